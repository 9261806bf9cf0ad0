import { Text, Title } from '@mantine/core'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { CalendarEntry } from '#studio/records/calendar/contract.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import classes from './calendar.module.css'
import { Entry } from './entry.tsx'

/** Days as a list, for one day and for narrow screens: only those on which something stands. */
export function DayList({ days, entries, headed }: { days: readonly CivilDate[]; entries: ReadonlyMap<string, readonly CalendarEntry[]>; headed: boolean }) {
  const filled = days.filter((day) => entries.has(day))
  if (filled.length === 0) return <Text c="dimmed">{headed ? words.calendar.nothingInDays : words.calendar.nothing}</Text>
  return (
    <div className={classes.list}>
      {filled.map((day) => (
        <section key={day}>
          {headed && (
            <Title order={2} size="h5" mb="xs">
              <DateText date={day} near />
            </Title>
          )}
          <ul className={classes.entries}>
            {(entries.get(day) ?? []).map((entry) => (
              <li key={`${entry.kind} ${entry.id} ${entry.position}`}>
                <Entry entry={entry} whole />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

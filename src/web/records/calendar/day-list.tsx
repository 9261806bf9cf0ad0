import { Text, Title } from '@mantine/core'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { CalendarEntry } from '#studio/records/calendar/contract.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import classes from './calendar.module.css'
import { Entry } from './entry.tsx'

/** Everything of one day; `headed` where it stands below other days, as on narrow screens. */
export function DayList({ day, entries, headed }: { day: CivilDate; entries: readonly CalendarEntry[]; headed: boolean }) {
  return (
    <section className={classes.list} aria-live={headed ? 'polite' : undefined}>
      {headed && (
        <Title order={2} size="h5">
          <DateText date={day} near />
        </Title>
      )}
      {entries.length === 0 && <Text c="dimmed">{words.calendar.nothing}</Text>}
      <ul className={classes.entries}>
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id} ${entry.position}`}>
            <Entry entry={entry} whole />
          </li>
        ))}
      </ul>
    </section>
  )
}

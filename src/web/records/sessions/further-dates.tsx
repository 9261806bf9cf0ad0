import { Text } from '@mantine/core'
import type { SessionRow } from '#studio/records/sessions/contract.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'

type FurtherDatesProps = { dates: SessionRow['further_dates'] }

/** The further dates of a session, one a line, as its page shows them. */
export function FurtherDates({ dates }: FurtherDatesProps) {
  if (dates.length === 0) return null
  return (
    <>
      <Text size="sm" fw={600} mt="sm" mb={4}>
        {words.sessions.further}
      </Text>
      <ul className={classes.lines}>
        {dates.map(({ label, on_day, at_time }) => (
          <li key={`${on_day} ${at_time ?? ''} ${label}`}>
            <div className={classes.body}>
              <DateText date={on_day} time={at_time} near />
              {label !== '' && (
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The same in a list, small: "Fri, May 9, 9:30 AM (Fitting)". */
export function AlsoOn({ dates }: FurtherDatesProps) {
  return dates.map(({ label, on_day, at_time }) => (
    <Text key={`${on_day} ${at_time ?? ''} ${label}`} component="span" display="block" size="xs" c="dimmed" fw={400}>
      {words.sessions.alsoOn} <DateText date={on_day} time={at_time} />
      {label !== '' && ` (${label})`}
    </Text>
  ))
}

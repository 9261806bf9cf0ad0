import { Text } from '@mantine/core'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { type Clock, dateOf, daysFromToday, writtenDate, writtenInstant, writtenTime } from './written.ts'

/** The clock of the studio one is in. */
export function useClock(): Clock {
  const { studio, today } = useMe()
  return { language: studio.language, zone: studio.zone, today }
}

/** "today", "in 3 days", "2 days ago". */
export function nearness(days: number): string {
  if (days === 0) return words.dates.today
  if (days === 1) return words.dates.tomorrow
  if (days === -1) return words.dates.yesterday
  return days < 0 ? words.dates.daysAgo(-days) : words.dates.inDays(days)
}

type DateTextProps = {
  date: string | null
  /** A wall time behind it. */
  time?: string | null
  /** Adds how far away it is: "Tue, Jun 2 · in 3 days". */
  near?: boolean
}

/** A civil date of the studio. */
export function DateText({ date, time, near }: DateTextProps) {
  const clock = useClock()
  if (date === null)
    return (
      <Text span inherit c="dimmed">
        {words.dates.none}
      </Text>
    )
  const hour = time === undefined || time === null || time === '' ? '' : `, ${writtenTime(time.slice(0, 5), clock)}`
  return (
    <time dateTime={date}>
      {writtenDate(date, clock)}
      {hour}
      {near === true && <Text span inherit c="dimmed">{` · ${nearness(daysFromToday(date, clock))}`}</Text>}
    </time>
  )
}

/** The day of an instant that is the beginning of a day, as what is held returns: "Tue, Jun 2 · tomorrow". */
export function DayText({ instant }: { instant: string }) {
  return <DateText date={dateOf(instant, useClock())} near />
}

/** An instant, as the wall clocks of the studio showed it. */
export function DateTimeText({ instant }: { instant: string | null }) {
  const clock = useClock()
  if (instant === null)
    return (
      <Text span inherit c="dimmed">
        {words.dates.none}
      </Text>
    )
  return <time dateTime={instant}>{writtenInstant(instant, clock)}</time>
}

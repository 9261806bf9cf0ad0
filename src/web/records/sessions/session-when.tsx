import { DateText, useClock } from '#web/ui/dates.tsx'
import { daysFromToday } from '#web/ui/written.ts'

/** Further away, days are no help. */
const near = 99

type When = { primary_on: string | null; primary_time: string | null }

/** When a session is, and how far away while that is something one counts in days. */
export function SessionWhen({ session: { primary_on, primary_time } }: { session: When }) {
  const clock = useClock()
  return <DateText date={primary_on} time={primary_time} near={primary_on !== null && Math.abs(daysFromToday(primary_on, clock)) <= near} />
}

import { words } from '#web/words/words.ts'
import { DateText, useClock } from './dates.tsx'
import { StatusBadge } from './status-badge.tsx'
import { daysFromToday } from './written.ts'

/** When something open is due; what is overdue says so. */
export function DueText({ date, open }: { date: string | null; open: boolean }) {
  const clock = useClock()
  const overdue = open && date !== null && daysFromToday(date, clock) < 0
  return (
    <>
      <DateText date={date} near={open} /> {overdue && <StatusBadge tone="bad">{words.dates.overdue}</StatusBadge>}
    </>
  )
}

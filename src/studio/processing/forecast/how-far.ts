import { type CivilDate, dateLabel } from '#studio/calendar/civil-date.ts'

/** Said where there is too much to count all of it while somebody waits. */
export function countedTo(to: CivilDate): string {
  return `Counted up to ${dateLabel(to)}: there is too much to count all of it at once. For the rest, ask for fewer days or one trigger.`
}

/** Said where not every entry was looked at for how it goes. */
export function lookedAt(entries: number): string {
  return `Of the first ${new Intl.NumberFormat('en-US').format(entries)}. To see how the others go, ask for fewer days or one trigger.`
}

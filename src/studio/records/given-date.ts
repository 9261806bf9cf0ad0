import { refuseField } from '#platform/refusal.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'

/** A date as a field gives it: left out, none, or a day that the calendar has. Refuses any other at its field. */
export function givenDate(field: string, given: string | null | undefined): CivilDate | null | undefined {
  if (given === null || given === undefined) return given
  const read = parseDate(given)
  if (!read.ok) throw refuseField(field, 'bad-date', read.message)
  return read.value
}

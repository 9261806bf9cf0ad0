import { type Problem, Refusal } from '#platform/refusal.ts'
import { parseDate } from '#studio/calendar/civil-date.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { parseTime } from '#studio/calendar/wall-time.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { SessionChange } from './contract.ts'
import type { SessionValues } from './session.ts'

/** Checks what a person gave about a session by itself; refuses all wrong fields at once, each with its sentence. */
export function checkSession(fields: Omit<SessionChange, 'version'>): SessionValues {
  const problems: Problem[] = []
  const take = <T>(field: string, text: string, read: (text: string) => Reading<T>): T | null => {
    const reading = read(text)
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return null
  }
  const { booked_by_id, assistant_ids, external_id, number, notes, primary_on, primary_time, primary_zone, booked_on, further_dates, ...plain } = fields
  const values: SessionValues = { ...plain }
  if (number !== undefined && oneLine(number) !== '') values.number = oneLine(number)
  if (notes !== undefined) values.notes = manyLines(notes)
  if (external_id !== undefined) values.external_id = oneLine(external_id ?? '') || null
  if (booked_by_id !== undefined) values.booked_by = booked_by_id
  if (assistant_ids !== undefined) values.assistants = assistant_ids
  if (primary_on !== undefined) values.primary_on = primary_on === null ? null : take('primary_on', primary_on, parseDate)
  if (primary_time !== undefined) values.primary_time = primary_time === null ? null : take('primary_time', primary_time, parseTime)
  if (primary_zone !== undefined) values.primary_zone = primary_zone === null ? null : take('primary_zone', primary_zone, parseZone)
  if (booked_on !== undefined) values.booked_on = booked_on === null ? null : take('booked_on', booked_on, parseDate)
  if (further_dates !== undefined) {
    values.further = further_dates.flatMap(({ label = '', on_day, at_time = null }, at) => {
      const day = take(`further_dates.${at}.on_day`, on_day, parseDate)
      const time = at_time === null ? null : take(`further_dates.${at}.at_time`, at_time, parseTime)
      return day === null ? [] : [{ label: oneLine(label), on_day: day, at_time: time }]
    })
  }
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-session', { message: first.message, problems: problems })
  return values
}

import { type Problem, Refusal } from '#platform/refusal.ts'
import { parseDate } from '#studio/calendar/civil-date.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { parseTime } from '#studio/calendar/wall-time.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { AppointmentValues } from './appointment.ts'
import type { AppointmentChange } from './contract.ts'

/** Checks what a person gave about an appointment by itself; refuses all wrong fields at once, each with its sentence. */
export function checkAppointment(fields: Omit<AppointmentChange, 'version'>): AppointmentValues {
  const problems: Problem[] = []
  const take = <T>(field: string, text: string, read: (text: string) => Reading<T>): T | null => {
    const reading = read(text)
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return null
  }
  const { external_id, title, place, notes, on_day, at_time, zone, booked_on, ...plain } = fields
  const values: AppointmentValues = { ...plain }
  if (external_id !== undefined) values.external_id = oneLine(external_id ?? '') || null
  if (title !== undefined) values.title = oneLine(title)
  if (place !== undefined) values.place = oneLine(place)
  if (notes !== undefined) values.notes = manyLines(notes)
  if (at_time !== undefined) values.at_time = at_time === null ? null : take('at_time', at_time, parseTime)
  if (zone !== undefined) values.zone = zone === null ? null : take('zone', zone, parseZone)
  if (booked_on !== undefined) values.booked_on = booked_on === null ? null : take('booked_on', booked_on, parseDate)
  const day = on_day === undefined ? null : take('on_day', on_day, parseDate)
  if (day !== null) values.on_day = day
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-appointment', { message: first.message, problems })
  return values
}

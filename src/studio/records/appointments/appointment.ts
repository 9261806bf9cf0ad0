import type { Selectable } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { folded } from '../folded-text.ts'
import type { StatusColumns } from '../tables.ts'
import type { AppointmentTable } from './tables.ts'

export type AppointmentRecord = { row: Selectable<AppointmentTable> }

const plainColumns = [
  'external_id', 'title', 'type_id', 'on_day', 'at_time', 'minutes', 'zone', 'booked_on', 'client_id', 'session_id', 'member_id', 'place',
  'on_hold', 'confirmed', 'canceled', 'notes',
] as const // biome-ignore format: a list to read across

/** The fields people and files set, checked. */
export type AppointmentValues = Partial<Pick<AppointmentRecord['row'], (typeof plainColumns)[number]>>

/** What every appointment begins with. */
export type Beginning = { type_id: number; status: StatusColumns; on_day: CivilDate; booked_on: CivilDate | null; at: Date }

export function blankAppointment({ type_id, status, on_day, booked_on, at }: Beginning): AppointmentRecord {
  const nobody = { client_id: null, session_id: null, member_id: null }
  const row: AppointmentRecord['row'] = {
    studio_id: 0,
    id: 0,
    external_id: null,
    title: '',
    type_id,
    type_set_at: at,
    ...status,
    on_day,
    at_time: null,
    minutes: null,
    zone: null,
    on_day_set_at: at,
    booked_on,
    ...nobody,
    place: '',
    on_hold: false,
    confirmed: false,
    canceled: false,
    notes: '',
    search_text: '',
    history_at: null,
    archived_at: null,
    created_at: at,
    version: 0,
  }
  return { row }
}

/**
 * The appointment as it is with these values. Since when the day and the type stand is remembered: moving only the hour, or saying the
 * same day again, does not count as setting the day.
 */
export function withValues({ row: before }: AppointmentRecord, values: AppointmentValues, now: Date): AppointmentRecord {
  const row = { ...before, ...values }
  const on_day_set_at = row.on_day === before.on_day ? before.on_day_set_at : now
  const type_set_at = row.type_id === before.type_id ? before.type_set_at : now
  return { row: { ...row, on_day_set_at, type_set_at, search_text: folded(`${row.title} ${row.place}`) } }
}

/** What an appointment's history compares, in the words of the API. */
export function appointmentFacts({ row }: AppointmentRecord): Record<string, unknown> {
  return Object.fromEntries(plainColumns.map((column) => [column, row[column]]))
}

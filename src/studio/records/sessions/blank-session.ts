import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { StatusColumns } from '../tables.ts'
import type { SessionRecord } from './session.ts'

/** What every session begins with. */
export type Beginning = { number: string; client_id: number; type_id: number; status: StatusColumns; created_on: CivilDate | null; at: Date; history: boolean }

export function blankSession({ number, client_id, type_id, status, created_on, at, history }: Beginning): SessionRecord {
  const row: SessionRecord['row'] = {
    studio_id: 0,
    id: 0,
    number,
    external_id: null,
    client_id,
    type_id,
    type_set_at: at,
    ...status,
    primary_on: null,
    primary_time: null,
    primary_zone: null,
    primary_set_at: at,
    created_on,
    booked_on: null,
    booked_by: null,
    photographer_id: null,
    on_hold: false,
    confirmed: false,
    canceled: false,
    notes: '',
    history_at: history ? at : null,
    archived_at: null,
    created_at: at,
    version: 0,
  }
  return { row, assistants: [], further: [] }
}

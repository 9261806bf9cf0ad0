import type { Selectable } from 'kysely'
import type { SessionTable } from '../tables.ts'
import { type FurtherDate, inOrder } from './further-date.ts'

/** A session with the members who assist and its further dates. */
export type SessionRecord = { row: Selectable<SessionTable>; assistants: number[]; further: FurtherDate[] }

const plainColumns = [
  'number', 'external_id', 'client_id', 'primary_time', 'primary_zone', 'booked_on', 'booked_by', 'photographer_id',
  'on_hold', 'confirmed', 'canceled', 'notes',
] as const // biome-ignore format: a list to read across

/** The fields people and files set, checked. */
export type SessionValues = Partial<Pick<SessionRecord['row'], (typeof plainColumns)[number] | 'primary_on' | 'type_id'> & Omit<SessionRecord, 'row'>>

/**
 * The session as it is with these values, whatever it was before. Since when the date and the type stand is remembered: moving only
 * the hour, or saying the same date again, does not count as setting the date.
 */
export function withValues(session: SessionRecord, values: SessionValues, now: Date): SessionRecord {
  const { assistants = session.assistants, further = session.further, ...columns } = values
  const before = session.row
  const row = { ...before, ...columns }
  const primary_set_at = row.primary_on === before.primary_on ? before.primary_set_at : now
  const type_set_at = row.type_id === before.type_id ? before.type_set_at : now
  return { row: { ...row, primary_set_at, type_set_at }, assistants: [...new Set(assistants)].toSorted((a, b) => a - b), further: inOrder(further) }
}

/** What a session's history compares, in the words of the API. */
export function sessionFacts({ row, assistants, further }: SessionRecord): Record<string, unknown> {
  const plain = Object.fromEntries(plainColumns.map((column) => [column === 'booked_by' ? 'booked_by_id' : column, row[column]]))
  return { ...plain, primary_on: row.primary_on, type_id: row.type_id, assistant_ids: assistants, further_dates: further }
}

import { createHash } from 'node:crypto'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { ownMark } from './own-mark.ts'
import type { RowReader } from './row.ts'

/** What a file says of any record. Type and status are told by name; what is not there is left as it is. */
export type Told = { external_id: string; number?: string; type?: string; status?: string; status_due_on?: CivilDate | null }

/**
 * The number by which a record is known again: the one of the other program. In a file without such a column it is a fingerprint of what
 * the record says of itself, so that the same file again is known too. A fingerprint, since names and addresses must not outlive their client here.
 */
export function numberIn(cells: RowReader, content: readonly (string | undefined)[]): string {
  const said = content.filter((text) => text !== undefined && text !== '').join('\n')
  if (cells.has('external_id')) return cells.text('external_id')
  return said === '' ? '' : ownNumber(said)
}

/** The number of a record that has none: a fingerprint of what it says. */
export function ownNumber(said: string): string {
  return ownMark + createHash('sha256').update(said).digest('hex').slice(0, 20)
}

/** What the columns of a row say, each read in the same way; only those the file has. */
export function told<Column extends string, T>(cells: RowReader, columns: readonly Column[], read: (column: Column) => T): Partial<Record<Column, T>> {
  return Object.fromEntries(columns.filter((column) => cells.has(column)).map((column) => [column, read(column)])) as Partial<Record<Column, T>>
}

/** All that a row says of its client, each a way to find the same one: number, email, name. Left out where the file has no such column. */
export function toldClient(cells: RowReader): { client?: string[] } {
  const columns = ['client', 'client_email', 'client_name', 'client_first_name', 'client_last_name']
  if (!columns.some((column) => cells.has(column))) return {}
  const name = cells.text('client_name') || `${cells.text('client_first_name')} ${cells.text('client_last_name')}`.trim()
  return { client: [...new Set([cells.text('client'), cells.text('client_email'), name])].filter((text) => text !== '') }
}

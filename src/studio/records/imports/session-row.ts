import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { readTime } from '#studio/calendar/written-time.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { manyLines } from '../written-text.ts'
import { clientColumns } from './kind-columns.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { ownNumber, toldClient } from './told.ts'

/** What a file says about a session: only what it has columns for. Client, type, status and photographer are told by their names there. */
export type SessionSaid = {
  external_id: string
  number: string
  client: string
  type: string
  status?: string
  status_due_on?: CivilDate | null
  primary_on?: CivilDate | null
  primary_time?: WallTime | null
  primary_zone?: string | null
  photographer?: string
  on_hold?: boolean
  confirmed?: boolean
  canceled?: boolean
  booked_on?: CivilDate | null
  created_on?: CivilDate | null
  notes?: string
}

/** Reads one row of a sessions' file: what it says, or every cell that cannot be taken. */
export function readSessionRow(row: FileRow, reader: Reader): { said: SessionSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  const number = cells.text('number') || cells.text('external_id')
  const said: SessionSaid = { external_id: cells.text('external_id') || number, number, client: clientIn(cells), type: cells.text('type') }
  if (cells.has('status')) said.status = cells.text('status')
  if (cells.has('photographer')) said.photographer = cells.text('photographer')
  // A session has no title: what other programs call it is the first line of its notes, as with the events of a calendar.
  if (cells.has('notes') || cells.has('title')) said.notes = [cells.text('title'), manyLines(cells.raw('notes'))].filter(Boolean).join('\n')
  for (const column of ['status_due_on', 'primary_on', 'booked_on', 'created_on'] as const) if (cells.has(column)) said[column] = cells.date(column)
  for (const column of ['on_hold', 'confirmed', 'canceled'] as const) if (cells.has(column)) said[column] = cells.yes(column)
  if (cells.has('primary_time')) said.primary_time = cells.read('primary_time', null, readTime)
  if (cells.has('primary_zone')) said.primary_zone = cells.read('primary_zone', null, parseZone)
  if (!cells.has('number') && !cells.has('external_id')) said.external_id = ownSessionNumber(cells, said)
  else if (number === '')
    cells.note(
      cells.has('number') ? 'number' : 'external_id',
      'The session has no number here. Give the one it has in the other program; by it the session is known again. If no session has one there, choose that this column is not used.',
    )
  if (said.client === '')
    cells.note(
      Object.keys(clientColumns).find((column) => cells.has(column)) ?? 'client',
      'The session has no client. Give the client’s number, email or name.',
    )
  if (said.type === '') cells.note('type', 'The session has no type. Give one, like Family or Wedding.')
  if (cells.text('primary_time') !== '' && said.primary_on === null && cells.text('primary_on') === '')
    cells.note('primary_time', 'The session has a time but no date. Give the date too, or take the time away.')
  return { said, wrong: cells.wrong }
}

/** A session without a number is known again by client, type, name, and the day on which it was created or booked; without such a day, by when it is. */
function ownSessionNumber(cells: RowReader, { client, type, primary_on, primary_time, booked_on, created_on }: SessionSaid): string {
  return ownNumber([client, type, cells.text('title'), created_on ?? booked_on ?? `${primary_on ?? ''} ${primary_time ?? ''}`].join('\n').toLowerCase())
}

/** What stands between several ways to name a client. */
export const clientWays = ' · '

/** By number; where the file gives none, by all that it says of the client. */
function clientIn(cells: RowReader): string {
  return cells.text('client') || (toldClient(cells).client ?? []).join(clientWays)
}

import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { manyLines } from '../written-text.ts'
import type { Linked } from './linked.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { type Told, told, toldClient } from './told.ts'

/** What a file says about an order of either kind: only what it has columns for. */
export type OrderSaid = Told &
  Pick<Linked, 'client' | 'session' | 'vendor' | 'invoice' | 'department' | 'user'> & {
    number: string
    description?: string
    ordered_on?: CivilDate | null
    expected_on?: CivilDate | null
    received_on?: CivilDate | null
    tracking?: string
    notes?: string
  }

/** Reads one row of an orders' file: what it says, or every cell that cannot be taken. */
export function readOrderRow(row: FileRow, reader: Reader): { said: OrderSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  const number = cells.text('number') || cells.text('external_id')
  const said: OrderSaid = {
    external_id: cells.text('external_id') || number,
    number,
    ...told(cells, ['type', 'status', 'session', 'vendor', 'invoice', 'department', 'user', 'description', 'tracking'], (column) => cells.text(column)),
    ...told(cells, ['status_due_on', 'ordered_on', 'expected_on', 'received_on'], (column) => cells.date(column)),
    ...told(cells, ['notes'], () => manyLines(cells.raw('notes'))),
    ...toldClient(cells),
  }
  if (number === '')
    cells.note(
      cells.has('number') ? 'number' : 'external_id',
      'The order has no number here. Give the one it has in the other program; by it the order is known again.',
    )
  return { said, wrong: cells.wrong }
}

import { readEmail } from '../clients/email.ts'
import { readPhone } from '../clients/phone.ts'
import { manyLines } from '../written-text.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { type Told, told } from './told.ts'

/** What a file says about a vendor: only what it has columns for. */
export type VendorSaid = Told & {
  name: string
  contact_name?: string
  email?: string | null
  phone?: string | null
  account_number?: string
  notes?: string
}

/** Reads one row of a vendors' file: what it says, or every cell that cannot be taken. Without a number a vendor is known by its name. */
export function readVendorRow(row: FileRow, reader: Reader): { said: VendorSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  const name = cells.text('name')
  const said: VendorSaid = {
    external_id: cells.text('external_id') || name,
    number: name,
    name,
    ...told(cells, ['contact_name', 'account_number'], (column) => cells.text(column)),
    ...told(cells, ['email'], () => cells.read('email', null, readEmail)),
    ...told(cells, ['phone'], () => cells.read('phone', null, (text) => readPhone(text, reader.country))),
    ...told(cells, ['notes'], () => manyLines(cells.raw('notes'))),
  }
  if (name === '') cells.note('name', 'The vendor has no name. Give one.')
  return { said, wrong: cells.wrong }
}

import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { StatusColumns } from '../tables.ts'
import type { InvoiceRecord } from './invoice.ts'

/** What every invoice begins with. */
type Beginning = { number: string; bill_to_id: number; type_id: number; status: StatusColumns; invoiced_on: CivilDate; at: Date }

export function blankInvoice({ number, bill_to_id, type_id, status, invoiced_on, at }: Beginning): InvoiceRecord {
  const row: InvoiceRecord['row'] = {
    studio_id: 0,
    id: 0,
    number,
    external_id: null,
    type_id,
    type_set_at: at,
    ...status,
    bill_to_id,
    session_id: null,
    invoiced_on,
    payment_due_on: null,
    payment_due_set_at: at,
    total: 0,
    paid: 0,
    balance: 0,
    canceled: false,
    notes: '',
    history_at: null,
    archived_at: null,
    created_at: at,
    version: 0,
  }
  return { row, lines: [], payments: [], dues: [] }
}

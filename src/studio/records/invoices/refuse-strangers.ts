import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import type { InvoiceRecord } from './invoice.ts'

/** Refuses an invoice that would newly name a client, session or type that is not there or was put away. */
export async function refuseStrangers(work: Work, before: InvoiceRecord | null, { row }: InvoiceRecord): Promise<void> {
  const problems = await findStrangers(work, [
    { field: 'bill_to_id', what: 'client', id: row.bill_to_id, was: before?.row.bill_to_id },
    { field: 'session_id', what: 'session', id: row.session_id, was: before?.row.session_id },
    { field: 'type_id', what: 'type', of: 'invoice', id: row.type_id, was: before?.row.type_id },
  ])
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-invoice', { message: first.message, problems })
}

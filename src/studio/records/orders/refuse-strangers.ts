import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import type { OrderRecord } from './order.ts'

/** Refuses an order that would newly name a vendor, client, session, invoice, type, department or member that is not there or was put away. */
export async function refuseStrangers(work: Work, before: OrderRecord | null, { row }: OrderRecord): Promise<void> {
  const was = before?.row
  const problems = await findStrangers(work, [
    { field: 'client_id', what: 'client', id: row.client_id, was: was?.client_id },
    { field: 'type_id', what: 'type', of: 'production_order', id: row.type_id ?? null, was: was?.type_id },
    { field: 'vendor_id', what: 'vendor', id: row.vendor_id, was: was?.vendor_id },
    { field: 'session_id', what: 'session', id: row.session_id, was: was?.session_id },
    { field: 'invoice_id', what: 'invoice', id: row.invoice_id ?? null, was: was?.invoice_id },
    { field: 'department_id', what: 'department', id: row.department_id, was: was?.department_id },
    { field: 'member_id', what: 'member', id: row.member_id, was: was?.member_id },
  ])
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-order', { message: first.message, problems })
}

import type { OrderFields, PreproductionOrder, ProductionOrder } from '#studio/records/orders/contract.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { words } from '#web/words/words.ts'
import type { Picked } from '../sessions/client-picker.tsx'

/** An order of either kind, as it is shown. */
export type ShownOrder = PreproductionOrder & Partial<Pick<ProductionOrder, 'type' | 'tracking' | 'invoice'>>

/** An order while its form is open. Fields have the names the API gives them; the type, invoice and tracking number are a production order's. */
export type OrderDraft = {
  client_id: Picked | null
  type_id: number | null
  session_id: number | null
  invoice_id: number | null
  vendor_id: number | null
  department_id: number | null
  member_id: number | null
  description: string
  ordered_on: string | null
  expected_on: string | null
  received_on: string | null
  tracking: string
  number: string
  notes: string
}

export function emptyDraft(client: Picked | null, session_id: number | null): OrderDraft {
  const none = { type_id: null, invoice_id: null, vendor_id: null, department_id: null, member_id: null }
  return {
    ...none,
    client_id: client,
    session_id,
    description: '',
    ordered_on: null,
    expected_on: null,
    received_on: null,
    tracking: '',
    number: '',
    notes: '',
  }
}

export function draftOf(order: ShownOrder): OrderDraft {
  const { client, type, session, invoice, vendor, department, member, tracking = '' } = order
  const { description, ordered_on, expected_on, received_on, number, notes } = order
  return {
    client_id: client,
    type_id: type?.id ?? null,
    session_id: session?.id ?? null,
    invoice_id: invoice?.id ?? null,
    vendor_id: vendor?.id ?? null,
    department_id: department?.id ?? null,
    member_id: member?.id ?? null,
    description,
    ordered_on,
    expected_on,
    received_on,
    tracking,
    number,
    notes,
  }
}

/** What can be said before asking the server, by field. */
export function draftProblems(kind: OrderKind, { client_id, type_id }: OrderDraft): Record<string, string> {
  const say = words.orders.form
  const typeless = kind === 'production_order' && type_id === null
  return { ...(client_id === null ? { client_id: say.clientMissing } : {}), ...(typeless ? { type_id: say.typeMissing } : {}) }
}

/** What a new order says. An empty number is left to the studio, and who has it to the status, unless somebody is chosen. */
export function newOrder(kind: OrderKind, draft: OrderDraft) {
  const { number, department_id, member_id, client_id, ...rest } = bodyOf(kind, draft)
  return {
    ...rest,
    client_id: client_id ?? 0,
    ...(draft.number.trim() === '' ? {} : { number }),
    ...(draft.department_id === null && draft.member_id === null ? {} : { department_id, member_id }),
  }
}

/** Only what the person changed. */
export function changedFields(kind: OrderKind, before: OrderDraft, after: OrderDraft): OrderFields {
  const [old, now] = [bodyOf(kind, before), bodyOf(kind, after)]
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== old[field as keyof OrderFields]))
}

function bodyOf(kind: OrderKind, { client_id, type_id, invoice_id, tracking, ...draft }: OrderDraft): OrderFields {
  const both = { ...draft, ...(client_id === null ? {} : { client_id: client_id.id }) }
  return kind === 'production_order' ? { ...both, ...(type_id === null ? {} : { type_id }), invoice_id, tracking } : both
}

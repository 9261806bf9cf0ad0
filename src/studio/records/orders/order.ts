import type { Selectable } from 'kysely'
import { folded } from '../folded-text.ts'
import type { SubjectKind } from '../subject.ts'
import type { StatusColumns } from '../tables.ts'
import type { PreproductionOrderTable, ProductionOrderTable } from './tables.ts'

/** What a lab makes after the order, and what is made before it: proofs, retouching. */
export const orderKinds = ['production_order', 'preproduction_order'] as const satisfies readonly SubjectKind[]
export type OrderKind = (typeof orderKinds)[number]

type Both = Selectable<PreproductionOrderTable>
type ProductionOnly = Pick<Selectable<ProductionOrderTable>, 'type_id' | 'type_set_at' | 'invoice_id' | 'tracking'>

/** An order of either kind; only production orders have a type, an invoice and a tracking number. */
export type OrderRecord = { row: Both & Partial<ProductionOnly> }

export const commonColumns = [
  'number', 'external_id', 'vendor_id', 'client_id', 'session_id', 'department_id', 'member_id', 'description',
  'ordered_on', 'expected_on', 'received_on', 'notes',
] as const // biome-ignore format: a list to read across
const plainColumns = [...commonColumns, 'type_id', 'invoice_id', 'tracking'] as const

/** The fields people and files set, checked. */
export type OrderValues = Partial<Pick<OrderRecord['row'], (typeof plainColumns)[number]>>

/** What every order begins with. The type is given for production orders alone. */
export type Beginning = { number: string; client_id: number; type_id: number | undefined; status: StatusColumns; at: Date }

export function blankOrder({ number, client_id, type_id, status, at }: Beginning): OrderRecord {
  const nobody = { vendor_id: null, session_id: null, department_id: null, member_id: null }
  const never = { ordered_on: null, expected_on: null, received_on: null, history_at: null, archived_at: null }
  const empty = { external_id: null, description: '', notes: '', search_text: '' }
  const typed = type_id === undefined ? {} : { type_id, type_set_at: at, invoice_id: null, tracking: '' }
  const row = { studio_id: 0, id: 0, number, client_id, ...status, ...nobody, ...never, ...empty, created_at: at, version: 0, ...typed }
  return { row }
}

/** The order as it is with these values. Since when the type stands is remembered. */
export function withValues({ row: before }: OrderRecord, values: OrderValues, now: Date): OrderRecord {
  const row = { ...before, ...values }
  const typed = row.type_id === before.type_id ? {} : { type_set_at: now }
  return { row: { ...row, ...typed, search_text: folded(`${row.number} ${row.description} ${row.tracking ?? ''}`) } }
}

/** What an order's history compares, in the words of the API. */
export function orderFacts({ row }: OrderRecord): Record<string, unknown> {
  return Object.fromEntries(plainColumns.map((column) => [column, row[column]]))
}

import type { Contract } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { listClients, readClient } from '#studio/records/clients/contract.ts'
import { listFeeds } from '#studio/records/feeds/contract.ts'
import { listInvoices, readInvoice } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listSessions, readSession } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { listVendors } from '#studio/records/vendors/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import type { Caller } from './caller.ts'
import type { ReferenceKind } from './field.ts'

type Place = {
  what: string
  list: Contract
  query: (text: string) => Record<string, unknown>
  /** The property by which people call it. */
  name: 'name' | 'number' | 'description'
  /** Where people also know it by a number that is not Hotshoe's own: how that is asked for, and how one is read by Hotshoe's. */
  known?: { query: (text: string) => Record<string, unknown>; read: Contract; as: string }
}

const searched = (text: string) => ({ search: text, limit: 50 })
const byOtherProgram = { query: (text: string) => ({ external_id: text }), read: readClient, as: 'in the other program' }
const byNumber = { query: (text: string) => ({ number: text }), read: readSession, as: 'as a session number' }
const byOrderNumber = (read: Contract) => ({ query: (text: string) => ({ number: text }), read, as: 'as an order number' })
const byInvoiceNumber = { query: (text: string) => ({ number: text }), read: readInvoice, as: 'as an invoice number' }
const places: Record<ReferenceKind, Place> = {
  client: { what: 'client', list: listClients, query: searched, name: 'name', known: byOtherProgram },
  appointment: { what: 'appointment', list: listAppointments, query: searched, name: 'name' },
  session: { what: 'session', list: listSessions, query: searched, name: 'number', known: byNumber },
  invoice: { what: 'invoice', list: listInvoices, query: searched, name: 'number', known: byInvoiceNumber },
  vendor: { what: 'vendor', list: listVendors, query: searched, name: 'name' },
  'production-order': { what: 'production order', list: productionOrders.list, query: searched, name: 'number', known: byOrderNumber(productionOrders.read) },
  'preproduction-order': {
    what: 'preproduction order',
    list: preproductionOrders.list,
    query: searched,
    name: 'number',
    known: byOrderNumber(preproductionOrders.read),
  },
  status: { what: 'status', list: listStatuses, query: () => ({}), name: 'name' },
  'session-status': { what: 'session status', list: listStatuses, query: () => ({ subject_kind: 'session' }), name: 'name' },
  'client-status': { what: 'client status', list: listStatuses, query: () => ({ subject_kind: 'client' }), name: 'name' },
  'appointment-status': { what: 'appointment status', list: listStatuses, query: () => ({ subject_kind: 'appointment' }), name: 'name' },
  'invoice-status': { what: 'invoice status', list: listStatuses, query: () => ({ subject_kind: 'invoice' }), name: 'name' },
  'production-order-status': { what: 'production order status', list: listStatuses, query: () => ({ subject_kind: 'production_order' }), name: 'name' },
  'preproduction-order-status': {
    what: 'preproduction order status',
    list: listStatuses,
    query: () => ({ subject_kind: 'preproduction_order' }),
    name: 'name',
  },
  'task-status': { what: 'task status', list: listStatuses, query: () => ({ subject_kind: 'task' }), name: 'name' },
  type: { what: 'session type', list: listTypes, query: () => ({ subject_kind: 'session' }), name: 'name' },
  'appointment-type': { what: 'appointment type', list: listTypes, query: () => ({ subject_kind: 'appointment' }), name: 'name' },
  'invoice-type': { what: 'invoice type', list: listTypes, query: () => ({ subject_kind: 'invoice' }), name: 'name' },
  'production-order-type': { what: 'production order type', list: listTypes, query: () => ({ subject_kind: 'production_order' }), name: 'name' },
  'task-type': { what: 'task type', list: listTypes, query: () => ({ subject_kind: 'task' }), name: 'name' },
  'any-type': { what: 'type', list: listTypes, query: () => ({}), name: 'name' },
  template: { what: 'template', list: listTemplates, query: searched, name: 'name' },
  member: { what: 'member', list: listMembers, query: searched, name: 'name' },
  department: { what: 'department', list: listDepartments, query: () => ({ limit: 500 }), name: 'name' },
  task: { what: 'task', list: listTasks, query: searched, name: 'description' },
  feed: { what: 'feed', list: listFeeds, query: () => ({ limit: 500 }), name: 'name' },
  trigger: { what: 'trigger', list: listTriggers, query: searched, name: 'description' },
}

/** What is looked for, and within what: the statuses of one type. */
type Among = { kind: ReferenceKind; among: Record<string, unknown> }

type Row = { id: number } & Record<string, unknown>

/**
 * The number of what a person names: by its number, by the one it has in the other program, or by its name, of which there must be
 * one. `id:12` is Hotshoe's own number and nothing else.
 */
export async function findReference(caller: Caller, what: ReferenceKind | Among, text: string): Promise<number> {
  const { kind, among } = typeof what === 'string' ? { kind: what, among: {} } : what
  const place = { ...places[kind], query: (wanted: string) => ({ ...places[kind].query(wanted), ...among }) }
  return findIn(caller, place, text)
}

async function findIn(caller: Caller, place: Place, text: string): Promise<number> {
  const wanted = text.trim()
  const own = /^(?<only>id:)?(?<id>\d{1,15})$/.exec(wanted)?.groups
  const known = own?.only === undefined ? await knownBy(caller, place, wanted) : []
  if (own !== undefined) return ownOrKnown(caller, place, { wanted, id: Number(own.id), known })
  const { what, name } = place
  const rows = await listed(caller, place, place.query(wanted))
  const found = alike([...known, ...rows.filter((row) => String(row[name]).toLowerCase() === wanted.toLowerCase())])
  const those = found.length > 0 ? found : await otherwise(caller, place, { rows, wanted })
  return theOne({ what, name, wanted }, those.length > 1 ? await toldApart(caller, those) : those, rows)
}

/** Statuses and types that are called alike, with what tells them apart: the kind of record, and the type whose status it is. */
async function toldApart(caller: Caller, rows: readonly Row[]): Promise<Row[]> {
  const types = rows.some(({ type_id }) => typeof type_id === 'number') ? (await caller.call(listTypes, { query: {} })).rows : []
  return rows.map((row) => {
    const kind = Object.entries(subjectKinds).find(([key]) => key === row.subject_kind)?.[1]
    const type = types.find(({ id }) => id === row.type_id)
    return kind === undefined ? row : { ...row, of: [kind.label.toLowerCase(), type?.name].filter(Boolean).join(' ') }
  })
}

/** Digits are Hotshoe's number, unless they are only somebody's in the other program. Where they are both, a person has to say which. */
async function ownOrKnown(caller: Caller, { name, what, known: by }: Place, { wanted, id, known }: { wanted: string; id: number; known: Row[] }) {
  const [other] = known.filter((row) => row.id !== id)
  if (other === undefined || by === undefined) return id
  const own = await caller.call(by.read, { params: { id } }).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  })
  if (own === null) return other.id
  throw new Refusal(
    'invalid',
    'which-one',
    `Two ${what}s go by the number ${wanted}: one in Hotshoe, and ${String(other[name])} ${by.as}. Write id:${id} for the first, id:${other.id} for the second.`,
  )
}

async function knownBy(caller: Caller, place: Place, text: string): Promise<Row[]> {
  const { known } = place
  if (known === undefined || text === '') return []
  const rows = await listed(caller, place, known.query(text))
  return rows.length > 0 ? rows : listed(caller, place, { ...known.query(text), archived: true })
}

async function listed(caller: Caller, { list }: Place, query: Record<string, unknown>): Promise<Row[]> {
  return ((await caller.call(list, { query })) as { rows: Row[] }).rows
}

/** What has no exact name: of people also what a search finds, for nobody types a whole name; and who was put away, by the exact name. */
async function otherwise(caller: Caller, place: Place, { rows, wanted }: { rows: Row[]; wanted: string }): Promise<readonly Row[]> {
  const { list, query, name } = place
  if (list === listClients && rows.length > 0) return rows
  if (!('archived' in (list.query?.properties ?? {}))) return []
  const away = await listed(caller, place, { ...query(wanted), archived: true })
  return away.filter((row) => String(row[name]).toLowerCase() === wanted.toLowerCase())
}

function theOne({ what, name, wanted }: Pick<Place, 'what' | 'name'> & { wanted: string }, found: readonly Row[], rows: readonly Row[]): number {
  if (found.length === 1 && found[0] !== undefined) return found[0].id
  const named = (found.length > 1 ? found : rows)
    .slice(0, 12)
    .map((row) => `${String(row[name])} (${typeof row.of === 'string' ? `${row.of}, ` : ''}${row.id})`)
  if (found.length > 1)
    throw new Refusal('invalid', 'which-one', `There is more than one ${what} “${wanted}”: ${named.join(', ')}. Give the number of the one you mean.`)
  throw new Refusal('not-found', 'no-such-name', `There is no ${what} “${wanted}”.${named.length > 0 ? ` There are: ${named.join(', ')}.` : ''}`)
}

function alike(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

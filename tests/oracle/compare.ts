import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Kind } from './lines.ts'
import { datesOf } from './matcher.ts'
import { at, type Item, keyOf, ownerOf, type World } from './model.ts'
import type { Rows } from './rows.ts'

/** What both say of an item, in words of the model. */
type Listed = { key: string; says: string }

/** Where the oracle and the program differ, a sentence each. */
export async function differences(work: Work, world: World, rows: Rows): Promise<string[]> {
  const oracle = new Map(world.items.map((item) => [keyOf(item), statement(item, detailsOf(world, item))]))
  const program = new Map((await ledger(work, rows)).map(({ listed }) => [listed.key, listed.says]))
  const keys = [...new Set([...oracle.keys(), ...program.keys()])].toSorted()
  return keys
    .filter((key) => oracle.get(key) !== program.get(key))
    .map((key) => `${key}: the oracle says ${oracle.get(key) ?? 'nothing'}, the program ${program.get(key) ?? 'nothing'}`)
}

type Stated = { state: string; reason: string | null; late: boolean; held: Date | null }

/** Details are compared while an item is listed. */
function statement(item: Item, details: string): string {
  const { state, reason, late, heldUntil } = item
  return says({ state, reason, late, held: heldUntil === null ? null : new Date(heldUntil) }, details)
}

function says({ state, reason, late, held }: Stated, details: string): string {
  const why = reason === null ? '' : ` (${reason})`
  const until = state === 'held' && held !== null ? `, until ${held.toISOString()}` : ''
  return `${state}${why}${late ? ', late' : ''}${['active', 'held', 'attention'].includes(state) ? `${until}, ${details}` : ''}`
}

function detailsOf(world: World, item: Item): string {
  const dates = datesOf(world, item)
  return `due ${dates?.due}, valid until ${dates?.validUntil}, of client ${ownerOf(world, item.of, item.place) ?? -1}`
}

type Row = {
  id: number
  version: number
  trigger_id: number
  subject_kind: Kind
  subject_id: number
  occurrence: string
  state: string
  reason: string | null
  late: boolean
  due_on: string
  valid_until: string
  client_id: number | null
  hold_until: Date | null
}

/** The row of an item by its key. */
export async function rowOf(work: Work, rows: Rows, key: string): Promise<{ id: number; version: number }> {
  const found = (await ledger(work, rows)).find(({ listed }) => listed.key === key)
  if (found === undefined) throw new Error(`The program does not list ${key}.`)
  return found
}

export async function ledger(work: Work, rows: Rows): Promise<{ id: number; version: number; listed: Listed }[]> {
  const { rows: items } = await sql<Row>`
    SELECT id, version, trigger_id, subject_kind, subject_id, occurrence, state, reason, late, due_on, valid_until, client_id, hold_until FROM triggered_item`.execute(
    work.db,
  )
  const entries = await entriesOf(work)
  return items.map((item) => ({ id: item.id, version: item.version, listed: listedOf(item, rows, entries) }))
}

function listedOf(item: Row, rows: Rows, entries: ReadonlyMap<string, number>): Listed {
  const details = `due ${item.due_on}, valid until ${item.valid_until}, of client ${rows.clients.indexOf(item.client_id ?? 0)}`
  return {
    key: `trigger ${rows.triggers.indexOf(item.trigger_id)}, ${item.subject_kind} ${placeOf(item, rows)}, ${occurrenceOf(item, rows, entries)}`,
    says: says({ ...item, held: item.hold_until }, details),
  }
}

function placeOf({ subject_kind, subject_id }: Row, { clients, records }: Rows): number {
  return subject_kind === 'client' ? clients.indexOf(subject_id) : records.findIndex(({ kind, id }) => kind === subject_kind && id === subject_id)
}

/** Numbers of rows as places: of entries of a history, of who is to be told, of family members. */
function occurrenceOf({ occurrence, subject_kind, subject_id }: Row, { clients, family, members }: Rows, entries: ReadonlyMap<string, number>): string {
  const [number = '', rest = ''] = occurrence.split(':')
  const entry = entries.get(number)
  if (entry !== undefined) return rest === '' ? `entry ${entry}` : `entry ${entry}:${rest}`
  if (number === 'created' || number === 'booked') return rest === '' ? number : `${number}:${rest === '0' ? 'nobody' : members.indexOf(Number(rest))}`
  if (subject_kind !== 'client' || rest === '') return occurrence
  return `member ${at(family, clients.indexOf(subject_id)).indexOf(Number(number))}:${rest}`
}

/** Entries of a record's history by their number, as places in that record. */
async function entriesOf(work: Work): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; place: number }>`
    SELECT id::text AS id, (row_number() OVER (PARTITION BY subject_kind, subject_id ORDER BY id) - 1)::int AS place FROM status_entry`.execute(work.db)
  return new Map(rows.map(({ id, place }) => [id, place]))
}

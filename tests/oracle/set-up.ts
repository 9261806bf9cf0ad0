import { sql } from 'kysely'
import { createClient } from '#studio/records/clients/create-client.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Instant } from './dates.ts'
import { durations } from './happen.ts'
import { has, type Kind, kindNames } from './lines.ts'
import { at, type Client, type World } from './model.ts'
import type { Program } from './program.ts'
import type { Rows } from './rows.ts'

/** When every studio was set up, long before its history begins. */
export const setUpAt: Instant = Date.parse('2026-01-05T12:00:00Z')
const clientCount = 4

/** What every studio has before its history begins, among plain objects. */
export function newWorld(world: Pick<World, 'zone' | 'now' | 'usesInvoiceStatuses'>): World {
  const clients = Array.from({ length: clientCount }, (_, place) => newClient(place))
  return { ...world, workWeek: [1, 2, 3, 4, 5], clients, records: [], triggers: [], items: [] }
}

function newClient(place: number): Client {
  const unknown = () => ({ on: null, since: setUpAt })
  return {
    createdAt: setUpAt,
    entries: [{ status: 0, at: setUpAt }],
    due: unknown(),
    birthday: unknown(),
    anniversary: unknown(),
    family: familyNames.map(() => ({ birthday: unknown(), person: null })),
    doNotMarket: false,
    doNotCall: false,
    phones: [place],
    archived: false,
    mergedInto: null,
  }
}

export const familyNames = ['Emma', 'Noah'] as const

/** The same in the program. */
export function setUp(program: Program): Promise<Rows> {
  return program.at(setUpAt).inTransaction(async (work) => {
    // Then no number of an entry is a year.
    await sql`SELECT max(nextval('status_entry_id_seq')) FROM generate_series(1, 3000)`.execute(work.db)
    const types = await byKind((kind) => addTypes(work, kind))
    const statuses = await byKind((kind) => addStatuses(work, kind, types[kind]))
    const rows: Rows = { statuses, types, members: await addMembers(work), clients: [], family: [], records: [], triggers: [] }
    return { ...rows, ...(await addClients(work)) }
  })
}

/** What makes a studio the one of a history. */
export async function begin(program: Program, { now, zone, usesInvoiceStatuses }: Pick<World, 'zone' | 'now' | 'usesInvoiceStatuses'>): Promise<void> {
  await program.at(now).inTransaction((work) => sql`UPDATE studio SET zone = ${zone}, use_invoice_statuses = ${usesInvoiceStatuses}`.execute(work.db))
}

async function byKind<T>(add: (kind: Kind) => Promise<T>): Promise<Record<Kind, T>> {
  const added: [Kind, T][] = []
  for (const kind of kindNames) added.push([kind, await add(kind)])
  return Object.fromEntries(added) as Record<Kind, T>
}

async function addTypes(work: Work, kind: Kind): Promise<number[]> {
  if (has(kind).typed !== true && kind !== 'invoice') return []
  const { rows } = await sql<{ id: number }>`
    INSERT INTO type (subject_kind, name, position) VALUES (${kind}, 'First', 1), (${kind}, 'Second', 2) RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function addStatuses(work: Work, kind: Kind, types: readonly number[]): Promise<number[]> {
  const { statuses } = has(kind)
  if (statuses === 'none') return []
  if (statuses === 'of forms') return formStatuses(work)
  const added: number[] = []
  for (const type of statuses === 'of the type' ? types : [null]) {
    const { rows } = await sql<{ id: number }>`
      INSERT INTO status (subject_kind, type_id, name, position, duration_days, is_initial) SELECT ${kind}, ${type}::bigint, 'Status ' || place, place, nullif(days, -1), place = 1
      FROM unnest(${durations.map((days) => days ?? -1)}::int[]) WITH ORDINALITY AS d(days, place) RETURNING id`.execute(work.db)
    added.push(...rows.map(({ id }) => id))
  }
  return added
}

async function formStatuses(work: Work): Promise<number[]> {
  await addFormStatuses(work)
  const { rows } = await sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'web_form' ORDER BY position`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function addMembers(work: Work): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO member (name, role, takes_sessions) VALUES ('Maya Ortiz', 'photographer', true), ('Ben Ito', 'photographer', true) RETURNING id`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}

/** Everybody whom a studio knows when its history begins. */
export async function addClients(work: Work): Promise<Pick<Rows, 'clients' | 'family'>> {
  const found: Pick<Rows, 'clients' | 'family'> = { clients: [], family: [] }
  for (let place = 0; place < clientCount; place += 1) found.clients.push(await addClient(work, place))
  for (const id of found.clients) found.family.push(await familyOf(work, id))
  return found
}

function addClient(work: Work, place: number): Promise<number> {
  return createClient(work, { last_name: `Miller ${place}`, phones: phonesOf(place), family_members: familyNames.map((name) => ({ name })) })
}

export function phonesOf(place: number) {
  return [{ phone: phoneOf(place), label: 'Mobile', sms: true }]
}

export function phoneOf(place: number): string {
  return `(402) 555-01${place}0`
}

async function familyOf(work: Work, client: number): Promise<number[]> {
  const { rows } = await sql<{ id: number; name: string }>`SELECT id, name FROM family_member WHERE client_id = ${client}`.execute(work.db)
  return familyNames.map((name) => at(rows.filter((row) => row.name === name), 0).id) // biome-ignore format: short
}

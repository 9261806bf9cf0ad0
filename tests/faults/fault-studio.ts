import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { readConfig } from '#app/config.ts'
import { foundStudio } from '#app/found-studio.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { onceBack } from '#platform/database/once-back.ts'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { statusCalled } from '#support/records.ts'
import { emailStep } from '#support/t7.ts'
import type { Account } from './judge.ts'

/** Where a program under test has its data; without an address: in the built-in database there. */
export type Place = { data: string; url?: string }

const secret = randomBytes(32).toString('base64')

/** What a program is started with, here and as a process of its own. */
export function environmentOf({ data, url }: Place): Record<string, string> {
  return { HOTSHOE_DATA: data, HOTSHOE_SECRET_KEY: secret, HOTSHOE_IDENTITY: 'faults', ...(url === undefined ? {} : { DATABASE_URL: url }) }
}

/** Opens the program in this process, lets `act` use it as the studio's manager, and closes it. */
export async function asPerson<T>(place: Place, act: (studio: OpenStudio, program: Program) => Promise<T>): Promise<T> {
  const program = await openProgram(readConfig({ allowClock: true }, environmentOf(place)), { hold: false })
  try {
    return await act(openStudio({ ...program, studioId: 1, actor: { kind: 'user', id: null, name: 'Pat Manager' } }), program)
  } finally {
    await program.close()
  }
}

export const firstDay = '2026-05-04'

/**
 * A studio in UTC on its first morning: `days` days with `perDay` sessions each that become due on that day by "Booked, 60 days before",
 * every client with an address of their own. Records are written past the queue triggers: they have been there for long.
 */
export async function makeFaultStudio(place: Place, { days, perDay, port }: { days: number; perDay: number; port: number }): Promise<{ url: string }> {
  return asPerson(place, async (_, program) => {
    const owner = { name: 'Olive Owner', email: 'owner@example.com', password: 'correct horse battery' }
    const { studioId } = await foundStudio(program, { name: 'Northlight Studio', zone: 'UTC', owner })
    const studio = openStudio({ ...program, studioId, actor: { kind: 'job', id: null, name: 'faults' } })
    await studio.inTransaction((work) => setUp(work, port))
    await observing(program.url, (query) => fill(query, days, perDay))
    return { url: program.url }
  })
}

async function setUp(work: Work, port: number): Promise<void> {
  await work.db.updateTable('studio').set({ rehearsal: false, rest_seconds: 0, bulk_limit: 1_000_000 }).execute()
  await work.db
    .insertInto('sender')
    .values({
      from_name: 'Northlight',
      from_address: 'hello@northlight.example',
      host: '127.0.0.1',
      port,
      security: 'none',
      password_box: null,
      last_trouble: null,
    })
    .execute()
  const body = '<p>Hello {{ client.first_name }}, see you on {{ session.date }}.</p>'
  const template = await createTemplate(work, { name: 'Two months before', subject_kind: 'session', purpose: 'transactional', subject: 'Your session', body })
  await createTrigger(work, {
    description: 'Two months before',
    basis: 'status',
    status_id: await statusCalled(work, 'session', 'Booked'),
    moment: 'session-date',
    offset_count: -60,
    exclusions: { past: false, do_not_market: true, do_not_call: false, on_hold: true, confirmed: true, canceled: true },
    outputs: [{ recipient: { kind: 'client', member_id: null, department_id: null }, steps: [emailStep(template)] }],
    // What a person does not process goes by itself, whoever is first.
    automatic: true,
    hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
    active: true,
  })
}

async function fill(query: Query, days: number, perDay: number): Promise<void> {
  const early = `timestamptz '2026-01-05 08:00Z'`
  await query(`SET session_replication_role = replica`)
  await query(`INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at)
    SELECT 'Anna', i::text, (SELECT min(id) FROM status WHERE subject_kind = 'client'), ${early}, ${early}, ${early} FROM generate_series(0, ${days * perDay - 1}) i`)
  await query(`INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || last_name || '@sink.test' FROM client`)
  await query(`INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_at)
    SELECT 'S-' || last_name, id, (SELECT min(id) FROM type), ${early}, (SELECT id FROM status WHERE subject_kind = 'session' AND name = 'Booked'), ${early}, ${early},
      date '${firstDay}' + 60 + last_name::int / ${perDay}, ${early}, ${early} FROM client`)
  await query(`UPDATE trigger SET armed_at = ${early}, swept_on = date '${firstDay}' - 1, swept_at = ${early}`)
  await query(`DELETE FROM record_change`)
  await query(`SET session_replication_role = DEFAULT`)
  await query('ANALYZE')
}

export type Query = (text: string) => Promise<Record<string, unknown>[]>

/** Looks into the database past the program, also while it comes back. What is asked may be asked twice. */
export function observing<T>(url: string, look: (query: Query) => Promise<T>): Promise<T> {
  return onceBack(async () => {
    const client = new pg.Client({ connectionString: url, application_name: 'observer' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(`SELECT set_config('hotshoe.studio', '1', false)`)
      return await look(async (text) => (await client.query<Record<string, unknown>>(text)).rows)
    } finally {
      await client.end().catch(() => undefined)
    }
  }, 60)
}

/** The studio clock stands at eight in the morning of the n-th day; a program that runs notices by itself. */
export async function morning(url: string, day: number): Promise<void> {
  const eight = `(date '${firstDay}' + ${day})::timestamp AT TIME ZONE 'UTC' + interval '8 hours'`
  await observing(url, (query) => query(`UPDATE studio SET clock_shift = ${eight} - now(), clock_seen_at = ${eight}`))
}

/** Whose worker is dead, its lease ends: waiting for it would only cost time. */
export async function endLeases(url: string): Promise<void> {
  await observing(url, (query) => query(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`))
}

/** How many stand where: items without a decision, messages by state, runs that go on. */
export async function standing(url: string): Promise<{ undecided: number; running: number; dispatches: Record<string, number> }> {
  return observing(url, async (query) => {
    const [items] = await query(`SELECT count(*)::int AS count FROM triggered_item WHERE state IN ('active', 'attention')`)
    const [runs] = await query(`SELECT count(*)::int AS count FROM processing_run WHERE state IN ('waiting', 'running')`)
    const states = await query('SELECT state, count(*)::int AS count FROM dispatch GROUP BY state')
    const dispatches = Object.fromEntries(states.map(({ state, count }) => [String(state), Number(count)]))
    return { undecided: Number(items?.['count']), running: Number(runs?.['count']), dispatches }
  })
}

/** What the database says of every session. `resent`: a person sent its message again. */
export async function accountsIn(url: string, resent: ReadonlySet<number> = new Set()): Promise<Account[]> {
  return observing(url, async (query) => {
    const rows = await query(`
      SELECT 'c' || c.last_name || '@sink.test' AS address,
        ARRAY(SELECT i.state FROM triggered_item i WHERE i.subject_id = s.id) AS items,
        (SELECT coalesce(json_agg(json_build_object('id', d.communication_id, 'state', d.state)), '[]') FROM communication m JOIN dispatch d ON d.communication_id = m.id
         WHERE m.session_id = s.id) AS messages
      FROM session s JOIN client c ON c.id = s.client_id ORDER BY s.id`)
    return rows.map((row) => {
      const messages = row['messages'] as { id: number; state: string }[]
      return {
        address: String(row['address']),
        items: row['items'] as string[],
        messages: messages.map(({ id, state }) => ({ state, resent: resent.has(id) })),
      }
    })
  })
}

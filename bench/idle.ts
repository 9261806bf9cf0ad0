import { createSecretKey, randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '#platform/database/tables.ts'
import '#platform/database/connect.ts'
import { findItems } from '#studio/matching/find-items.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { type Figure, figure } from './figure.ts'
import { type Scratch, scratchDatabase } from './scratch-database.ts'
import { seedStudio } from './seed-studio.ts'

const sizes = [100_000, 1_000_000] as const
const limit = 1.6

/**
 * The first find of a day on which nothing is due: every trigger's index is probed, nothing is found. Buffers of all its statements, as
 * the program's own role with policies on.
 */
export async function idle(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(async (bench) => {
    await bench.settle(async (studio) => void (await findItems(studio)))
    await bench.admin.query(`UPDATE trigger SET swept_on = swept_on - 1, swept_at = now()`)
    return bench.buffers(async (studio) => void (await findItems(studio)))
  })
  return [figure('idle', 'buffers of a find at 1M sessions, 100 triggers, nothing new', { value: large, unit: 'buffers', floor: small, limit })]
}

/** Saving a trigger that fits everything in the past: no session is looked at. */
export async function arm(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(async (bench) => {
    const { rows } = await bench.admin.query<{ id: string; version: number }>(
      `UPDATE trigger SET active = false WHERE id = (SELECT min(id) FROM trigger) RETURNING id, version`,
    )
    const [trigger] = rows
    await bench.admin.query(`DELETE FROM record_change`)
    await bench.admin.query(`INSERT INTO trigger_output (trigger_id, position, recipient_kind) VALUES ($1, 0, 'client')`, [trigger?.id])
    await bench.admin.query(`INSERT INTO output_step (output_id, position, channel, description) SELECT max(id), 0, 'call', 'Call' FROM trigger_output`)
    return bench.buffers(async (studio) => {
      await studio.inTransaction((work) => switchTrigger(work, Number(trigger?.id), { version: trigger?.version ?? 0, active: true }))
      await findItems(studio)
    })
  })
  return [figure('arm', 'buffers of arming a trigger that fits the past and finding, at 1M sessions', { value: large, unit: 'buffers', floor: small, limit })]
}

type Bench = {
  admin: pg.Client
  settle(run: (studio: OpenStudio) => Promise<void>): Promise<void>
  buffers(run: (studio: OpenStudio) => Promise<void>): Promise<number>
}

async function atBothSizes(measure: (bench: Bench) => Promise<number>): Promise<[number, number]> {
  const counts: number[] = []
  for (const sessions of sizes) {
    const scratch = await scratchDatabase()
    try {
      const studioId = await seedStudio(scratch.admin, { sessions, triggers: 100 })
      counts.push(await measure(benchOf(scratch, studioId)))
    } finally {
      await scratch.close()
    }
  }
  return [counts[0] ?? 0, counts[1] ?? 0]
}

function benchOf(scratch: Scratch, studioId: number): Bench {
  const opened = async (run: (studio: OpenStudio) => Promise<void>): Promise<{ sql: string; parameters: readonly unknown[] }[]> => {
    const statements: { sql: string; parameters: readonly unknown[] }[] = []
    const pool = new pg.Pool({ connectionString: scratch.url, max: 1 })
    pool.on('connect', (client) => void client.query('SET ROLE hotshoe_app').catch(() => undefined))
    const database = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => void statements.push({ sql: query.sql, parameters: query.parameters }),
    })
    const deployment = {
      publicUrl: 'http://127.0.0.1',
      secretKey: createSecretKey(randomBytes(32)),
      clockMayBeSet: false,
      mailbox: false,
      sendingBlocked: async () => null,
    }
    await run(openStudio({ database, deployment, studioId, actor: { kind: 'job', id: null, name: 'bench' } }))
    await database.destroy()
    return statements
  }
  return {
    admin: scratch.admin,
    settle: async (run) => void (await opened(run)),
    /** Runs it once to learn its statements, puts back what they changed, and asks what each of them reads. */
    async buffers(run) {
      const before = await snapshot(scratch.admin)
      const statements = await opened(run)
      await restore(scratch.admin, before)
      return explained(scratch.url, studioId, statements)
    },
  }
}

const snapshot = async (admin: pg.Client) => (await admin.query(`SELECT id, active, armed_at, swept_on::text, swept_at, version FROM trigger`)).rows
async function restore(admin: pg.Client, triggers: Record<string, unknown>[]): Promise<void> {
  await admin.query(
    `UPDATE trigger t SET active = b.active, armed_at = b.armed_at, swept_on = b.swept_on, swept_at = b.swept_at, version = b.version
     FROM json_to_recordset($1) AS b(id bigint, active boolean, armed_at timestamptz, swept_on date, swept_at timestamptz, version int) WHERE t.id = b.id`,
    [JSON.stringify(triggers)],
  )
  await admin.query('DELETE FROM record_change')
  await admin.query('VACUUM ANALYZE trigger')
}

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }
async function explained(url: string, studioId: number, statements: readonly { sql: string; parameters: readonly unknown[] }[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SET ROLE hotshoe_app')
  await client.query('BEGIN')
  await client.query(`SELECT set_config('hotshoe.studio', $1, true)`, [String(studioId)])
  let buffers = 0
  for (const { sql: text, parameters } of statements) {
    if (!/^\s*(select|with|insert|update|delete)/i.test(text) || /set_config|DISCARD/.test(text)) continue
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...parameters])
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    const read = (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
    if (process.env['HOTSHOE_BENCH_VERBOSE'] === '1') console.error(read, text.replace(/\s+/g, ' ').slice(0, 150))
    buffers += read
  }
  await client.query('ROLLBACK')
  await client.end()
  return buffers
}

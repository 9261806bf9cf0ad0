import { createSecretKey, randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '#platform/database/tables.ts'
import '#platform/database/connect.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio } from '#studio/staff/work.ts'

type Statement = { sql: string; parameters: readonly unknown[] }
export type Place = { url: string; studioId: number }

/** Runs something once as the program's own role, and returns the statements it made. */
export async function statementsOf(place: Place, run: (studio: OpenStudio) => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = []
  await within(place, run, (statement) => void statements.push(statement))
  return statements
}

/** Runs something as the program's own role. `note` is told every statement. */
export async function within<T>(
  { url, studioId }: Place,
  run: (studio: OpenStudio) => Promise<T>,
  note: (made: Statement) => void = () => undefined,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  pool.on('connect', (client) => void client.query('SET ROLE hotshoe_app').catch(() => undefined))
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => note({ sql: query.sql, parameters: query.parameters }),
  })
  const deployment = {
    linksWork: true,
    publicUrl: 'http://127.0.0.1',
    secretKey: createSecretKey(randomBytes(32)),
    clockMayBeSet: false,
    mailbox: false,
    feeds: { folder: '/nowhere', privateAddresses: false },
    sendingBlocked: async () => null,
  }
  try {
    return await run(openStudio({ database, deployment, studioId, actor: { kind: 'job', id: null, name: 'bench' } }))
  } finally {
    await database.destroy()
  }
}

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }
/** The buffers that these statements read together, as the program's own role with policies on. What they change is rolled back. */
export async function buffersOf({ url, studioId }: Place, statements: readonly Statement[]): Promise<number> {
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

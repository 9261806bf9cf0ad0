import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { connected } from './address.ts'
import { ensureTemplate, oneAtATime, testLocks } from './template.ts'

/** What a test run tells its workers, through the environment that they inherit. */
const shared = { address: 'HOTSHOE_TEST_SERVER', run: 'HOTSHOE_TEST_RUN', template: 'HOTSHOE_TEST_TEMPLATE' } as const

/** The server of this run, or a sentence that says how to get one. */
export function testServer(): { address: string; run: string; template: string } {
  const address = process.env[shared.address]
  const run = process.env[shared.run]
  const template = process.env[shared.template]
  if (address === undefined || run === undefined || template === undefined) {
    throw new Error('There is no test database here. Name the file x.db.test.ts, or call startTestServer() first.')
  }
  return { address, run, template }
}

/**
 * Starts one embedded PostgreSQL for all test files of this run, or takes the one at TEST_DATABASE_URL, and makes the template
 * database. The returned function ends it. Called again in the same process it changes nothing.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  if (process.env[shared.run] !== undefined) return async () => undefined
  const server = await openServer()
  const admin = new pg.Client({ connectionString: server.address })
  admin.on('error', () => undefined)
  await admin.connect()
  const run = randomInt(1, 2 ** 31 - 1)
  // Held for as long as this process lives: who can take it knows that this run is dead.
  await admin.query('SELECT pg_advisory_lock($1::int, $2::int)', [testLocks, run])
  const template = await ensureTemplate(admin, server.address)
  await dropLeftovers(admin, template)
  Object.assign(process.env, { [shared.address]: server.address, [shared.run]: String(run), [shared.template]: template })
  return async () => {
    for (const name of Object.values(shared)) Reflect.deleteProperty(process.env, name)
    await dropDatabases(admin, `hotshoe_test_${run}_`)
    await admin.end()
    await server.release()
  }
}

async function openServer(): Promise<{ address: string; release: () => Promise<void> }> {
  const external = process.env.TEST_DATABASE_URL
  if (external !== undefined && external !== '') return { address: external, release: async () => undefined }
  const directory = fileURLToPath(new URL('../../.hotshoe/tests', import.meta.url))
  const embedded = await openEmbedded(directory, { hold: true })
  await connected(embedded.url, neverSync)
  return { address: embedded.url, release: async () => embedded.release() }
}

/**
 * Nothing in a test database must outlive a power cut, and without waiting for the disk dropping one takes 20 ms instead of a
 * second. A server that is killed loses nothing by it: what it has written is with the operating system.
 */
async function neverSync(client: pg.Client) {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await client.query(`ALTER SYSTEM SET ${setting} = off`)
  await client.query('SELECT pg_reload_conf()')
}

/** Drops the databases of runs that died, and, when no other run lives, the templates of other schemas. */
async function dropLeftovers(admin: pg.Client, template: string) {
  const databases = await admin.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname ~ '^hotshoe_test_\\d+_'`)
  const runs = new Set(databases.rows.map(({ name }) => Number(name.split('_')[2])))
  for (const run of runs) {
    const { rows } = await admin.query<{ dead: boolean }>('SELECT pg_try_advisory_lock($1::int, $2::int) AS dead', [testLocks, run])
    if (rows[0]?.dead !== true) continue
    await dropDatabases(admin, `hotshoe_test_${run}_`)
    await admin.query('SELECT pg_advisory_unlock($1::int, $2::int)', [testLocks, run])
  }
  const others = await admin.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid <> 0 AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [testLocks],
  )
  if (others.rowCount === 0) await dropDatabases(admin, 'hotshoe_template_', template)
}

async function dropDatabases(admin: pg.Client, prefix: string, except = '') {
  await oneAtATime(admin, async () => {
    const found = await admin.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2', [
      prefix,
      except,
    ])
    for (const { name } of found.rows) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
}

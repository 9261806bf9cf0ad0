import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { Refusal } from '#platform/refusal.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export type ConnectOptions = {
  url: string
  /** Most connections at once. */
  size?: number
  /** Called when the pool loses a connection, so that an embedded server can be started again. */
  onLost?: () => void
}

// Counts and ids fit a double; civil dates and wall times stay text (a Date would drag a time zone in).
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIME, (text) => text.slice(0, 5))
// bigint[]; the library's list of types names no arrays.
pg.types.setTypeParser(1016 as Parameters<typeof pg.types.setTypeParser>[0], (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)))

/** Opens a pool whose every connection has put off its rights for those of the role `hotshoe_app`, which row policies bind. */
export function connect(options: ConnectOptions): Database {
  const pool = openPool(options)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(database, pool)
  urls.set(database, options.url)
  return database
}

/** Where a database is, for whoever needs a connection of their own. */
export function urlOf(database: Database): string {
  const url = urls.get(database)
  if (url === undefined) throw new Error('Only the address of a database that was connected here is known.')
  return url
}

const pools = new WeakMap<Database, pg.Pool>()
const urls = new WeakMap<Database, string>()
const names = new Map<string, string>()

/**
 * Runs one statement by itself that each connection parses once and keeps: for the few that run thousands of times. Not for others, a
 * kept plan may be one from the day when a table was small.
 */
export async function executeKept<T extends object>(database: Database, query: RawBuilder<T>): Promise<T[]> {
  const { sql: text, parameters } = query.compile(database)
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  const pool = pools.get(database)
  if (pool === undefined) throw new Error('Only a database that was connected here keeps statements.')
  return (await pool.query<T>({ name, text, values: [...parameters] })).rows
}

/** The pool itself, for the sign-in library, which brings its own queries. */
export function openPool({ url, size = 10, onLost = () => undefined }: ConnectOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'hotshoe',
    // Before anybody gets the connection. Should it fail, nobody does.
    onConnect: async (client) => {
      client.on('error', onLost)
      await client.query("SET ROLE hotshoe_app; SET TIME ZONE 'UTC'; SET idle_in_transaction_session_timeout = '60s'")
    },
  })
  pool.on('error', onLost)
  return pool
}

/** Refuses to start when the role could read past the row policies. */
export async function refuseUnsafeRole(database: Database): Promise<void> {
  const { rows } = await sql<{ name: string; unsafe: boolean }>`
    SELECT current_user AS name, rolsuper OR rolbypassrls AS unsafe FROM pg_roles WHERE rolname = current_user`.execute(database)
  const role = rows[0]
  if (role && role.name === 'hotshoe_app' && !role.unsafe) return
  throw new Refusal(
    'unavailable',
    'unsafe-role',
    `The database role ${role?.name ?? '?'} could read one studio's data from another. Let the role hotshoe_app be neither superuser nor BYPASSRLS (ALTER ROLE hotshoe_app NOSUPERUSER NOBYPASSRLS) and grant it to the user of DATABASE_URL.`,
  )
}

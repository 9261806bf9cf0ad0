import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { connected, withDatabase } from './address.ts'
import { testServer } from './server.ts'
import { oneAtATime } from './template.ts'

/** A migrated, empty database for a test, or for all of a file. */
export interface TestDatabase {
  /** Its address, for the user who owns it. */
  url: string
  /** Drops it, with whoever is still connected. */
  drop: () => Promise<void>
}

/**
 * Copies the template, which takes 20 to 200 ms, most of it for a thousand small files:
 *
 *     const database = await testDatabase()
 *     afterAll(database.drop)
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { address, run, template } = testServer()
  const name = `hotshoe_test_${run}_${randomBytes(6).toString('hex')}`
  await connected(address, (admin) => oneAtATime(admin, () => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)))
  return {
    url: withDatabase(address, name),
    drop: async () => {
      await connected(address, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Databases of this process that nobody uses and that are as empty as new ones. */
const emptied: TestDatabase[] = []

/**
 * Like `testDatabase`, for who changes nothing but rows: `drop` empties it for the next one of this process, which takes a few milliseconds.
 * The end of the run drops it.
 */
export async function borrowedDatabase(): Promise<TestDatabase> {
  const own = emptied.pop() ?? (await testDatabase())
  return {
    url: own.url,
    drop: async () => {
      if (await empty(own.url)) emptied.push(own)
      else await own.drop()
    },
  }
}

/** False where the user may not go past triggers and foreign keys, on a server of somebody's own. */
async function empty(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const allowed = await client.query<{ allowed: boolean }>(`SELECT has_parameter_privilege('session_replication_role', 'SET') AS allowed`)
    if (allowed.rows[0]?.allowed !== true) return false
    await client.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`)
    await client.query(await emptying(client))
    return true
  })
}

/** All rows go, and ids begin anew. One copy of the template is like the other, so it is asked for once. */
let statements: Promise<string> | null = null
async function emptying(client: pg.Client): Promise<string> {
  const ask = async () => {
    const { rows } = await client.query<{ statements: string }>(`SELECT string_agg(format('DELETE FROM %s;', oid::regclass), '') AS statements
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'kysely_migration%'`)
    return `BEGIN; SET LOCAL session_replication_role = replica; ${rows[0]?.statements ?? ''} SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence; COMMIT`
  }
  return (statements ??= ask())
}

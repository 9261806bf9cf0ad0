import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { type Database, openPool } from '#platform/database/connect.ts'
import type { Tables } from '#platform/database/tables.ts'

type Query = (text: string, values?: readonly unknown[]) => unknown

/**
 * Connects like the program, but every statement is parsed and planned once and then kept: most of the time of a small history went to plans. Only for
 * tests, whose tables stay small whatever happens.
 */
export function connectKept(url: string): Database {
  const pool = openPool({ url, size: 2 })
  pool.on('connect', (client) => {
    const query = client.query.bind(client)
    const kept: Query = (text, values) => (values === undefined || values.length === 0 ? query(text) : query({ name: nameOf(text), text, values: [...values] }))
    client.query = kept as typeof client.query
    void query("SET jit = off; SET plan_cache_mode = 'force_generic_plan'")
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

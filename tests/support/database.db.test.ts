import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connected } from './address.ts'
import { borrowedDatabase, type TestDatabase, testDatabase } from './database.ts'
import { testStudio } from './studio.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => database.drop())

test('a test database has the schema of the migrations', async () => {
  const tables = await connected(database.url, (client) => client.query(`SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`))
  expect(tables.rowCount).toBeGreaterThan(0)
})

test('two test databases do not see each other', async () => {
  const other = await testDatabase()
  await connected(database.url, (client) => client.query('CREATE TABLE only_here ()'))
  await expect(connected(other.url, (client) => client.query('SELECT FROM only_here'))).rejects.toThrow('does not exist')
  await other.drop()
})

test('many are made at once, and dropped while somebody is connected', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, testDatabase))
  expect(new Set(made.map(({ url }) => url)).size).toBe(6)
  const guest = new pg.Client({ connectionString: made[0]?.url })
  const ended = new Promise((resolve) => guest.on('error', resolve))
  await guest.connect()
  await Promise.all(made.map(({ drop }) => drop()))
  await expect(ended).resolves.toBeInstanceOf(Error)
})

test('a borrowed one that comes back is as empty as a new one, with whoever was connected gone', async () => {
  const before = await testStudio()
  const guest = new pg.Client({ connectionString: before.url })
  const ended = new Promise((resolve) => guest.on('error', resolve))
  await guest.connect()
  await before.close()
  await expect(ended).resolves.toBeInstanceOf(Error)
  const again = await borrowedDatabase()
  expect(again.url).toBe(before.url)
  const fresh = await testDatabase()
  expect(await contentOf(again.url)).toEqual(await contentOf(fresh.url))
  await Promise.all([again.drop(), fresh.drop()])
})

/** How many rows each table has, and where each sequence stands. */
async function contentOf(url: string): Promise<unknown[]> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ table: string; rows: string }>(
      `SELECT oid::regclass::text AS table, (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || oid::regclass, false, true, '')))[1]::text AS rows
         FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
    const sequences = await client.query('SELECT sequencename, last_value FROM pg_sequences ORDER BY 1')
    expect(rows.length).toBeGreaterThan(40)
    return [...rows, ...sequences.rows]
  })
}

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connected } from './address.ts'
import { type TestDatabase, testDatabase } from './database.ts'

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

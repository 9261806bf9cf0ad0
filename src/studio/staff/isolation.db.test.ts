import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { exemptTables } from './exempt-tables.ts'

/**
 * The wall between studios, tried on every table and every foreign key the database has, whoever made them. Studio 1 gets one row
 * in every table (made without the policies' help, foreign keys off); studio 2 then tries to see it, change it and point at it.
 */
type Table = { name: string; enabled: boolean; forced: boolean; policies: number }
type Column = { table_name: string; name: string; type: string; identity: boolean; generated: boolean }
type ForeignKey = { table_name: string; name: string; target: string; columns: string[]; targets: string[] }

let database: TestDatabase
let owner: pg.Client
let other: pg.Client
let tables: Table[]
let columns: Column[]
let foreignKeys: ForeignKey[]

const exempt = new Set(Object.keys(exemptTables))
const studioTables = () => tables.filter(({ name }) => !exempt.has(name) && name !== 'studio')
const columnsOf = (table: string) => columns.filter(({ table_name, generated }) => table_name === table && !generated)

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url })
  other = new pg.Client({ connectionString: database.url })
  await owner.connect()
  await other.connect()
  tables = (
    await owner.query<Table>(`
      SELECT relname AS name, relrowsecurity AS enabled, relforcerowsecurity AS forced,
             (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)::int AS policies
      FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`)
  ).rows
  columns = (
    await owner.query<Column>(`
      SELECT c.relname AS table_name, attname AS name, format_type(atttypid, atttypmod) AS type, attidentity <> '' AS identity, attgenerated <> '' AS generated
      FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
      WHERE c.relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped ORDER BY c.relname, attnum`)
  ).rows
  foreignKeys = (
    await owner.query<ForeignKey>(`
      SELECT conrelid::regclass::text AS table_name, conname AS name, confrelid::regclass::text AS target,
        ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY k (n, o) JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY o) AS columns,
        ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY k (n, o) JOIN pg_attribute ON attrelid = confrelid AND attnum = n ORDER BY o) AS targets
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`)
  ).rows
  await owner.query(`INSERT INTO studio (id, name, zone) OVERRIDING SYSTEM VALUE VALUES (1, 'First', 'UTC'), (2, 'Second', 'UTC')`)
  await owner.query(`SET session_replication_role = replica`)
  for (const { name } of studioTables()) await plant(name)
  await other.query('SET ROLE hotshoe_app')
})
afterAll(async () => {
  await owner.end()
  await other.end()
  await database.drop()
})

/** A row of studio 1 whose every column has some value; checks that a value breaks are dropped first, for they are not what is tested. */
async function plant(table: string) {
  const checks = await owner.query<{ name: string }>(`SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND conrelid = $1::regclass`, [table])
  for (const { name } of checks.rows) await owner.query(`ALTER TABLE ${quote(table)} DROP CONSTRAINT ${quote(name)}`)
  const fields = columnsOf(table)
  const values = fields.map(({ name, type }) => (name === 'studio_id' ? '1' : sampleOf(type)))
  await owner.query(`INSERT INTO ${quote(table)} (${fields.map(({ name }) => quote(name)).join(', ')}) VALUES (${values.join(', ')})`)
}

function sampleOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'`
  if (/^(bigint|integer|smallint|double|numeric)/.test(type)) return '101'
  if (type === 'boolean') return 'true'
  if (type.startsWith('json')) return `'{}'`
  if (type === 'bytea') return `'\\x01'`
  if (type === 'uuid') return `'00000000-0000-0000-0000-000000000001'`
  if (type === 'date') return `'2026-11-21'`
  if (type.startsWith('time without')) return `'12:00'`
  if (type === 'interval') return `'0'`
  if (type.startsWith('timestamp')) return 'now()'
  return `'x'`
}

function quote(name: string): string {
  return `"${name}"`
}

/** Within studio 2, undone afterwards. */
async function asSecond<T>(run: () => Promise<T>): Promise<T> {
  await other.query('BEGIN')
  try {
    await other.query(`SELECT set_config('hotshoe.studio', '2', true)`)
    return await run()
  } finally {
    await other.query('ROLLBACK')
  }
}

const failure = (run: Promise<unknown>) =>
  run.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

describe('every table', () => {
  test('has the policy, forced, or stands in the list of exempt ones', () => {
    const open = tables.filter(({ enabled, forced, policies }) => !enabled || !forced || policies !== 1).map(({ name }) => name)
    expect(open.toSorted()).toEqual([...exempt].toSorted())
  })

  test('of a studio has its number as the first column of its primary key', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index i JOIN pg_attribute a ON attrelid = indrelid AND attnum = indkey[0]
        WHERE indrelid = c.oid AND indisprimary AND attname = 'studio_id') ORDER BY relname`)
    const without = rows.map(({ name }) => name).filter((name) => !exempt.has(name))
    expect(without).toEqual(['studio'])
  })

  test('refuses to be read while no studio is chosen', async () => {
    const fresh = new pg.Client({ connectionString: database.url })
    await fresh.connect()
    await fresh.query('SET ROLE hotshoe_app')
    for (const { name } of [...studioTables(), { name: 'studio' }]) {
      expect([name, await failure(fresh.query(`SELECT FROM ${quote(name)}`))]).toEqual([
        name,
        expect.stringMatching(/unrecognized configuration parameter|invalid input syntax/),
      ])
    }
    await fresh.query(`SELECT set_config('hotshoe.studio', '', false)`)
    expect(await failure(fresh.query('SELECT FROM client'))).toContain('invalid input syntax')
    await fresh.end()
  })

  test('shows nothing of another studio, and lets nothing of it be changed or deleted', async () => {
    for (const { name } of studioTables()) {
      const found = await asSecond(async () => (await other.query(`SELECT FROM ${quote(name)}`)).rowCount)
      const changed = await asSecond(async () => (await other.query(`UPDATE ${quote(name)} SET studio_id = studio_id`)).rowCount)
      const deleted = await asSecond(async () => (await other.query(`DELETE FROM ${quote(name)}`)).rowCount)
      expect({ name, found, changed, deleted }).toEqual({ name, found: 0, changed: 0, deleted: 0 })
    }
    expect(await asSecond(async () => (await other.query<{ id: unknown }>('SELECT id FROM studio')).rows.map(({ id }) => Number(id)))).toEqual([2])
  })

  test('takes no row for another studio', async () => {
    for (const { name } of studioTables()) {
      const fields = columnsOf(name)
      const values = fields.map((column) => (column.name === 'studio_id' ? '1' : sampleOf(column.type)))
      const insert = `INSERT INTO ${quote(name)} (${fields.map((column) => quote(column.name)).join(', ')}) VALUES (${values.join(', ')})`
      expect([name, await asSecond(() => failure(other.query(insert)))]).toEqual([name, expect.stringContaining('row-level security')])
    }
  })
})

describe('every foreign key', () => {
  const ofStudios = () => foreignKeys.filter(({ table_name }) => !exempt.has(table_name.replaceAll('"', '')))

  test('between tables of a studio holds the studio on both sides, in the same place', () => {
    const loose = ofStudios().filter(({ target, columns: from, targets }) => {
      if (target === 'studio') return from.join() !== 'studio_id'
      const at = from.indexOf('studio_id')
      return at === -1 || targets[at] !== 'studio_id'
    })
    expect(loose.map(({ table_name, name }) => `${table_name}: ${name}`)).toEqual([])
  })

  test('refuses to point at a row of another studio', async () => {
    for (const key of ofStudios().filter(({ target }) => target !== 'studio')) {
      expect([key.table_name, key.name, await pointing(key)]).toEqual([
        key.table_name,
        key.name,
        expect.stringContaining(`foreign key constraint "${key.name}"`),
      ])
    }
  })

  /** What is said when studio 2 writes a row that points at studio 1's row 101. The table's other keys are away meanwhile, so that this one is asked. */
  async function pointing({ table_name, name, columns: from }: ForeignKey): Promise<string> {
    const fields = columnsOf(table_name.replaceAll('"', ''))
    const values = fields.map((column) => (column.name === 'studio_id' ? '2' : column.name === 'id' ? '202' : sampleOf(column.type)))
    expect(from.every((column) => column === 'studio_id' || fields.some((field) => field.name === column))).toBe(true)
    await owner.query('BEGIN')
    try {
      await owner.query('SET LOCAL session_replication_role = origin')
      for (const sibling of foreignKeys.filter((key) => key.table_name === table_name && key.name !== name)) {
        await owner.query(`ALTER TABLE ${table_name} DROP CONSTRAINT ${quote(sibling.name)}`)
      }
      await owner.query('SET LOCAL ROLE hotshoe_app')
      await owner.query(`SELECT set_config('hotshoe.studio', '2', true)`)
      return await failure(owner.query(`INSERT INTO ${table_name} (${fields.map((column) => quote(column.name)).join(', ')}) VALUES (${values.join(', ')})`))
    } finally {
      await owner.query('ROLLBACK')
    }
  }
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { rowSet } from './row-set.ts'

let made: TestStudio
beforeAll(async () => {
  made = await testStudio()
})
afterAll(() => made.close())

const types = { id: 'bigint', name: 'text', at: 'timestamptz', born: 'date', said: 'json', yes: 'boolean' } as const
type Row = { id: number; name: string | null; at: Date | null; born: string | null; said: object; yes: boolean }

async function read(rows: readonly Row[]): Promise<Row[]> {
  return made.studio.readOnly(async ({ db }) => (await sql<Row>`SELECT id, name, at, born, said, yes FROM ${rowSet(rows, types)} AS r`.execute(db)).rows)
}

const row: Row = { id: 1, name: 'Anna', at: new Date('2026-05-04T08:00:00.123Z'), born: '1990-02-28', said: { emails: [] }, yes: true }

test('rows arrive as they are, in their order: what all have alike, and what sets each apart', async () => {
  const rows = [row, { ...row, id: 2, name: 'Berg' }, { ...row, id: 3, name: null, at: null, yes: false }]
  expect(await read(rows)).toEqual(rows)
})

test('one row alone, and rows that are all alike', async () => {
  expect(await read([row])).toEqual([row])
  expect(await read([row, { ...row, said: { emails: [] } }])).toEqual([row, row])
})

test('quotation marks, backslashes, braces, commas, line ends, the word NULL and nothing at all stay what they are', async () => {
  const ugly = ['"', '\\', '\\"', '{}', '{"a"}', ',', 'a,b', '', ' ', 'NULL', 'null', 'a\nb\tc', "O'Neil", '’', '😀', String.raw`\n`]
  const rows = ugly.map((name, id) => ({ ...row, id, name, said: { [name]: [name] } }))
  expect(await read(rows)).toEqual(rows)
})

import { expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { testDatabase } from '#support/database.ts'
import { type Columns, declaredColumns, differingColumns } from './columns.ts'
import { readSources } from './source.ts'

test('every table has the columns that its slice declares, and no others', async () => {
  const database = await testDatabase()
  const { rows } = await connected(database.url, (client) =>
    client.query<{ table: string; name: string; nullable: boolean }>(
      `SELECT table_name AS table, column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_schema = 'public'`,
    ),
  )
  await database.drop()
  const schema = new Map<string, Columns>()
  for (const { table, name, nullable } of rows) schema.set(table, new Map([...(schema.get(table) ?? []), [name, { nullable }]]))
  const differing = differingColumns(declaredColumns(await readSources(['src'])), schema)
  // The sign-in library fills its own tables; of those the program declares only what it reads.
  expect(differing.filter((each) => !/^auth_.* is in the database and not in tables\.ts\.$/.test(each))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { impureContracts, strayImports } from './imports.ts'
import { crowdedFolders, grammarSlips, longFiles, loopholes, vagueFiles } from './shape.ts'
import { importsOf, sourcesOf, withoutComments, withoutStrings } from './source.ts'
import { createdTables, declaredTables, foreignWrites, undeclaredTables, writtenTables } from './tables.ts'

const records = 'src/studio/records/'
const declare = (...tables: string[]) =>
  `declare module '#platform/database/tables.ts' {\n  interface Tables {\n${tables.map((table) => `    ${table}: Row<{ a: 1 }>\n`).join('')}  }\n}\n`

describe('an import that goes where it must not is found', () => {
  test.each([
    ['to the right', `${records}clients/create-client.ts`, `import { sweep } from '#studio/matching/sweep.ts'`, 'matching stands to the right of records'],
    ['to the right, types too', `${records}client.ts`, `import type { Trigger } from '#studio/triggers/trigger.ts'`, 'triggers stands to the right of records'],
    ['re-exported', `${records}client.ts`, `export { moments } from '#studio/triggers/moments.ts'`, 'triggers stands to the right of records'],
    ['dynamic', `${records}client.ts`, `const x = await import('#studio/triggers/moments.ts')`, 'triggers stands to the right of records'],
    ['for its effect', `${records}client.ts`, `import '#studio/triggers/moments.ts'`, 'triggers stands to the right of records'],
    ['over several lines', `${records}client.ts`, `import {\n  a,\n  b,\n} from '#studio/triggers/moments.ts'`, 'triggers stands to the right of records'],
    ['relatively across slices', 'src/studio/matching/sweep.ts', `import { a } from '../records/client.ts'`, 'across a border import by #'],
    ['by # within a slice', `${records}clients/client.ts`, `import { a } from '#studio/records/status.ts'`, 'inside a slice import relatively'],
    ['to an unknown slice', 'src/studio/matching/sweep.ts', `import { a } from '#studio/billing/a.ts'`, '"billing" is not a slice of the line'],
    ['to an unknown name', 'src/studio/matching/sweep.ts', `import { a } from '#elsewhere/a.ts'`, 'not in the imports of package.json'],
    ['from the platform to the studio', 'src/platform/jobs/run-job.ts', `import { a } from '#studio/staff/work.ts'`, 'knows nothing about photo studios'],
    ['from the platform to the web', 'src/platform/http/serve.ts', `import { a } from '#web/words/words.ts'`, 'knows nothing about photo studios'],
    ['from area to area relatively', 'src/platform/jobs/run-job.ts', `import { a } from '../database/connect.ts'`, 'across a border import by #'],
    ['from the studio to app', 'src/studio/staff/work.ts', `import { a } from '#app/config.ts'`, 'nobody imports app'],
    ['from the web to app', 'src/web/app/x.ts', `import { a } from '#app/config.ts'`, 'nobody imports app'],
    ['from the studio to the web', 'src/studio/staff/work.ts', `import { a } from '#web/words/words.ts'`, 'does not know its screens'],
    ['from app to the web', 'src/app/main.ts', `import { a } from '#web/words/words.ts'`, 'another program'],
    ['to .tsx from the server', 'src/app/main.ts', `import { a } from '#web/main.tsx'`, 'only the web imports .tsx'],
    ['from the web to a door', 'src/web/records/list.tsx', `import type { a } from '#studio/records/queries.ts'`, 'contracts and pure nouns only'],
    ['from the web to tables', 'src/web/records/list.tsx', `import type { a } from '#studio/records/tables.ts'`, 'contracts and pure nouns only'],
    ['from the web to the platform', 'src/web/records/list.tsx', `import { a } from '#platform/database/connect.ts'`, 'contracts and pure nouns of the studio'],
    ['from the program to the support of tests', 'src/app/main.ts', `import { a } from '#support/database.ts'`, 'only tests use what supports tests'],
  ])('%s', (_, file, text, trouble) => {
    expect(strayImports(sourcesOf({ [file]: `/** A comment. */\n${text}\n` }))).toEqual([expect.stringContaining(trouble)])
  })

  test('from the web to a noun that is not as pure as it looks', () => {
    const files = {
      'src/web/records/list.tsx': `import { label } from '#studio/records/client.ts'`,
      [`${records}client.ts`]: `import { read } from './reading.ts'`,
      [`${records}reading.ts`]: `import { readFile } from 'node:fs'`,
    }
    expect(strayImports(sourcesOf(files))).toEqual([expect.stringContaining('src/studio/records/reading.ts imports node:fs')])
  })

  test('and nothing is found in what is allowed', () => {
    const files = {
      'src/studio/matching/sweep.ts': `import { a } from '#studio/records/client.ts'\nimport { b } from './item.ts'\nimport { c } from '#platform/database/connect.ts'\nimport pg from 'pg'`,
      'src/studio/records/client.ts': `// import { a } from '#studio/matching/item.ts'\nimport type { b } from '#platform/database/connect.ts'\nconst text = \`import x from\`\n`,
      'src/studio/matching/sweep.test.ts': `import { testDatabase } from '#support/database.ts'`,
      'src/platform/jobs/run-job.ts': `import { connect } from '#platform/database/connect.ts'`,
      'src/web/records/list.tsx': `import { a } from '#studio/records/client.ts'\nimport { b } from '../ui/table.tsx'\nimport { c } from '#web/ui/table.tsx'\nimport { d } from '#platform/http/contract.ts'`,
      'src/app/main.ts': `import { a } from '#studio/matching/sweep.ts'\nimport { b } from './config.ts'\nimport { c } from '#platform/http/serve.ts'`,
    }
    expect(strayImports(sourcesOf(files))).toEqual([])
  })
})

test('a contract that needs more than pure nouns is found', () => {
  const files = (line: string) =>
    sourcesOf({
      [`${records}contract.ts`]: `import { Type } from 'typebox'\nimport { contract } from '#platform/http/contract.ts'\n${line}`,
      [`${records}client.ts`]: '',
    })
  expect(impureContracts(files(`import { a } from './client.ts'`))).toEqual([])
  expect(impureContracts(files(`import type { a } from './queries.ts'`))).toEqual([])
  expect(impureContracts(files(`import { a } from './queries.ts'`))).toEqual([expect.stringContaining('imports ./queries.ts')])
  expect(impureContracts(files(`import { sql } from 'kysely'`))).toEqual([expect.stringContaining('imports kysely')])
})

describe('tables', () => {
  const tables = { [`${records}clients/tables.ts`]: declare('client', 'client_email'), 'src/studio/triggers/tables.ts': declare('trigger') }

  test.each([
    ['INSERT INTO client (a) VALUES (1)', ['client']],
    ['insert\n  into "client" select', ['client']],
    ['WITH x AS (DELETE FROM ONLY client WHERE a RETURNING *)', ['client']],
    ['UPDATE client SET a = 1', ['client']],
    ['UPDATE public.client AS c SET a = 1', ['client']],
    ['update client c\nset a = 1', ['client']],
    ['MERGE INTO client USING', ['client']],
    ['TRUNCATE client', ['client']],
    ['COPY client (a, b) FROM STDIN', ['client']],
    [`db.insertInto('client').values(x)`, ['client']],
    [`db.updateTable('client as c')`, ['client']],
    [`db.deleteFrom(\n'client')`.replace('\n', ''), ['client']],
    [`db.mergeInto('client')`, ['client']],
    ['INSERT INTO ${sql.table(name)} VALUES', ['${']],
    ['SELECT FROM client FOR UPDATE OF client', []],
    ['INSERT INTO trigger (a) VALUES (1) ON CONFLICT DO UPDATE SET a = 1', ['trigger']],
    ['-- nothing\n/* DELETE FROM client */', []],
  ])('that "%s" writes', (text, expected) => {
    expect(writtenTables(text)).toEqual(expected)
  })

  test('are written only by the slice that declares them', () => {
    const write = 'await sql`UPDATE client SET archived = true`'
    expect(foreignWrites(sourcesOf({ ...tables, 'src/studio/matching/sweep.ts': write }))).toEqual([
      expect.stringContaining('writes to client, which belongs to records'),
    ])
    expect(foreignWrites(sourcesOf({ ...tables, 'src/app/demo.ts': write }))).toHaveLength(1)
    expect(foreignWrites(sourcesOf({ ...tables, 'src/platform/jobs/tick.ts': write }))).toHaveLength(1)
    expect(foreignWrites(sourcesOf({ ...tables, [`${records}sessions/move-session.ts`]: write, 'src/studio/matching/sweep.test.ts': write }))).toEqual([])
    expect(
      foreignWrites(
        sourcesOf({ ...tables, 'src/studio/matching/sweep.ts': `throw refusal('Choose the update that is set below, and delete from the list.')` }),
      ),
    ).toEqual([])
    expect(foreignWrites(sourcesOf({ ...tables, 'src/studio/matching/sweep.ts': 'sql`DELETE FROM ${table}`' }))).toEqual([
      expect.stringContaining('stands in a variable'),
    ])
  })

  test('are declared once, in tables.ts, and made by a migration', () => {
    expect([...declaredTables(sourcesOf(tables)).owners]).toEqual([
      ['client', 'records'],
      ['client_email', 'records'],
      ['trigger', 'triggers'],
    ])
    expect(declaredTables(sourcesOf({ ...tables, 'src/studio/matching/tables.ts': declare('client') })).troubles).toEqual([
      expect.stringContaining('which records has declared'),
    ])
    expect(declaredTables(sourcesOf({ 'src/studio/matching/item.ts': declare('item') })).troubles).toEqual([
      expect.stringContaining('declares its tables in tables.ts'),
    ])
  })

  test('that migrations make and nobody declares are found, and the other way round', () => {
    const made = sourcesOf({
      'migrations/0001-a.sql':
        'CREATE TABLE client (a int);\ncreate table if not exists "client_email" ();\n-- CREATE TABLE old ();\nCREATE TABLE trigger (); CREATE TABLE login ();',
    })
    expect(undeclaredTables(sourcesOf(tables), made, { login: 'of a library' })).toEqual([])
    expect(undeclaredTables(sourcesOf(tables), made, {})).toEqual([expect.stringContaining('login is declared by no slice')])
    expect(undeclaredTables(sourcesOf({ ...tables, 'src/studio/matching/tables.ts': declare('item') }), made, { login: '' })).toEqual([
      expect.stringContaining('made by no migration'),
    ])
    expect(undeclaredTables(sourcesOf(tables), made, { login: '', client: '' })).toEqual([expect.stringContaining('client needs no exemption')])
    expect(createdTables('CREATE UNLOGGED TABLE a ();')).toEqual(['a'])
  })
})

test.each([
  'src/platform/http/index.ts',
  'src/studio/records/utils/dates.ts',
  'src/studio/records/client-Helpers.ts',
  'src/web/services/x.tsx',
  'src/studio/billing/invoice.ts',
  'tests/support/helpers.ts',
  'src/app/helpers.test.ts',
])('the name %s is found', (file) => {
  expect(vagueFiles(sourcesOf({ [file]: '', 'src/studio/records/create-client.db.test.ts': '', 'src/web/records/client-list.tsx': '' }))).toHaveLength(1)
})

test('a verb with two actions and a noun that asks are found', () => {
  const slips = (text: string, file = 'create-client.ts') => grammarSlips(sourcesOf({ [`${records}${file}`]: text }))
  expect(slips('export async function a() {}\nexport const b = async () => 1')).toEqual([expect.stringContaining('exports 2 actions')])
  expect(slips(`import { find } from './queries.ts'\nexport function label() {}`)).toEqual([
    expect.stringContaining('nouns are pure, but it imports ./queries.ts'),
  ])
  expect(slips(`import { find } from './queries.ts'\nexport async function a() {}\nasync function b() {}\nexport function c() {}`)).toEqual([])
  expect(slips(`import type { Row } from './queries.ts'\nexport function label() {}`)).toEqual([])
  expect(slips('export async function a() {}\nexport async function b() {}', 'queries.ts')).toEqual([])
  expect(slips('export async function a() {}\nexport async function b() {}', 'load-clients.ts')).toEqual([])
})

test('long files, many folders and deep ones are found', () => {
  expect(longFiles(sourcesOf({ 'src/a.ts': '\n'.repeat(300), 'src/b.ts': `${'\n'.repeat(300)}x`, 'src/c.svg': '\n'.repeat(999) }))).toEqual([
    'src/b.ts has 301 lines; at most 300.',
  ])
  const tree = sourcesOf({ 'src/a/b/c/x.ts': '', 'src/a/b/c/d/x.ts': '', 'src/e/x.ts': '' })
  expect(crowdedFolders(tree, { folders: 6, depth: 5 })).toEqual([])
  expect(crowdedFolders(tree, { folders: 5, depth: 4 })).toEqual(['There are 6 folders; at most 5.', 'src/a/b/c/d is 5 folders deep; at most 4.'])
})

test.each([
  'const a: any = 1',
  'function f(a: Map<string, any>) {}',
  'const a = b as any',
  'const a: any[] = []',
  'const a = b!.c',
  'const a = list[0]!',
  'call(b!)',
  `it.${'skip'}('x', () => {})`,
  `describe.${'only'}('x', () => {})`,
  `test.${'todo'}('x')`,
  `// @ts-${'ignore'}`,
  `/* @ts-${'expect-error'}: why */`,
  `// ${'oxlint'}-disable-next-line`,
])('the loophole in "%s" is found', (text) => {
  expect(loopholes(sourcesOf({ 'src/a.ts': `const before = 1\n${text}\n` }))).toHaveLength(1)
})

test.each([
  `const a = 'any' + "x as any" // any!`,
  'const a = `Hello ${name}! as any`',
  'if (!a && b !== c) d = !e',
  'const company = { any: 1 }; expect.any(String); any(list)',
  'const pattern = /a!$|: any/',
  `// ${'oxlint'}-disable-next-line jsx-a11y/no-static-element-interactions`,
  'const quote = "it\'s" + \'"\' // it.skip',
  'const nested = `a ${b(`c! ${d}`)} e!`',
])('nothing is found in "%s"', (text) => {
  expect(loopholes(sourcesOf({ 'src/a.ts': `${text}\n` }))).toEqual([])
})

test('comments and strings are told apart', () => {
  expect(withoutComments(`const a = 'http://x' // b`)).toBe(`const a = 'http://x'     `)
  expect(withoutStrings('a `b ${c} d` e')).toBe(`a ${' '.repeat(10)} e`)
  expect(importsOf('src/app/a.ts', `import { type A, type B } from './b.ts'\nimport { type C, d } from './d.ts'\nimport * as e from 'e'`)).toEqual([
    { name: './b.ts', file: 'src/app/b.ts', typeOnly: true },
    { name: './d.ts', file: 'src/app/d.ts', typeOnly: false },
    { name: 'e', file: null, typeOnly: false },
  ])
})

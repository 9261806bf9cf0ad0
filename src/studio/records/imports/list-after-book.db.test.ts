import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { connected } from '#support/address.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { createClient } from '../clients/create-client.ts'
import { readClient } from '../clients/queries.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusedRows, readRun } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

const take = async (given: NewImport) => within(async (work) => readRun(work, await importFile(made.studio, given)))

test('a list with numbers makes nobody twice who is here without one: by whole name and an email or phone they get their numbers, and the report counts them', async () => {
  const book = ['Karla,Neu,karla@neu.example,402-555-0301', 'Kim,Neu,kim@neu.example,', 'Tia,Two,tia@two.example,', 'Tia,Two,tia2@two.example,402-555-0302']
  await take({ kind: 'client', content: ['First Name,Last Name,Email,Phone', ...book].join('\n') })
  const byHand = await within((work) => createClient(work, { first_name: 'Hanna', last_name: 'Hand', phones: [{ phone: '402 555 0303' }], city: 'Lincoln' }))
  const rows = [
    '900,KARLA,Neu,karla@neu.example,,Omaha',
    '901,Hanna,Hand,,402-555-0303,',
    '902,Kim,Other,kim@neu.example,,',
    '903,Karla,Neu,karla@neu.example,,',
    '904,Tia,Two,"tia@two.example, tia2@two.example",,',
  ]
  const content = ['Client ID,First Name,Last Name,Email,Phone,City', ...rows].join('\n')
  const told = { created: 2, changed: 2, refused: 1, remarks: [expect.stringMatching(/^2 rows are of clients who were here without a number/)] }
  expect(await previewImport(made.studio, { kind: 'client', content })).toMatchObject(told)
  const run = await take({ kind: 'client', content })
  expect(run).toMatchObject(told)
  const refused = await within((work) => listRefusedRows(work, run.id, {}))
  const reason = /^2 clients of this name are here without a number, with this email or phone: client \d+, client \d+\. Merge them .* the number 904 in Hotshoe/
  expect(refused.rows).toMatchObject([{ line: 6, reason: expect.stringMatching(reason) }])
  const found = await within((work) =>
    sql<object>`SELECT external_id, first_name, last_name, city FROM client WHERE external_id LIKE '90_' ORDER BY external_id`.execute(work.db),
  )
  expect(found.rows).toEqual([
    { external_id: '900', first_name: 'KARLA', last_name: 'Neu', city: 'Omaha' },
    { external_id: '901', first_name: 'Hanna', last_name: 'Hand', city: 'Lincoln' },
    { external_id: '902', first_name: 'Kim', last_name: 'Other', city: '' },
    { external_id: '903', first_name: 'Karla', last_name: 'Neu', city: '' },
  ])
  expect(await within((work) => readClient(work, byHand))).toMatchObject({ external_id: '901' })
  const { rows: events } = await within((work) =>
    sql<object>`SELECT c.first_name, v.changes -> 'external_id' AS number FROM record_event v JOIN client c ON v.subject_kind = 'client' AND v.subject_id = c.id
      WHERE c.external_id IN ('900', '901') AND v.what = 'imported' AND v.changes ? 'external_id' ORDER BY 1`.execute(work.db),
  )
  expect(events).toEqual([
    { first_name: 'Hanna', number: [null, '901'] },
    { first_name: 'KARLA', number: [null, '900'] },
  ])
  expect(await take({ kind: 'client', content })).toMatchObject({ created: 0, changed: 0, unchanged: 4, refused: 1 })
})

test('whom a list with numbers may mean who has none is found by the index of those alone', async () => {
  // Counted: what PostgreSQL guesses of a table that it counts by itself, now or later, is not what is tested.
  await connected(made.url, async (admin) => {
    await admin.query(`SELECT set_config('hotshoe.studio', '${made.studio.id}', false), set_config('session_replication_role', 'replica', false)`)
    await admin.query(`INSERT INTO client (last_name, external_id, status_id, status_entered_at, status_due_set_at, created_at)
      SELECT 'Numbered', 'many ' || i, c.status_id, now(), now(), now() FROM generate_series(1, 2000) i, (SELECT status_id FROM client LIMIT 1) c`)
    await admin.query('ANALYZE client')
  })
  const { rows } = await within(async (work) => {
    // Of so few, the index of all numbers costs about the same when both halves are looked up in it.
    await sql`SET LOCAL enable_bitmapscan = off`.execute(work.db)
    return sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT EXISTS (SELECT FROM client c WHERE (c.external_id IS NULL OR starts_with(c.external_id, 'no number '))
      AND c.merged_into IS NULL AND c.erased_at IS NULL)`.execute(work.db)
  })
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('client_without_number')
})

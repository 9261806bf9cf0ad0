import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { findClients } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const many = 5_000

/** Five thousand Millers, each also found by an address that begins alike, and one of them by a name of her own. */
beforeAll(async () => {
  made = await aStudio()
  await within(async (work) => {
    const status = await statusCalled(work, 'client', 'Client')
    await sql`
      INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at, sort_name, search_text)
      SELECT f, 'Miller', ${status}, now(), now(), now(), 'miller ' || lower(f), concat_ws(' ', lower(f), 'miller', 'miller' || i || '@example.com')
      FROM (SELECT i, CASE i WHEN 4321 THEN 'Zora' ELSE 'Anna' || lpad(i::text, 5, '0') END AS f FROM generate_series(1, ${many}) i) named`.execute(work.db)
    await sql`
      INSERT INTO client_word (word, sort_name, client_id)
      SELECT word, sort_name, id FROM client, string_to_table(search_text, ' ') AS word`.execute(work.db)
  })
})
afterAll(() => made.close())

async function pages(wanted: { search: string; status_id?: number }): Promise<string[]> {
  const names: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof findClients>> = await within((work) =>
      findClients(work, { ...wanted, limit: 500, ...(after === null ? {} : { after }) }),
    )
    names.push(...page.rows.map(({ name }) => name))
    after = page.next
    if (after === null) return names
  }
}

test('a name that thousands have shows all of them page by page, each once, in the order of their first names', async () => {
  const names = await pages({ search: 'mil' })
  expect(names).toHaveLength(many)
  expect(new Set(names).size).toBe(many)
  expect(names).toEqual(names.toSorted())
})

test('two words that thousands have find the few who have both', async () => {
  expect(await pages({ search: 'miller zora' })).toEqual(['Zora Miller'])
  expect(await pages({ search: 'mil anna0000' })).toHaveLength(9)
})

test('a filter holds for those who are found by a word of thousands, too', async () => {
  const lead = await within((work) => statusCalled(work, 'client', 'Lead'))
  expect(await pages({ search: 'miller', status_id: lead })).toEqual([])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aStudio, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
beforeAll(async () => {
  made = await aStudio()
})
afterAll(() => made.close())

/** Which key a write breaks. */
async function broken(write: (work: Work) => Promise<unknown>): Promise<unknown> {
  return within(write).then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error && 'code' in error && error.code === '23503' && 'constraint' in error ? error.constraint : error),
  )
}

const nobody = 987_654
const newClient = (work: Work, status: number) =>
  sql`INSERT INTO client (last_name, status_id, status_entered_at, status_due_set_at, created_at) VALUES ('Berg', ${status}, now(), now(), now())`.execute(
    work.db,
  )

test('one row among many that names nobody is refused, added or changed', async () => {
  const [id, lead] = await within(async (work) => [await aClient(work), await statusCalled(work, 'client', 'Lead')] as const)
  const rows = sql`FROM unnest(ARRAY[${id}, ${nobody}]::bigint[]) AS i(id)`
  expect(await broken((work) => sql`INSERT INTO client_email (client_id, position, email) SELECT id, 9, 'a@example.com' ${rows}`.execute(work.db))).toBe('client_email_client') // biome-ignore format: short
  expect(await broken((work) => sql`INSERT INTO client_phone (client_id, position, phone) SELECT id, 9, '+14025550142' ${rows}`.execute(work.db))).toBe('client_phone_client') // biome-ignore format: short
  expect(await broken((work) => sql`UPDATE client_email SET client_id = ${nobody}`.execute(work.db))).toBe('client_email_client')
  expect(await broken((work) => newClient(work, nobody))).toBe('client_status')
  expect(await broken((work) => sql`UPDATE client SET status_id = ${nobody} WHERE id = ${id}`.execute(work.db))).toBe('client_status')
  expect(await broken((work) => sql`UPDATE status_entry SET status_id = ${nobody}`.execute(work.db))).toBe('status_entry_status')
  expect(await broken((work) => newClient(work, lead))).toBe('nothing')
})

test('a client that goes takes its addresses and phones along, those of others stay', async () => {
  const [gone, stays] = await within(async (work) => [await aClient(work), await aClient(work)] as const)
  await within((work) => sql`DELETE FROM client WHERE id = ${gone}`.execute(work.db))
  const left = async (table: string) =>
    (await within((work) => sql<{ id: number }>`SELECT client_id AS id FROM ${sql.table(table)} WHERE client_id IN (${gone}, ${stays})`.execute(work.db))).rows
  expect([await left('client_email'), await left('client_phone')]).toEqual([[{ id: stays }], [{ id: stays }]])
})

test('a status to which somebody goes just now is not deleted meanwhile', async () => {
  const status = await within((work) => statusCalled(work, 'client', 'Past Client'))
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const adding = within(async (work) => {
    await newClient(work, status)
    begun.resolve()
    await end.promise
  })
  await begun.promise
  const deleting = broken((work) => sql`DELETE FROM status WHERE id = ${status}`.execute(work.db))
  await Promise.race([deleting, within((work) => sql`SELECT 1`.execute(work.db))])
  end.resolve()
  await adding
  expect(await deleting).toBe('client_status')
})

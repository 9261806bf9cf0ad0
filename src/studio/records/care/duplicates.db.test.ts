import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { caller } from '#support/call-route.ts'
import { aClient, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import * as care from './contract.ts'
import { careRoutes } from './routes.ts'

let made: TestStudio
let ask: ReturnType<typeof caller>
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const client = (fields: Parameters<typeof aClient>[1] = {}) => within((work) => aClient(work, { phones: [], emails: [], ...fields }))
const pairs = async (query: { client_id?: number } = {}) =>
  (await ask(care.listDuplicates, { query })).rows.map(({ client: a, other: b, reasons }) => [a.id, b.id, reasons.join(' ')])

beforeAll(async () => {
  made = await aStudio()
  ask = caller(made.studio, careRoutes)
})
afterAll(() => made.close())

test('the same email or phone, or the same name and something else, makes a pair; the same email comes first', async () => {
  const birthday = { month: 6, day: 4, year: null }
  const a = await client({ first_name: 'Łucja', last_name: 'Berg', emails: ['l@example.com'], phones: [{ phone: '402 555 0100' }] })
  const b = await client({ first_name: 'lucja', last_name: 'BERG', emails: ['L@example.com'] })
  const c = await client({ first_name: 'Tom', last_name: 'Berg', phones: [{ phone: '(402) 555-0100' }] })
  const d = await client({ first_name: 'Eve', last_name: 'Miller', birthday })
  const e = await client({ first_name: 'Eve', last_name: 'Miller', birthday: { ...birthday, year: 1984 } })
  await client({ first_name: 'Eve', last_name: 'Miller', birthday: { month: 7, day: 4, year: null } })
  expect(await pairs()).toEqual([
    [a, b, 'email name'],
    [a, c, 'phone'],
    [d, e, 'name birthday'],
  ])
  expect(await pairs({ client_id: c })).toEqual([[a, c, 'phone']])
  expect(await pairs({ client_id: e })).toEqual([[d, e, 'name birthday']])
  const first = await ask(care.listDuplicates, { query: { limit: 1 } })
  const second = await ask(care.listDuplicates, { query: { limit: 1, after: first.next ?? '' } })
  expect([first.rows[0]?.other.id, second.rows[0]?.other.id]).toEqual([b, c])
  expect(first.rows[0]?.client).toMatchObject({ name: 'Łucja Berg', email: 'l@example.com', phone: '+14025550100' })
})

test('“not the same” is remembered, whichever of the two is named first, and can be taken back', async () => {
  const [[a = 0, b = 0] = []] = (await pairs()) as number[][]
  const apart = (yes: boolean) => ask(care.tellApart, { body: { client_id: b, other_id: a, apart: yes } })
  await apart(true)
  await apart(true)
  expect((await pairs()).map(([, other]) => other)).not.toContain(b)
  expect(await pairs({ client_id: b })).toEqual([])
  await apart(false)
  expect((await pairs())[0]?.slice(0, 2)).toEqual([a, b])
})

test('who is not the same as somebody is not either once that one was merged into another, until it is taken back', async () => {
  const [kept, twin, brother] = [
    await client({ first_name: 'Uwe', last_name: 'Lang', emails: ['uwe@lang.example'] }),
    await client({ first_name: 'U.', last_name: 'Lang', emails: ['lang@lang.example'] }),
    await client({ first_name: 'Udo', last_name: 'Lang', emails: ['lang@lang.example'] }),
  ]
  await ask(care.tellApart, { body: { client_id: brother, other_id: twin, apart: true } })
  const { id } = await ask(care.mergeClients, { params: { id: kept }, body: { loser_id: twin, version: 1, loser_version: 1 } })
  expect(await pairs({ client_id: kept })).toEqual([])
  await ask(care.tellApart, { body: { client_id: kept, other_id: brother, apart: false } })
  expect(await pairs({ client_id: kept })).toEqual([[kept, brother, 'email']])
  await ask(care.undoMerge, { params: { id } })
  expect(await pairs({ client_id: kept })).toEqual([])
})

test('archived clients, and what a dozen share, make no pairs', async () => {
  const before = (await pairs()).length
  for (let number = 0; number < 13; number += 1) await client({ first_name: `School ${number}`, last_name: 'x', emails: ['office@school.example'] })
  expect(await pairs()).toHaveLength(before)
  await within((work) => sql`UPDATE client SET archived_at = now() WHERE first_name = 'Tom'`.execute(work.db))
  expect(await pairs()).toHaveLength(before - 1)
})

test('clients share a household; one who is left alone has none; who may belong to it is suggested', async () => {
  const home = { street: '1 Elm', postcode: '68102', city: 'Omaha' }
  const ann = await client({ first_name: 'Ann', ...home, family_members: [{ name: 'Kim', email: 'kim@example.com' }] })
  const bob = await client({ first_name: 'Bob', ...home })
  const kim = await client({ first_name: 'Kim', emails: ['kim@example.com'] })
  const read = (id: number) => ask(care.readHousehold, { params: { id } })
  const choose = (id: number, other: number | null) => ask(care.chooseHousehold, { params: { id }, body: { with_client_id: other } })
  expect((await read(ann)).suggested.map(({ id }) => id).toSorted((x, y) => x - y)).toEqual([bob, kim])
  expect((await choose(bob, ann)).members.map(({ id }) => id)).toEqual([ann])
  await choose(kim, bob)
  await choose(kim, bob)
  expect((await read(ann)).members.map(({ id }) => id)).toEqual([bob, kim])
  expect((await read(ann)).suggested).toEqual([])
  await choose(ann, null)
  expect((await read(ann)).members).toEqual([])
  await choose(kim, null)
  expect(await read(bob)).toMatchObject({ id: null, members: [] })
  const left = await within((work) => sql<{ count: number }>`SELECT count(*)::int AS count FROM household`.execute(work.db))
  expect(left.rows).toEqual([{ count: 0 }])
  await expect(choose(ann, ann)).rejects.toMatchObject({ code: 'same-client' })
  await expect(choose(ann, 9_999_999)).rejects.toMatchObject({ code: 'no-such-client' })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { addClient } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { addressHash } from './address-hash.ts'
import * as suppressions from './contract.ts'
import { suppressionRoutes } from './routes.ts'
import { suppressAddress } from './suppress-address.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, suppressionRoutes)
})
afterAll(() => here.close())

const bounce = (address: string) =>
  here.studio.inTransaction((work) => suppressAddress(work, { channel: 'email', address, scope: 'all', reason: 'bounced', source: '550 no such user' }))

test('an address is stopped once, whoever says so and however it is written', async () => {
  const first = await bounce('Anna@Example.com')
  expect(await bounce(' anna@example.com')).toBe(first)
  expect(await ask(suppressions.addSuppression, { body: { address: 'mailto:anna@EXAMPLE.com', scope: 'all' } })).toMatchObject({
    id: first,
    reason: 'bounced',
    source: '550 no such user',
  })
  expect(await ask(suppressions.addSuppression, { body: { address: 'anna@example.com', scope: 'marketing', source: 'Asked on the phone' } })).toMatchObject({
    reason: 'by-hand',
    scope: 'marketing',
    actor: { kind: 'user', name: 'Pat Manager' },
  })
})

test('two who stop the same address at the same moment make one entry', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, () => bounce('together@example.com')))
  expect(new Set(ids).size).toBe(1)
})

test('a lifted entry is kept, and the address can be stopped again', async () => {
  const id = await bounce('back@example.com')
  const lifted = await ask(suppressions.liftSuppression, { params: { id } })
  expect(lifted.lifted_at).not.toBeNull()
  expect(await ask(suppressions.liftSuppression, { params: { id } })).toEqual(lifted)
  expect(await bounce('back@example.com')).not.toBe(id)
  expect((await ask(suppressions.listSuppressions, { query: { lifted: true } })).rows.map((row) => row.id)).toEqual([id])
  await expect(ask(suppressions.liftSuppression, { params: { id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
})

test('the list is newest first, in pages, and found by a part of the address', async () => {
  const ids = [await bounce('a@list.example'), await bounce('b@list.example'), await bounce('c@list.example')]
  const first = await ask(suppressions.listSuppressions, { query: { search: 'LIST.ex', limit: 2 } })
  const rest = await ask(suppressions.listSuppressions, { query: { search: 'LIST.ex', limit: 2, after: first.next ?? '' } })
  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids.toReversed())
})

test('an erased address stands in the list without it', async () => {
  const id = await bounce('gone@example.com')
  await here.studio.inTransaction((work) => work.db.updateTable('suppression').set({ address: null }).where('id', '=', id).execute())
  expect((await ask(suppressions.listSuppressions, { query: {} })).rows[0]).toMatchObject({ id, address: null })
  expect(await bounce('gone@example.com')).toBe(id)
})

test('phone numbers are kept as records keep them, and what is neither is refused', async () => {
  const entry = await ask(suppressions.addSuppression, { body: { channel: 'call', address: '(402) 555-0100', scope: 'all' } })
  expect(entry.address).toBe('+14025550100')
  await expect(ask(suppressions.addSuppression, { body: { address: 'anna', scope: 'all' } })).rejects.toMatchObject({
    problems: [{ field: 'address', message: expect.stringContaining('@ is missing') }],
  })
  await expect(ask(suppressions.addSuppression, { body: { channel: 'call', address: 'none', scope: 'all' } })).rejects.toMatchObject({
    problems: [{ field: 'address' }],
  })
})

test('stopping and lifting lets the clients who have the address be judged again', async () => {
  const anna = await addClient(here.studio, { emails: ['twins@example.com'] })
  const bert = await addClient(here.studio, { emails: ['other@example.com', 'Twins@example.com'] })
  const queued = () =>
    here.studio.inTransaction(async (work) => {
      const taken = await sql<{ subject_id: number }>`DELETE FROM record_change WHERE subject_kind = 'client' RETURNING subject_id`.execute(work.db)
      return taken.rows.map((row) => row.subject_id).sort((a, b) => a - b)
    })
  await queued()
  const id = await bounce('twins@example.com')
  expect(await queued()).toEqual([anna, bert])
  await ask(suppressions.liftSuppression, { params: { id } })
  expect(await queued()).toEqual([anna, bert])
})

test('the key of an address is the sha-256 of its lower-case form', () => {
  expect(addressHash(' Anna@Example.com').toString('hex')).toBe(addressHash('anna@example.com').toString('hex'))
  expect(addressHash('anna@example.com').toString('hex')).toBe('f7d54c22dda5b1780276601cd005909b70543fc4a6ba72d735b4cb9bbb611f01')
})

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { constraints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import { listCalls } from '#studio/delivery/call-desk/contract.ts'
import { listDispatches } from '#studio/delivery/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { listLetterBatches, listLetters } from '#studio/messages/letters/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { readClock } from '#studio/staff/contract.ts'
import { createToken } from '#studio/staff/tokens/contract.ts'
import { aDemo, type TestDemo } from '#support/demo.ts'
import { beginDemo } from './begin-demo.ts'
import { mailboxEndpoints } from './mailbox-endpoints.ts'

let demo: TestDemo
let call: TestDemo['call']

beforeAll(async () => {
  demo = await aDemo()
  call = demo.call
}, 120_000)
afterAll(() => demo.close())

test('the demo studio is left this morning with something to do, one of it late', async () => {
  const { today, shift_seconds } = await call(readClock, {})
  expect(shift_seconds).toBe(0)
  const { rows } = await call(listItems, { query: { limit: 500 } })
  expect(rows.length).toBeGreaterThanOrEqual(6)
  expect(rows.filter(({ late }) => late)).toHaveLength(1)
  expect(rows.filter(({ late, due_on }) => !late && due_on <= today)).toHaveLength(rows.length - 1)
})

test('one of each other kind of record waits, too', async () => {
  const { rows } = await call(listItems, { query: { limit: 500 } })
  const others = rows.filter(({ record }) => record.kind !== 'session').map(({ record }) => record.kind)
  expect(others.toSorted()).toEqual(['appointment', 'client', 'invoice', 'production_order', 'task'])
})

test('one client cannot be reached, three are to be called, one of them since yesterday, one item is held, one message rests, the lab has tasks', async () => {
  expect((await call(listItems, { query: { view: 'attention' } })).rows.length).toBeGreaterThanOrEqual(1)
  const { today } = await call(readClock, {})
  const calls = (await call(listCalls, {})).rows
  expect([calls.length, calls.filter(({ due_on }) => (due_on ?? '') < today).length]).toEqual([3, 1])
  expect((await call(listItems, { query: { view: 'held' } })).rows).toHaveLength(1)
  expect((await call(listTasks, {})).rows.length).toBeGreaterThanOrEqual(1)
  const waiting = (await call(listDispatches, { query: { view: 'waiting' } })).rows
  expect(waiting.map(({ resting }) => resting)).toEqual([true])
})

test('letters wait to be printed, with their confirmations, and some were printed', async () => {
  const { rows } = await call(listLetters, {})
  expect(rows.length).toBeGreaterThanOrEqual(1)
  expect(new Set(rows.map(({ attachments }) => attachments.length))).toEqual(new Set([1]))
  expect((await call(listLetterBatches, {})).rows.length).toBeGreaterThanOrEqual(1)
})

test('its sessions have numbers of another form than those of the samples', async () => {
  const { rows } = await call(listSessions, { query: { limit: 500 } })
  expect(rows.filter(({ number }) => !/^D-\d{4}$/.test(number))).toEqual([])
})

test('what was sent in the two weeks before stands in the mailbox, each email once', async () => {
  const sent = (await call(listDispatches, { query: { view: 'sent', limit: 500 } })).rows
  const { mails } = await demo.mailbox.list({ limit: 200 })
  expect(mails.length).toBeGreaterThan(20)
  // The mailbox lived through the same mornings.
  expect([...new Set(mails.map(({ date }) => date?.slice(0, 10)))].sort()).toEqual([...new Set(sent.map(({ settled_at }) => settled_at?.slice(0, 10)))].sort())
  expect(mails.map(({ to }) => to[0]?.address).sort()).toEqual(sent.map(({ to_address }) => to_address).sort())
})

test('the mailbox is read by who may read messages, and by nobody else', async () => {
  const server = await openServer({
    endpoints: mailboxEndpoints(demo.mailbox)(demo.program.gate),
    constraints,
    publicUrl: demo.program.deployment.publicUrl,
    bundle: null,
    report: () => undefined,
    health: async () => undefined,
  })
  expect((await server.inject('/api/mailbox')).statusCode).toBe(401)
  const { secret } = await call(createToken, { body: { name: 'Reader', role: 'viewer' } })
  const ask = (url: string) => server.inject({ url, headers: { authorization: `Bearer ${secret}` } })
  const page = (await ask('/api/mailbox?limit=2')).json()
  expect(page.rows).toHaveLength(2)
  expect((await ask(`/api/mailbox?limit=2&after=${page.next}`)).json().rows[0].id).toBe(page.rows[1].id - 1)
  expect((await ask(`/api/mailbox/${page.rows[0].id}`)).json()).toMatchObject({
    subject: page.rows[0].subject,
    html: expect.stringContaining('<'),
    text: expect.any(String),
  })
  expect((await ask('/api/mailbox/999999')).json().error.message).toBe('There is no email number 999999 in the mailbox. It keeps the newest ones.')
  await server.close()
})

test('a folder that holds a real studio is not taken for the demo', async () => {
  const real = path.join(demo.folder, 'real')
  await mkdir(path.join(real, 'postgres'), { recursive: true })
  await expect(beginDemo(real, { fresh: true })).rejects.toThrow(/holds a studio that is no demo/)
})

test('a new folder is filled once; then it is left as it is', async () => {
  const fresh = path.join(demo.folder, 'fresh')
  const first = await beginDemo(fresh, { fresh: false })
  expect(first.filled).toBe(false)
  await first.markFilled()
  await mkdir(path.join(fresh, 'mailbox'))
  await writeFile(path.join(fresh, 'mailbox', '000000000001.eml'), 'kept')
  expect((await beginDemo(fresh, { fresh: false })).filled).toBe(true)
})

import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { type Local, openLocal } from '#app/open-local.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { constraints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import { type Mailbox, openMailbox } from '#platform/mailbox/open-mailbox.ts'
import { listDispatches } from '#studio/delivery/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { listCalls } from '#studio/messages/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { readClock } from '#studio/staff/contract.ts'
import { createToken } from '#studio/staff/tokens/contract.ts'
import { testDatabase } from '#support/database.ts'
import { beginDemo } from './begin-demo.ts'
import { fillStudio } from './fill-studio.ts'
import { mailboxEndpoints } from './mailbox-endpoints.ts'
import { useMailbox } from './use-mailbox.ts'

let folder = ''
let program: Program
let mailbox: Mailbox
let call: Local['call']
let close: () => Promise<void>
let shift = 0

beforeAll(async () => {
  const { url, drop } = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-demo-'))
  mailbox = await openMailbox({ folder: path.join(folder, 'mailbox'), now: () => new Date(Date.now() + shift * 1000) })
  const secrets = { HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' }
  program = await openProgram(readConfig({ allowClock: true }, { DATABASE_URL: url, ...secrets }), { hold: false, mailbox: true })
  await fillStudio(program, {
    use: () => useMailbox(program, mailbox),
    tellShift: (seconds) => {
      shift = seconds
    },
  })
  call = (await openLocal(program)).call
  close = async () => {
    await program.close()
    await mailbox.close()
    await drop()
    await rm(folder, { recursive: true })
  }
}, 120_000)
afterAll(() => close())

test('the demo studio is left this morning with something to do, one of it late', async () => {
  const { today, shift_seconds } = await call(readClock, {})
  expect(shift_seconds).toBe(0)
  const { rows } = await call(listItems, { query: { limit: 500 } })
  expect(rows.length).toBeGreaterThanOrEqual(6)
  expect(rows.filter(({ late }) => late)).toHaveLength(1)
  expect(rows.filter(({ late, due_on }) => !late && due_on <= today)).toHaveLength(rows.length - 1)
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

test('its sessions have numbers of another form than those of the samples', async () => {
  const { rows } = await call(listSessions, { query: { limit: 500 } })
  expect(rows.filter(({ number }) => !/^D-\d{4}$/.test(number))).toEqual([])
})

test('what was sent in the two weeks before stands in the mailbox, each email once', async () => {
  const sent = (await call(listDispatches, { query: { view: 'sent', limit: 500 } })).rows
  const { mails } = await mailbox.list({ limit: 200 })
  expect(mails.length).toBeGreaterThan(20)
  // The mailbox lived through the same mornings.
  expect([...new Set(mails.map(({ date }) => date?.slice(0, 10)))].sort()).toEqual([...new Set(sent.map(({ settled_at }) => settled_at?.slice(0, 10)))].sort())
  expect(mails.map(({ to }) => to[0]?.address).sort()).toEqual(sent.map(({ to_address }) => to_address).sort())
})

test('the mailbox is read by who may read messages, and by nobody else', async () => {
  const server = await openServer({
    endpoints: mailboxEndpoints(mailbox)(program.gate),
    constraints,
    publicUrl: program.deployment.publicUrl,
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
  const real = path.join(folder, 'real')
  await mkdir(path.join(real, 'postgres'), { recursive: true })
  await expect(beginDemo(real, { fresh: true })).rejects.toThrow(/holds a studio that is no demo/)
})

test('a new folder is filled once; then it is left as it is', async () => {
  const fresh = path.join(folder, 'fresh')
  const first = await beginDemo(fresh, { fresh: false })
  expect(first.filled).toBe(false)
  await first.markFilled()
  await mkdir(path.join(fresh, 'mailbox'))
  await writeFile(path.join(fresh, 'mailbox', '000000000001.eml'), 'kept')
  expect((await beginDemo(fresh, { fresh: false })).filled).toBe(true)
})

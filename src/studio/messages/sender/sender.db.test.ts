import { createSecretKey, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input } from '#platform/http/contract.ts'
import { caller } from '#support/call-route.ts'
import { type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import * as sender from './contract.ts'
import { loadSender } from './load-sender.ts'
import { noteSenderTrouble } from './note-trouble.ts'
import { senderRoutes } from './routes.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, senderRoutes)
})
afterAll(() => here.close())

const change = async (body: Omit<Input<typeof sender.changeSender>['body'], 'version'>) => {
  const { version } = await ask(sender.readSender)
  return ask(sender.changeSender, { body: { version, ...body } })
}
const load = (secretKey = testDeployment.secretKey) => here.studio.readOnly((work) => loadSender(work, { ...testDeployment, secretKey }))

test('a studio that never set it up sees the defaults and sends through nothing', async () => {
  expect(await ask(sender.readSender)).toMatchObject({ host: '', port: 587, security: 'starttls', has_password: false, last_trouble: null, version: 1 })
  expect(await load()).toMatchObject({ host: '', password: null })
})

test('a password goes in, is kept encrypted, and never comes out of the API', async () => {
  const changed = await change({
    from_name: ' North\r\nlight ',
    from_address: 'Hello@Northlight.example',
    host: 'SMTP.Example.com',
    username: 'north',
    password: 'pä55 word',
  })
  expect(changed).toMatchObject({
    from_name: 'North light',
    from_address: 'hello@northlight.example',
    host: 'smtp.example.com',
    has_password: true,
    version: 2,
  })
  expect(JSON.stringify(changed)).not.toContain('pä55')
  const row = await here.studio.readOnly((work) => work.db.selectFrom('sender').selectAll().executeTakeFirstOrThrow())
  expect(JSON.stringify(row)).not.toContain('pä55')
  expect(await load()).toMatchObject({ password: 'pä55 word', username: 'north' })
})

test('a password that is left out stays, but not for another server; null removes it', async () => {
  expect(await change({ port: 465, security: 'tls' })).toMatchObject({ has_password: true, port: 465 })
  await expect(change({ host: 'evil.example' })).rejects.toMatchObject({ problems: [{ field: 'password' }] })
  expect(await change({ host: 'other.example', password: 'new' })).toMatchObject({ host: 'other.example', has_password: true })
  expect(await change({ password: null })).toMatchObject({ has_password: false })
  expect((await load()).password).toBeNull()
})

test('a change from an older version is refused', async () => {
  const { version } = await ask(sender.readSender)
  await change({ from_name: 'Somebody else' })
  await expect(ask(sender.changeSender, { body: { version, from_name: 'Me' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test.each<[string, Input<typeof sender.changeSender>['body']]>([
  ['from_address', { version: 0, from_address: 'hello' }],
  ['from_address', { version: 0, from_address: 'a@example.com\r\nBcc: b@example.com' }],
  ['reply_to', { version: 0, reply_to: 'a@example.com, b@example.com' }],
  ['host', { version: 0, host: 'smtp://example.com' }],
  ['host', { version: 0, host: 'smtp.example.com:587' }],
])('a wrong %s is refused with a sentence at its field (%#)', async (field, { version: _, ...body }) => {
  await expect(change(body)).rejects.toMatchObject({ problems: [{ field, message: expect.stringMatching(/\.$/) }] })
})

test('what the server said is kept without counting as a change, until the settings change or it takes mail again', async () => {
  const { version } = await ask(sender.readSender)
  const note = (trouble: string | null) => here.studio.inTransaction((work) => noteSenderTrouble(work, trouble))
  await note('535 wrong password')
  expect(await ask(sender.readSender)).toMatchObject({ last_trouble: '535 wrong password', version })
  await note(null)
  expect(await ask(sender.readSender)).toMatchObject({ last_trouble: null, version })
  await note('535 wrong password')
  expect(await change({ username: 'other' })).toMatchObject({ last_trouble: null })
})

test('who changed it, and what, stands in its history; of a password only that it changed', async () => {
  await change({ port: 2525, password: 'very secret' })
  await change({ port: 2525 })
  const { rows } = await ask(sender.readSenderHistory)
  expect(rows[0]).toMatchObject({
    kind: 'change',
    what: 'changed',
    actor: { kind: 'user' },
    changes: { port: [expect.any(Number), 2525], password: [null, 'changed'] },
  })
  expect(JSON.stringify(rows)).not.toMatch(/very secret|password_box|last_trouble/)
})

test('under another key file the password cannot be read, and the refusal says what to do', async () => {
  await change({ password: 'secret' })
  await expect(load(createSecretKey(randomBytes(32)))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'unreadable-password',
    message: expect.stringContaining('key file'),
  })
})

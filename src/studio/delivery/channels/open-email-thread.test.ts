import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { ScriptedSmtp } from '#support/scripted-smtp.ts'
import type { EmailMessage } from './email-message.ts'
import { openEmailThread } from './open-email-thread.ts'

const message: EmailMessage = {
  messageId: '<1.abc@studio.test>',
  from: { name: 'Studio', address: 'studio@studio.test' },
  to: { name: 'Anna', address: 'anna@client.test' },
  subject: 'Hello',
  text: 'Hello\n',
  html: '<p>Hello</p>',
}

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function serving() {
  const server = new ScriptedSmtp({})
  const port = await server.listen()
  open.push(server)
  return { server, settings: { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const }
}

it('messages go out through the thread, each answered with its own outcome, until it is closed', async () => {
  const { server, settings } = await serving()
  const thread = openEmailThread(settings)
  const outcomes = await Promise.all([1, 2, 3].map((n) => thread.send({ ...message, messageId: `<${n}.abc@studio.test>` })))
  expect(outcomes.map((outcome) => 'messageId' in outcome && outcome.messageId)).toEqual([1, 2, 3].map((n) => `<${n}.abc@studio.test>`))
  expect(server.accepted).toBe(3)
  await thread.close()
  expect(await thread.send(message)).toMatchObject({ kind: 'later', scope: 'server' })
})

it('what was not begun when it closes is left for later, with nothing in doubt', async () => {
  const { server, settings } = await serving()
  const thread = openEmailThread(settings)
  const outcome = thread.send(message)
  await thread.close(0)
  expect(await outcome).toMatchObject({ kind: 'later' })
  expect(server.accepted).toBe(0)
})

it('a message nobody could compose is in doubt by itself; the next one goes', async () => {
  const { settings } = await serving()
  const thread = openEmailThread(settings)
  open.push(thread)
  const broken = { ...message, to: null } as unknown as EmailMessage
  expect(await thread.send(broken)).toMatchObject({ kind: 'in-doubt' })
  expect(await thread.send(message)).toMatchObject({ kind: 'sent' })
})

it('a thread that ends unasked leaves in doubt what it had in hand, and takes nothing more', async () => {
  const { settings } = await serving()
  const dying = `require('node:worker_threads').parentPort.on('message', () => { throw new Error('The thread broke.') })`
  const thread = openEmailThread(settings, () => new Worker(dying, { eval: true }))
  expect(await Promise.all([thread.send(message), thread.send(message)])).toMatchObject([
    { kind: 'in-doubt', reason: expect.stringContaining('The thread broke.') },
    { kind: 'in-doubt' },
  ])
  expect(await thread.send(message)).toEqual({ kind: 'later', scope: 'server', reason: 'The thread broke.' })
  await thread.close()
})

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { hangUp, type Reaction, reset, type Script, ScriptedSmtp, type Stage, silence } from '#support/scripted-smtp.ts'
import { type EmailChannel, openEmailChannel } from './email.ts'
import type { EmailMessage } from './email-message.ts'
import type { SmtpSettings } from './smtp-settings.ts'

const message: EmailMessage = {
  messageId: '<1.abc@studio.test>',
  from: { name: 'Studio', address: 'studio@studio.test' },
  to: { name: 'Anna', address: 'anna@client.test' },
  subject: 'Hello',
  text: 'Hello\n',
  html: '<p>Hello</p>',
}
/** Far more than the sockets between two programs hold, so that some of it surely is unsent. */
const large: EmailMessage = { ...message, text: 'Hello, this is a rather long line of a long letter.\n'.repeat(150_000) }

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function against(script: Script, settings: Partial<SmtpSettings> = {}): Promise<{ server: ScriptedSmtp; channel: EmailChannel }> {
  const server = new ScriptedSmtp(script)
  const port = await server.listen()
  // Short where any timeout gives the expected outcome, longer where a message must get through first on a busy machine.
  const silent = Object.values(script).flat().includes(silence)
  const patience = !silent ? 5_000 : script.end === undefined && script.MAIL === undefined ? 150 : 600
  const timeouts = { connect: patience, greeting: patience, answer: patience, whole: 10_000 }
  const channel = openEmailChannel({ host: '127.0.0.1', port, security: 'none', user: null, password: null, timeouts, maxConnections: 1, ...settings })
  open.push({ close: () => channel.close(0) }, server)
  return { server, channel }
}

describe.each([
  ['with pipelining', ['PIPELINING']],
  ['without pipelining', ['8BITMIME']],
])('a server that goes away (%s)', (_, extensions) => {
  describe.each([
    ['hangs up', hangUp],
    ['cuts the connection', reset],
    ['falls silent', silence],
  ])('and %s', (_how, reaction: Reaction) => {
    it.each(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'] as const)('at %s: later, nothing was sent', async (stage) => {
      const { server, channel } = await against({ extensions, [stage]: reaction })
      expect(await channel.send(message)).toMatchObject({ kind: 'later', scope: 'server' })
      expect(server.accepted).toBe(0)
    })

    it('in the middle of the message: later, its end was never seen', async () => {
      const { server, channel } = await against({ extensions, middle: [reaction, ''] })
      expect(await channel.send(large)).toMatchObject({ kind: 'later', scope: 'server' })
      expect(server.accepted).toBe(0)
    })

    it('after the end of the message: in doubt, and not one more attempt', async () => {
      const { server, channel } = await against({ extensions, end: reaction })
      expect(await channel.send(message)).toMatchObject({ kind: 'in-doubt', reason: expect.stringContaining('It may or may not have been delivered.') })
      expect(server.accepted).toBe(1)
      expect(server.heard.filter((line) => line.startsWith('MAIL'))).toHaveLength(1)
    })

    it('after the end of the second message on the connection: in doubt, and not one more attempt', async () => {
      const { server, channel } = await against({ extensions, end: ['250 queued', reaction] })
      expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
      expect(await channel.send(message)).toMatchObject({ kind: 'in-doubt' })
      expect(server.accepted).toBe(2)
      expect(server.heard.filter((line) => line.startsWith('MAIL'))).toHaveLength(2)
    })
  })
})

describe('a server that says no', () => {
  it.each<[Stage, string, object]>([
    ['greeting', '554 no service for you', { kind: 'later', scope: 'server' }],
    ['greeting', '421 too busy', { kind: 'later', scope: 'server' }],
    ['MAIL', '421 closing', { kind: 'later', scope: 'server' }],
    ['MAIL', '451 try again', { kind: 'later', scope: 'message' }],
    ['MAIL', '452 no space', { kind: 'later', scope: 'message' }],
    ['MAIL', '503 wrong order', { kind: 'later', scope: 'server' }],
    ['MAIL', '530 5.7.0 authentication required', { kind: 'later', scope: 'settings' }],
    ['MAIL', '550 5.7.1 not your address', { kind: 'never', scope: 'settings' }],
    ['MAIL', '552 5.3.4 too big', { kind: 'never', scope: 'message' }],
    ['RCPT', '450 4.2.0 greylisted', { kind: 'later', scope: 'recipient' }],
    ['RCPT', '421 closing', { kind: 'later', scope: 'server' }],
    ['RCPT', '550 5.1.1 no such user', { kind: 'never', scope: 'recipient' }],
    ['RCPT', '550 no such user', { kind: 'never', scope: 'recipient' }],
    ['RCPT', '552 5.2.2 mailbox full', { kind: 'never', scope: 'message' }],
    ['RCPT', '554 5.7.1 relay access denied', { kind: 'never', scope: 'message' }],
    ['DATA', '451 later', { kind: 'later', scope: 'message' }],
    ['DATA', '554 no', { kind: 'never', scope: 'message' }],
    ['end', '451 4.3.0 later', { kind: 'later', scope: 'message' }],
    ['end', '421 4.3.0 closing', { kind: 'later', scope: 'server' }],
    ['end', '550 5.7.1 this looks like spam', { kind: 'never', scope: 'message' }],
    ['end', '354 what?', { kind: 'in-doubt' }],
    ['end', 'hello?', { kind: 'in-doubt' }],
  ])('at %s with “%s”', async (stage, reply, outcome) => {
    for (const extensions of [['PIPELINING'], []]) {
      const { channel } = await against({ extensions, [stage]: reply })
      expect(await channel.send(message)).toMatchObject(outcome)
    }
  })

  it('is heard word for word', async () => {
    const { channel } = await against({ RCPT: '550 5.1.1 no such user here' })
    expect(await channel.send(message)).toEqual({
      kind: 'never',
      scope: 'recipient',
      reason: 'The mail server refused the recipient (550 5.1.1 no such user here).',
    })
  })

  it('keeps the connection for the next message', async () => {
    const { server, channel } = await against({ RCPT: ['550 5.1.1 no', '250 yes'] })
    expect(await channel.send(message)).toMatchObject({ kind: 'never' })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(server.connections).toBe(1)
  })
})

describe('a server that says yes too early', () => {
  it('leaves a doubt', async () => {
    const { channel } = await against({ DATA: '354 go\r\n250 queued' })
    expect(await channel.send(large)).toMatchObject({ kind: 'in-doubt' })
  })
})

describe('an idle connection', () => {
  it.each([
    ['hung up on', (socket: Socket) => socket.end()],
    ['cut', (socket: Socket) => socket.resetAndDestroy()],
    ['ended with 421', (socket: Socket) => socket.end('421 idle too long\r\n')],
  ])('that was %s costs nothing: the next message goes over a new one, once', async (_how, drop) => {
    const { server, channel } = await against({})
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    const [socket] = server.sockets
    if (socket !== undefined) drop(socket)
    // No waiting for the news to arrive: this is the race itself.
    expect(await channel.send({ ...message, messageId: '<2@studio.test>' })).toMatchObject({ kind: 'sent' })
    expect(server.accepted).toBe(2)
    expect(server.connections).toBe(2)
  })

  it('that silently died is found out before anything is sent', async () => {
    const { server, channel } = await against({ MAIL: ['250 ok', silence, '250 ok'] })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(server.accepted).toBe(2)
  })

  it('is closed by us before the server tires of it', async () => {
    const { server, channel } = await against({}, { timeouts: { idle: 20 } })
    await channel.send(message)
    const [socket] = server.sockets
    if (socket !== undefined) await once(socket, 'close')
    expect(server.heard).toContain('QUIT')
  })
})

describe('no server', () => {
  it('at this port: later', async () => {
    const { server, channel } = await against({})
    server.close()
    expect(await channel.send(message)).toEqual({
      kind: 'later',
      scope: 'server',
      reason: 'The mail server 127.0.0.1 could not be used (nothing answers at this address and port).',
    })
  })

  it('by this name: later, and the settings are to blame', async () => {
    const { channel } = await against({}, { host: 'no-such-host.invalid' })
    expect(await channel.send(message)).toMatchObject({ kind: 'later', scope: expect.stringMatching(/settings|server/) })
  })
})

describe('a server that trickles', () => {
  it('is given up on when the whole message takes too long', async () => {
    const { server, channel } = await against({ RCPT: silence }, { timeouts: { answer: 10_000, whole: 100 } })
    const drip = setInterval(() => server.sockets.forEach((socket) => socket.write('250-still thinking\r\n')), 10)
    expect(await channel.send(message)).toMatchObject({ kind: 'later', reason: expect.stringContaining('it took too long') })
    clearInterval(drip)
  })
})

describe('closing the channel', () => {
  it('lets a message under way finish and takes no more', async () => {
    const { server, channel } = await against({})
    const sending = channel.send(message)
    await channel.close()
    expect(await sending).toMatchObject({ kind: expect.stringMatching(/sent|later/) })
    expect(await channel.send(message)).toMatchObject({ kind: 'later' })
    expect(server.accepted).toBeLessThan(2)
  })

  it('after the grace, a message without an answer is in doubt', async () => {
    const { server, channel } = await against({ end: silence }, { timeouts: { answer: 60_000, whole: 60_000 } })
    const sending = channel.send(message)
    while (server.accepted === 0) await new Promise((resolve) => setImmediate(resolve))
    await channel.close(1)
    expect(await sending).toMatchObject({ kind: 'in-doubt' })
  })
})

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Mailbox, openMailbox } from '#platform/mailbox/open-mailbox.ts'
import type { StoredMail } from '#platform/mailbox/stored-mail.ts'
import { type EmailChannel, openEmailChannel } from './email.ts'
import { type EmailMessage, rehearsed } from './email-message.ts'
import { type SmtpSettings, smtpProblems } from './smtp-settings.ts'

/** For 127.0.0.1 and this test only; signed by nobody. */
const certificate =
  '-----BEGIN CERTIFICATE-----\nMIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAltYWlsLnRl\nc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM\nCW1haWwudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABE6vianh72Wgyz54\n7apkucmJmIOQ40ANRXuZzgYQwsO7B4RVnS9fPVt75BdqQmNru8A1mLw4iYEeVgSG\nEXzPus6jTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0\nhwR/AAABMB0GA1UdDgQWBBTjEiQ9pctZIEuaQr3UqENSQUIISTAKBggqhkjOPQQD\nAgNIADBFAiAnKJjYYY5O3o1KPnfV3NJPiZBf3shq74OJFm6J1QFnoQIhANJATvTG\nUKh+O0WDMgA/hFrIt4uSIcg3KkMO/GyOubJ9\n-----END CERTIFICATE-----\n'
const privateKey =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgj1i1z0DvgrBmut31\nf4kMmnGhL/kR6a0CfzmQK0I5jT+hRANCAAROr4mp4e9loMs+eO2qZLnJiZiDkONA\nDUV7mc4GEMLDuweEVZ0vXz1be+QXakJja7vANZi8OImBHlYEhhF8z7rO\n-----END PRIVATE KEY-----\n'

const message: EmailMessage = {
  messageId: '<dispatch-1.abc@studio.test>',
  from: { name: 'Nördlicht, Studio "One"', address: 'studio@studio.test' },
  replyTo: { name: null, address: 'hello@studio.test' },
  to: { name: 'Anna Müller', address: 'anna@client.test' },
  subject: 'Your session on Saturday – see you 📷',
  text: 'Hello Anna,\n\n.a line that begins with a dot\nSee you.\n',
  html: '<p>Hello Änna,</p><p>see you.</p>',
}

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

function channelTo(port: number, settings: Partial<SmtpSettings> = {}): EmailChannel {
  const timeouts = { connect: 5_000, greeting: 5_000, answer: 5_000 }
  const channel = openEmailChannel({ host: '127.0.0.1', port, security: 'none', user: null, password: null, timeouts, ...settings })
  open.push(channel)
  return channel
}

async function serverWith(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ closeTimeout: 50, disableReverseLookup: true, key: privateKey, cert: certificate, ...options })
  server.on('error', () => {})
  const listening = once(server.server, 'listening')
  server.listen(0, '127.0.0.1')
  await listening
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve(null))) })
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('an email that arrives', () => {
  let folder = ''
  let mailbox: Mailbox
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotshoe-email-'))
    mailbox = await openMailbox({ folder })
  })
  afterAll(async () => {
    await mailbox.close()
    await rm(folder, { recursive: true })
  })

  async function arrived(sent: EmailMessage): Promise<StoredMail> {
    expect(await channelTo(mailbox.port).send(sent)).toMatchObject({
      kind: 'sent',
      messageId: sent.messageId,
      response: expect.stringMatching(/^250 Kept as \d+/),
    })
    const [newest] = (await mailbox.list({ limit: 1 })).mails
    const mail = await mailbox.read(newest?.id ?? '')
    if (mail === null) throw new Error('No mail arrived')
    return mail
  }

  const header = (mail: StoredMail, name: string) => mail.headers.filter((each) => each.name.toLowerCase() === name.toLowerCase()).map((each) => each.value)

  it('has both parts, its names and its subject as they were written', async () => {
    const mail = await arrived(message)
    expect(mail).toMatchObject({ from: message.from, to: [message.to], subject: message.subject })
    expect(mail.text?.trimEnd()).toBe(message.text.trimEnd())
    expect(mail.html?.trim()).toBe(message.html)
    expect(mail.raw).toContain('Content-Type: multipart/alternative')
  })

  it.each([
    ['short', 1],
    ['long', 3000],
  ])('has each part once and nothing after its end, %s as it may be', async (_, times) => {
    const { raw } = await arrived({ ...message, html: '<p>Hello Änna, see you.</p>\n'.repeat(times) })
    const [edge] = /(?<=boundary=")[^"]+/.exec(raw) ?? ['']
    const marks = raw.split('\r\n').filter((line) => line.startsWith(`--${edge}`))
    expect(marks).toEqual([`--${edge}`, `--${edge}`, `--${edge}--`])
    expect(raw.trimEnd().endsWith(`--${edge}--`)).toBe(true)
  })

  it('keeps its Message-ID, carries a date and asks autoresponders to be quiet', async () => {
    const mail = await arrived(message)
    expect(header(mail, 'Message-ID')).toEqual([message.messageId])
    expect(header(mail, 'Auto-Submitted')).toEqual(['auto-generated'])
    expect(header(mail, 'Reply-To')).toEqual(['hello@studio.test'])
    expect(Math.abs(Date.parse(mail.date ?? '') - Date.now())).toBeLessThan(60_000)
    expect(header(mail, 'X-Mailer')).toEqual([])
    expect(header(mail, 'List-Unsubscribe')).toEqual([])
  })

  it('can be unsubscribed from with one click, when it is marketing', async () => {
    const url = `https://studio.test/unsubscribe/${'a'.repeat(200)}.${'b'.repeat(22)}`
    const mail = await arrived({ ...message, unsubscribe: { url, mailto: 'unsubscribe@studio.test' } })
    expect(header(mail, 'List-Unsubscribe')).toEqual([`<${url}>, <mailto:unsubscribe@studio.test?subject=unsubscribe>`])
    expect(header(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click'])
  })

  it('goes to the studio itself while it rehearses, and says so', async () => {
    const html = '<html><body style="margin:0"><p>Hello</p></body></html>'
    const mail = await arrived(
      rehearsed(
        { ...message, html, to: { name: 'Anna <b>', address: 'anna@client.test' }, unsubscribe: { url: 'https://studio.test/u' } },
        'owner@studio.test',
      ),
    )
    expect(mail.to).toEqual([{ name: '', address: 'owner@studio.test' }])
    expect(header(mail, 'Delivered-To')).toEqual(['owner@studio.test'])
    expect(mail.subject).toBe(`[Rehearsal] ${message.subject}`)
    expect(mail.text).toMatch(/^Rehearsal: this message was meant for Anna <b> \(anna@client\.test\)\. Nobody but you got it\.\s+Hello Anna/)
    expect(mail.html).toContain('<body style="margin:0"><p style="')
    expect(mail.html).toContain('Anna &lt;b&gt;')
    expect(header(mail, 'List-Unsubscribe')).toEqual([])
  })

  it('leaves in any number at once, each once', async () => {
    await mailbox.clear()
    const channel = channelTo(mailbox.port)
    const numbers = Array.from({ length: 100 }, (_, number) => number)
    const outcomes = await Promise.all(numbers.map((number) => channel.send({ ...message, messageId: `<${number}@studio.test>`, subject: `Number ${number}` })))
    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true)
    const { mails } = await mailbox.list({ limit: 200 })
    expect(new Set(mails.map((mail) => mail.subject)).size).toBe(100)
    expect(mails).toHaveLength(100)
  })
})

describe('an email that would forge headers', () => {
  const bad = 'x\r\nBcc: everybody@client.test'
  it.each<[string, Partial<EmailMessage>, object]>([
    ['subject', { subject: bad }, { scope: 'message', reason: 'The subject has a line break or control character in it.' }],
    ['subject with a bare line feed', { subject: 'x\nBcc: y@z.test' }, { scope: 'message' }],
    ['sender’s name', { from: { name: bad, address: 'a@b.test' } }, { scope: 'settings' }],
    ['sender’s address', { from: { name: null, address: `a@b.test${bad}` } }, { scope: 'settings' }],
    ['reply address', { replyTo: { name: null, address: `a@b.test\n${bad}` } }, { scope: 'settings' }],
    ['recipient’s name', { to: { name: bad, address: 'a@b.test' } }, { scope: 'recipient' }],
    ['recipient’s address', { to: { name: null, address: `a@b.test>\r\nRCPT TO:<x@y.test` } }, { scope: 'recipient' }],
    ['second recipient', { to: { name: null, address: 'a@b.test, c@d.test' } }, { scope: 'recipient' }],
    ['Message-ID', { messageId: '<a@b>\r\nBcc: x@y.test' }, { scope: 'message' }],
    ['Message-ID without brackets', { messageId: 'a@b' }, { scope: 'message' }],
    ['link to unsubscribe', { unsubscribe: { url: 'https://a.test/>\r\nBcc: x@y.test' } }, { scope: 'message' }],
    ['link to unsubscribe of another kind', { unsubscribe: { url: 'javascript:alert(1)' } }, { scope: 'message' }],
    ['address to unsubscribe', { unsubscribe: { url: 'https://a.test/', mailto: 'a@b.test>, <c@d.test' } }, { scope: 'message' }],
  ])('in its %s never reaches a server', async (_where, part, outcome) => {
    expect(await channelTo(1).send({ ...message, ...part })).toMatchObject({ kind: 'never', ...outcome })
  })
})

describe('encryption and sign-in', () => {
  const taken: string[] = []
  const server = (options: SMTPServerOptions = {}) =>
    serverWith({
      authMethods: ['PLAIN', 'LOGIN'],
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'studio' && password === 'right') return done(null, { user: username })
        done(Object.assign(new Error(username === 'busy' ? 'Try later' : 'Wrong password'), { responseCode: username === 'busy' ? 454 : 535 }))
      },
      onData: (stream, session, done) => {
        stream.resume()
        stream.on('end', () => {
          taken.push(`${session.secure ? 'encrypted' : 'open'} ${String(session.user ?? 'nobody')}`)
          done(null, 'ok')
        })
      },
      ...options,
    })
  const signedIn: Partial<SmtpSettings> = { user: 'studio', password: 'right', trustedCertificate: certificate }
  afterEach(() => taken.splice(0))

  it('works by STARTTLS', async () => {
    const channel = channelTo(await server(), { ...signedIn, security: 'starttls' })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(await channel.verify()).toEqual({ ok: true, message: 'Connected to 127.0.0.1 and signed in as studio.' })
    expect(taken).toEqual(['encrypted studio'])
  })

  it('works by TLS', async () => {
    const channel = channelTo(await server({ secure: true }), { ...signedIn, security: 'tls' })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(taken).toEqual(['encrypted studio'])
  })

  it('is not used where the studio chose none, even if the server offers it', async () => {
    const channel = channelTo(await server({ authOptional: true }), { security: 'none' })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(await channel.verify()).toEqual({ ok: true, message: 'Connected to 127.0.0.1.' })
    expect(taken).toEqual(['open nobody'])
  })

  it.each<[string, SMTPServerOptions, Partial<SmtpSettings>, string, RegExp]>([
    [
      'a server without STARTTLS gets no word',
      { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] },
      { security: 'starttls' },
      'settings',
      /does not offer STARTTLS/,
    ],
    [
      'a certificate nobody signed is not trusted (STARTTLS)',
      {},
      { security: 'starttls', trustedCertificate: '' },
      'settings',
      /certificate that cannot be trusted/,
    ],
    [
      'a certificate nobody signed is not trusted (TLS)',
      { secure: true },
      { security: 'tls', trustedCertificate: '' },
      'settings',
      /certificate that cannot be trusted/,
    ],
    [
      'a wrong password is the settings’ fault',
      {},
      { security: 'starttls', password: 'wrong' },
      'settings',
      /did not accept the user name and password \(535 Wrong password\)/,
    ],
    [
      'a server that cannot check passwords just now is not',
      {},
      { security: 'starttls', user: 'busy' },
      'server',
      /cannot check the sign-in just now \(454 Try later\)/,
    ],
    [
      'a sign-in where the server offers none is the settings’ fault',
      { disabledCommands: ['AUTH'] },
      { security: 'starttls' },
      'settings',
      /user name and password/,
    ],
    ['a missing sign-in is the settings’ fault', {}, { security: 'starttls', user: null, password: null }, 'settings', /wants a sign-in/],
    [
      'TLS spoken to a server that expects none is told from a bad certificate',
      {},
      { security: 'tls' },
      'settings',
      /does not speak TLS from the first word on this port\. Choose STARTTLS/,
    ],
  ])('%s', async (_, options, settings, scope, reason) => {
    const { trustedCertificate, ...given } = { ...signedIn, ...settings }
    const channel = channelTo(await server(options), trustedCertificate === '' || trustedCertificate === undefined ? given : { ...given, trustedCertificate })
    expect(await channel.send(message)).toEqual({ kind: 'later', scope, reason: expect.stringMatching(reason) })
    if (settings.user !== null) expect(await channel.verify()).toEqual({ ok: false, message: expect.stringMatching(reason) })
    expect(taken).toEqual([])
  })
})

describe('settings a person typed', () => {
  const fine: SmtpSettings = { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'studio', password: 'secret' }

  it('are fine with a server, a port and a password', () => {
    expect(smtpProblems(fine)).toEqual([])
    expect(smtpProblems({ ...fine, host: '127.0.0.1', security: 'none' })).toEqual([])
  })

  it.each<[Partial<SmtpSettings>, string, RegExp]>([
    [{ host: '' }, 'host', /name of your mail server/],
    [{ host: 'https://smtp.example.com' }, 'host', /name of your mail server/],
    [{ port: 0 }, 'port', /587/],
    [{ port: 58.7 }, 'port', /587/],
    [{ password: null }, 'password', /Enter the password/],
    [{ security: 'none' }, 'user', /could be read on its way/],
    [{ maxConnections: 0 }, 'max_connections', /1 to 50/],
  ])('%j is refused', (change, field, sentence) => {
    expect(smtpProblems({ ...fine, ...change })).toEqual([{ field, message: expect.stringMatching(sentence) }])
  })
})

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer'
import { type EmailMessage, emailFault, extraHeaders } from './email-message.ts'
import type { Outcome } from './outcome.ts'
import { poolOptions, type SmtpSettings, timeoutsOf } from './smtp-settings.ts'
import { type Progress, verdict } from './smtp-verdict.ts'
import { wholeMessage } from './whole-message.ts'

export type Verified = { ok: true; message: string } | { ok: false; message: string }

export type EmailChannel = {
  /** Hands one email to the mail server. Never throws and never sends anything twice: trying again is the caller's decision. */
  send(message: EmailMessage): Promise<Outcome>
  /** Connects and signs in without sending anything; the message is a sentence for the settings page. */
  verify(): Promise<Verified>
  /** Lets what is under way finish, for at most this many milliseconds, then closes every connection. */
  close(grace?: number): Promise<void>
}

/** Opens the way out for a studio's email: up to `maxConnections` connections, opened when needed and reused. */
export function openEmailChannel(settings: SmtpSettings): EmailChannel {
  const transport = createTransport(poolOptions(settings))
  const streams = watchStreams(transport)
  const underway = new Set<Promise<Outcome>>()
  const { whole } = timeoutsOf(settings)
  let closed = false

  async function send(message: EmailMessage): Promise<Outcome> {
    const fault = emailFault(message)
    if (fault !== null) return { kind: 'never', scope: fault.about === 'sender' ? 'settings' : fault.about, reason: fault.message }
    if (closed) return { kind: 'later', scope: 'server', reason: 'The program was stopping.' }
    const attempt = handOver(message)
    underway.add(attempt)
    return attempt.finally(() => underway.delete(attempt))
  }

  async function handOver(message: EmailMessage): Promise<Outcome> {
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), whole)
    const failed = (error: NodemailerError) => verdict({ error, progress: progressOf(streams.get(deadline.signal)), host: settings.host })
    try {
      const { response } = await transport.sendMail({ ...asMail(message), signal: deadline.signal })
      // A yes to an unfinished message is a yes to something else.
      if (progressOf(streams.get(deadline.signal)) !== 'all')
        return { kind: 'in-doubt', reason: `The mail server ${settings.host} answered before it had the whole message.` }
      return { kind: 'sent', response, messageId: message.messageId }
    } catch (error) {
      return failed(asError(error))
    } finally {
      clearTimeout(timer)
    }
  }

  async function verify(): Promise<Verified> {
    try {
      await transport.verify()
      return {
        ok: true,
        message: settings.user === null ? `Connected to ${settings.host}.` : `Connected to ${settings.host} and signed in as ${settings.user}.`,
      }
    } catch (error) {
      return { ok: false, message: verdict({ error: asError(error), progress: 'nothing', host: settings.host }).reason }
    }
  }

  async function close(grace = 10_000): Promise<void> {
    closed = true
    transport.close()
    const timer = setTimeout(() => transport.close({ force: true }), grace)
    await Promise.allSettled(underway)
    clearTimeout(timer)
  }

  return { send, verify, close }
}

/**
 * Composes each message when it goes to the wire, in one piece where it is short enough, and remembers its stream: only the stream knows
 * whether its end has left. The library would lead a message through five streams, which costs more than sending it.
 */
function watchStreams(transport: ReturnType<typeof createTransport>): WeakMap<AbortSignal, Readable> {
  const streams = new WeakMap<AbortSignal, Readable>()
  transport.use('stream', ({ data: { signal }, message }, done) => {
    const remembered = (stream: Readable) => {
      if (signal !== undefined) streams.set(signal, stream)
      return stream
    }
    const whole = message === undefined ? null : wholeMessage(message)
    if (message !== undefined && whole !== null) message.createReadStream = () => remembered(inOnePiece(whole))
    else message?.processFunc(remembered)
    done()
  })
  return streams
}

function inOnePiece(text: string): Readable {
  return new Readable({
    read() {
      this.push(text)
      this.push(null)
    },
  })
}

/** The pool reads the stream once the server said "go ahead", and writes the final dot when it ended. */
function progressOf(stream: Readable | undefined): Progress {
  if (stream === undefined || !stream.readableDidRead) return 'nothing'
  return stream.readableEnded ? 'all' : 'part'
}

function asMail(message: EmailMessage): SendMailOptions {
  return {
    messageId: message.messageId,
    from: asAddress(message.from),
    to: asAddress(message.to),
    ...(message.replyTo === undefined ? {} : { replyTo: asAddress(message.replyTo) }),
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: extraHeaders(message),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments.map(asFile) }),
    xMailer: false,
    // Drawn once a message, not once a part.
    baseBoundary: randomUUID(),
  }
}

function asFile({ name, pdf }: { name: string; pdf: Uint8Array }) {
  return { filename: name, content: Buffer.from(pdf), contentType: 'application/pdf' }
}

function asAddress({ name, address }: { name: string | null; address: string }): { name: string; address: string } {
  return { name: name ?? '', address }
}

function asError(error: unknown): NodemailerError {
  return error instanceof Error ? error : new Error(String(error))
}

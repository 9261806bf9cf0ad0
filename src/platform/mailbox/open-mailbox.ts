import { once } from 'node:events'
import { type AddressInfo, isIP } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { type MailFolder, openMailFolder } from './mail-folder.ts'
import { type MailSummary, parseMail, type StoredMail, summaryOf } from './stored-mail.ts'

export type MailPage = { mails: MailSummary[]; next: string | null }

export type MailReader = {
  /** Newest first; `after` is the id of the last mail of the page before. At most 200 at a time. */
  list(page: { after?: string; limit: number }): Promise<MailPage>
  read(id: string): Promise<StoredMail | null>
  clear(): Promise<void>
}

/** A mail server of the program's own, for trying things out: it takes every mail, keeps it and sends nothing on. */
export type Mailbox = MailReader & { host: string; port: number; close(): Promise<void> }

const largest = 30 * 1024 * 1024

/** Reads a mailbox that this or another program runs. */
export async function readMailbox(folder: string): Promise<MailReader> {
  return reader(await openMailFolder(folder, Number.POSITIVE_INFINITY))
}

export type MailboxPlace = { folder: string; keep?: number; port?: number; now?: () => Date }

/**
 * Starts the mailbox on this machine only. It keeps the newest `keep` mails (5,000) in the folder, also over a restart. `now` tells when
 * they arrive: a demo that lives through past weeks has a time of its own.
 */
export async function openMailbox({ folder, keep = 5_000, port = 0, now = () => new Date() }: MailboxPlace): Promise<Mailbox> {
  const mails = await openMailFolder(folder, keep)
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    closeTimeout: 200,
    banner: 'Hotshoe mailbox',
    onData: (stream, session, done) => {
      receive(mails, stream, envelope(session, now())).then((id) => done(null, `Kept as ${id}`), done)
    },
  })
  // A client that hangs up in the middle is its own affair.
  server.on('error', () => {})
  const listening = once(server.server, 'listening')
  server.listen(port, '127.0.0.1')
  await listening
  return { ...reader(mails), ...whereabouts(server.server.address()), close: () => new Promise((resolve) => server.close(() => resolve())) }
}

function reader(mails: MailFolder): MailReader {
  const summaries = new Map<string, MailSummary>()

  async function read(id: string): Promise<StoredMail | null> {
    const raw = await mails.bytes(id)
    return raw === null ? null : parseMail(id, raw)
  }

  async function summary(id: string): Promise<MailSummary[]> {
    const known = summaries.get(id)
    if (known !== undefined) return [known]
    const mail = await read(id)
    if (mail === null) return []
    summaries.set(id, summaryOf(mail))
    return [summaryOf(mail)]
  }

  async function list({ after, limit }: { after?: string; limit: number }): Promise<MailPage> {
    const ids = await mails.ids()
    const older = after === undefined ? ids : ids.filter((id) => id < after)
    const page = older.slice(0, Math.min(Math.max(limit, 1), 200))
    const found = await Promise.all(page.map(summary))
    for (const id of summaries.keys()) if (summaries.size > ids.length) summaries.delete(id)
    return { mails: found.flat(), next: older.length > page.length ? (page.at(-1) ?? null) : null }
  }

  async function clear(): Promise<void> {
    summaries.clear()
    await mails.clear()
  }

  return { list, read, clear }
}

async function receive(mails: MailFolder, stream: SMTPServerDataStream, above: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk)
  if (stream.sizeExceeded) throw Object.assign(new Error('The mail is larger than 30 MB'), { responseCode: 552 })
  return mails.add(Buffer.concat([Buffer.from(above), ...chunks]))
}

/** What a delivering server writes on top: the addresses of the envelope, which the headers below need not name, and when it came. */
function envelope({ envelope: { mailFrom, rcptTo } }: SMTPServerSession, now: Date): string {
  const from = mailFrom === false ? '' : mailFrom.address
  const lines = [`Return-Path: <${from}>`, ...rcptTo.map(({ address }) => `Delivered-To: ${address}`), `Delivery-Date: ${now.toUTCString()}`]
  return lines.map((line) => `${line}\r\n`).join('')
}

function whereabouts(address: AddressInfo | string | null): { host: string; port: number } {
  if (address === null || typeof address === 'string' || isIP(address.address) === 0) throw new Error('The mailbox has no network address')
  return { host: address.address, port: address.port }
}

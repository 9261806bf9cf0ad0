import { parseAddress } from '#platform/mail/address.ts'

export type Mailbox = { name: string | null; address: string }

/** An email as it leaves: rendered, addressed, with a Message-ID that stays the same over every attempt. */
export type EmailMessage = {
  /** With its angle brackets: `<…@…>`. */
  messageId: string
  from: Mailbox
  replyTo?: Mailbox
  to: Mailbox
  subject: string
  html: string
  text: string
  /** PDFs, by the name under which they are kept. */
  attachments?: readonly { name: string; pdf: Uint8Array }[]
  /** On marketing mail: where one click (RFC 8058) or one mail ends the subscription. */
  unsubscribe?: { url: string; mailto?: string }
}

export type EmailFault = { about: 'sender' | 'recipient' | 'message'; message: string }

/** Why an email must not be handed to any mail server: what would break, or forge, a header. Null when it is fine. */
export function emailFault(email: EmailMessage): EmailFault | null {
  return (
    mailboxFault('sender', email.from) ??
    (email.replyTo === undefined ? null : mailboxFault('sender', email.replyTo)) ??
    mailboxFault('recipient', email.to) ??
    lineFault('The subject', email.subject) ??
    (/^<[\w.+=~$!#-]+@[\w.-]+>$/.test(email.messageId) ? null : { about: 'message', message: 'The Message-ID is not of the form <name@domain>.' }) ??
    unsubscribeFault(email)
  )
}

function mailboxFault(about: 'sender' | 'recipient', mailbox: Mailbox): EmailFault | null {
  const address = parseAddress(mailbox.address)
  if (!address.ok) return { about, message: address.message }
  return lineFault(`The ${about}’s name`, mailbox.name ?? '') === null
    ? null
    : { about, message: `The ${about}’s name has a line break or control character in it.` }
}

function unsubscribeFault({ unsubscribe }: EmailMessage): EmailFault | null {
  if (unsubscribe === undefined) return null
  if (!/^https?:\/\/[!-;=?-~]+$/.test(unsubscribe.url)) return { about: 'message', message: 'The link to unsubscribe is not a web address.' }
  const mailto = unsubscribe.mailto === undefined ? null : parseAddress(unsubscribe.mailto)
  return mailto === null || mailto.ok ? null : { about: 'message', message: mailto.message }
}

function lineFault(what: string, value: string): EmailFault | null {
  return /[\p{Cc}\u2028\u2029]/u.test(value) ? { about: 'message', message: `${what} has a line break or control character in it.` } : null
}

/** The headers a message carries beside its addresses, subject and date. */
export function extraHeaders({ unsubscribe }: EmailMessage): Record<string, string> {
  // RFC 3834: tells the other side's autoresponders not to answer.
  const always = { 'Auto-Submitted': 'auto-generated' }
  if (unsubscribe === undefined) return always
  const ways = [unsubscribe.url, ...(unsubscribe.mailto === undefined ? [] : [`mailto:${unsubscribe.mailto}?subject=unsubscribe`])]
  return { ...always, 'List-Unsubscribe': ways.map((way) => `<${way}>`).join(', '), 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/**
 * The same email while the studio rehearses: it goes to the studio's own address and says, in the subject and on top, whom it
 * was meant for. The headers to unsubscribe are left out, so that trying them cannot unsubscribe a client.
 */
export function rehearsed(email: EmailMessage, studioAddress: string): EmailMessage {
  const { unsubscribe: _, ...rest } = email
  const meant = email.to.name === null ? email.to.address : `${email.to.name} (${email.to.address})`
  const note = `Rehearsal: this message was meant for ${meant}. Nobody but you got it.`
  const banner = `<p style="margin:0;padding:12px;background-color:#fff3bf;color:#2b2a27;font-family:sans-serif;font-size:14px;text-align:center">${escaped(note)}</p>`
  const html = /<body[^>]*>/i.test(email.html) ? email.html.replace(/<body[^>]*>/i, (body) => body + banner) : banner + email.html
  return { ...rest, to: { name: null, address: studioAddress }, subject: `[Rehearsal] ${email.subject}`, html, text: `${note}\n\n${email.text}` }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

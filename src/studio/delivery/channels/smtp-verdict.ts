import type { NodemailerError } from 'nodemailer'
import type { Outcome, OutcomeScope } from './outcome.ts'

/** How far a message got: nothing of it was sent, some of it, or all of it including the mark of its end. */
export type Progress = 'nothing' | 'part' | 'all'

type Failure = { error: NodemailerError; progress: Progress; host: string }
type Unsent = Exclude<Outcome, { kind: 'sent' }>

/**
 * What a failed attempt means, by the stage it reached and the code it got. The one doubtful case: everything was sent and no
 * answer came. Everything before that is certain, because a server must not deliver what it saw no end of (RFC 5321, 4.1.1.4).
 */
export function verdict({ error, progress, host }: Failure): Unsent {
  const code = error.responseCode ?? 0
  if (progress === 'all' && (code < 400 || code > 599)) {
    return {
      kind: 'in-doubt',
      reason: `The mail server ${host} got the whole message but gave no answer (${cause(error)}). It may or may not have been delivered.`,
    }
  }
  return settingsVerdict(error, host) ?? replyVerdict(error) ?? later('server', `The mail server ${host} could not be used (${cause(error)}).`)
}

/** Troubles that concern the studio's settings: no message will leave until a person changes them. */
function settingsVerdict(error: NodemailerError, host: string): Unsent | null {
  const code = error.responseCode ?? 0
  const command = error.command ?? ''
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    if (code >= 400 && code < 500) return later('server', `The mail server ${host} cannot check the sign-in just now (${cause(error)}).`)
    return later('settings', `The mail server ${host} did not accept the user name and password (${cause(error)}). Check them in the email settings.`)
  }
  if ([530, 534, 535, 538].includes(code))
    return later('settings', `The mail server ${host} wants a sign-in (${cause(error)}). Enter user name and password in the email settings.`)
  if (command === 'STARTTLS' && code >= 500)
    return later('settings', `The mail server ${host} does not offer STARTTLS (${cause(error)}). Choose TLS or another port in the email settings.`)
  if (/wrong version number|packet length too long|WRONG_VERSION_NUMBER/i.test(`${error.originalCode ?? ''} ${error.message}`))
    return later(
      'settings',
      `The mail server ${host} does not speak TLS from the first word on this port. Choose STARTTLS in the email settings, or the port for TLS (usually 465).`,
    )
  if (isCertificateTrouble(error))
    return later(
      'settings',
      `The mail server ${host} has a certificate that cannot be trusted (${cause(error)}). Check the server’s name in the email settings.`,
    )
  if (error.originalCode === 'ENOTFOUND') return later('settings', `The mail server ${host} was not found. Check its name in the email settings.`)
  return null
}

function isCertificateTrouble(error: NodemailerError): boolean {
  return /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|ERR_SSL|ERR_TLS/.test(`${error.originalCode ?? ''} ${error.message}`) || error.code === 'ETLS'
}

/** What the server answered to a command about this message; null when it did not get as far. */
function replyVerdict(error: NodemailerError): Unsent | null {
  const code = error.responseCode ?? 0
  const command = error.command ?? ''
  if (!['MAIL FROM', 'RCPT TO', 'DATA'].includes(command)) return null
  const said = cause(error)
  if (code === 421 || code === 503) return later('server', `The mail server ended the conversation (${said}).`)
  if (code >= 400 && code < 500) return later(command === 'RCPT TO' ? 'recipient' : 'message', `The mail server put the message off (${said}).`)
  if (code < 500 || code > 599) return error.code === 'EMESSAGE' ? never('message', `The message is too large for the mail server (${said}).`) : null
  if (command === 'RCPT TO') return never(refusesAddress(error) ? 'recipient' : 'message', `The mail server refused the recipient (${said}).`)
  if (command === 'MAIL FROM' && code !== 552)
    return never('settings', `The mail server refused the sender’s address (${said}). Check it in the email settings.`)
  return never('message', `The mail server refused the message (${said}).`)
}

/** RFC 3463: 5.1 is about the address itself. A full mailbox (5.2.2) or a policy (5.7) says nothing against the address. */
function refusesAddress(error: NodemailerError): boolean {
  const detail = /^\d{3}[ -](\d)\.(\d+)\.(\d+)/.exec(error.response ?? '')
  return detail === null ? [550, 551, 553].includes(error.responseCode ?? 0) : detail[2] === '1' || (detail[2] === '2' && detail[3] === '1')
}

function later(scope: OutcomeScope, reason: string): Unsent {
  return { kind: 'later', scope, reason }
}

function never(scope: OutcomeScope, reason: string): Unsent {
  return { kind: 'never', scope, reason }
}

const plainCauses: Record<string, string> = {
  CONNECT_TIMEOUT: 'no connection in time',
  GREETING_TIMEOUT: 'no greeting in time',
  UPGRADE_TIMEOUT: 'encryption did not begin in time',
  SOCKET_TIMEOUT: 'no answer in time',
  ECONNREFUSED: 'nothing answers at this address and port',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ECONNECTION: 'it closed the connection',
  EABORT: 'it took too long',
}

/** The server's own words, else a few plain ones. */
function cause(error: NodemailerError): string {
  if (error.response !== undefined) return error.response.replace(/\s+/g, ' ').trim().slice(0, 300)
  return plainCauses[error.timeoutType ?? ''] ?? plainCauses[error.originalCode ?? ''] ?? plainCauses[error.code ?? ''] ?? error.message.slice(0, 300)
}

import type { Sender } from '#studio/messages/sender/sender.ts'
import type { SmtpSettings } from './channels/smtp-settings.ts'

/** The studio's sender settings in the channel's terms. */
export function smtpSettings(sender: Sender): SmtpSettings {
  const { host, port, security, username, password, connections: maxConnections, timeout_seconds } = sender
  const ms = timeout_seconds * 1000
  return {
    host,
    port,
    security,
    password,
    maxConnections,
    user: username === '' ? null : username,
    timeouts: { connect: ms, greeting: ms, answer: ms, whole: ms * 2 },
  }
}

import { unsubscribeLink } from '#studio/messages/suppression/unsubscribe-link.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { EmailMessage } from './channels/email-message.ts'
import type { Outcome } from './channels/outcome.ts'
import type { Claimed } from './claim-batch.ts'

/** The email, or why there is none: a message that cannot be made ready fails alone, the others go on. Nothing of it has left then. */
export function readyEmail(message: Claimed, studio: OpenStudio): EmailMessage | Extract<Outcome, { kind: 'never' }> {
  try {
    return emailOf(message, studio)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'never', scope: 'message', reason: `This message could not be made ready for sending: ${why}` }
  }
}

/** A written message as the channel takes it. Marketing mail to a client says how to end it, in its headers too (RFC 8058). */
function emailOf(message: Claimed, { id: studioId, deployment }: OpenStudio): EmailMessage {
  const named = (name: string) => (name === '' ? null : name)
  return {
    messageId: message.message_id,
    from: { name: named(message.from_name), address: message.from_address },
    ...(message.reply_to === '' ? {} : { replyTo: { name: null, address: message.reply_to } }),
    to: { name: named(message.to_name), address: message.to_address },
    subject: message.subject,
    html: message.html,
    text: message.plain,
    ...(message.purpose === 'marketing' && message.recipient_kind === 'client'
      ? { unsubscribe: { url: unsubscribeLink(deployment, { studioId, address: message.to_address }) } }
      : {}),
  }
}

import { flagsBind } from '#studio/messages/communication.ts'
import { typeset } from '#studio/messages/papers/typeset.ts'
import { unsubscribeLink } from '#studio/messages/suppression/unsubscribe-link.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { EmailMessage } from './channels/email-message.ts'
import type { Outcome } from './channels/outcome.ts'
import type { Claimed } from './claim-batch.ts'

/** The email with what is put in, or why there is none: a message that cannot be made ready fails alone, the others go on. Nothing of it has left then. */
export async function readyEmail(message: Claimed, studio: OpenStudio): Promise<EmailMessage | Extract<Outcome, { kind: 'never' }>> {
  try {
    const email = emailOf(message, studio)
    return message.attachments.length === 0 ? email : { ...email, attachments: await papersOf(message) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'never', scope: 'message', reason: `This message could not be made ready for sending: ${why}` }
  }
}

/** Set from what was kept when the message was written, right before it leaves: a thousand of them would not fit beside the queue. */
async function papersOf({ attachments }: Claimed): Promise<{ name: string; pdf: Uint8Array }[]> {
  return Promise.all(attachments.map(async ({ name, paper }) => ({ name, pdf: await typeset(paper.title, [paper]) })))
}

/** A written message as the channel takes it. Marketing mail to a client or one of the family says how to end it, in its headers too (RFC 8058). */
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
    ...(message.purpose === 'marketing' && flagsBind(message.recipient_kind)
      ? { unsubscribe: { url: unsubscribeLink(deployment, { studioId, address: message.to_address }) } }
      : {}),
  }
}

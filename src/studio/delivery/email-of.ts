import { flagsBind } from '#studio/messages/communication.ts'
import type { Attachment } from '#studio/messages/papers/paper.ts'
import { typeset } from '#studio/messages/papers/typeset.ts'
import { joinMessages } from '#studio/messages/rendering/joined-message.ts'
import { unsubscribeLink } from '#studio/messages/suppression/unsubscribe-link.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { EmailMessage } from './channels/email-message.ts'
import type { Outcome } from './channels/outcome.ts'
import { type Claimed, partsOf } from './claimed.ts'
import { joinedMessageId } from './together/joined-message-id.ts'

/** The email with what is put in, or why there is none: a message that cannot be made ready fails alone, the others go on. Nothing of it has left then. */
export async function readyEmail(message: Claimed, studio: OpenStudio): Promise<EmailMessage | Extract<Outcome, { kind: 'never' }>> {
  try {
    const email = emailOf(message, studio)
    const papers = attachmentsOf(message)
    return papers.length === 0 ? email : { ...email, attachments: await typesetAll(papers) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'never', scope: 'message', reason: `This message could not be made ready for sending: ${why}` }
  }
}

/** Set from what was kept when the message was written, right before it leaves: a thousand of them would not fit beside the queue. */
async function typesetAll(papers: readonly Attachment[]): Promise<{ name: string; pdf: Uint8Array }[]> {
  return Promise.all(papers.map(async ({ name, paper }) => ({ name, pdf: await typeset(paper.title, [paper]) })))
}

/** What is put in; the same paper only once, whichever message of the email it came with. */
function attachmentsOf(message: Claimed): readonly Attachment[] {
  if (message.others === undefined) return message.attachments
  const papers = partsOf(message).flatMap(({ attachments }) => attachments)
  return [...new Map(papers.map((paper) => [JSON.stringify(paper), paper])).values()]
}

/** A written message as the channel takes it, with those that leave in the same email. Marketing mail to a client or one of the family says how to end it, in its headers too (RFC 8058). */
function emailOf(message: Claimed, { id: studioId, deployment }: OpenStudio): EmailMessage {
  const named = (name: string) => (name === '' ? null : name)
  return {
    messageId: joinedMessageId([message.message_id, ...(message.others ?? []).map((other) => other.message_id)]),
    from: { name: named(message.from_name), address: message.from_address },
    ...(message.reply_to === '' ? {} : { replyTo: { name: null, address: message.reply_to } }),
    to: { name: named(message.to_name), address: message.to_address },
    ...textOf(message),
    ...(message.purpose === 'marketing' && flagsBind(message.recipient_kind)
      ? { unsubscribe: { url: unsubscribeLink(deployment, { studioId, address: message.to_address }) } }
      : {}),
  }
}

function textOf(message: Claimed): Pick<EmailMessage, 'subject' | 'html' | 'text'> {
  const texts = partsOf(message).map(({ subject, html, plain }) => ({ subject, html, text: plain }))
  const text = message.others === undefined ? texts[0] : joinMessages(texts)
  if (text === undefined || text === null) throw new Error('its parts were not written for one email.')
  return text
}

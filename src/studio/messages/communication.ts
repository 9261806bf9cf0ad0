import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { LetterSheet } from './letters/letter-papers.ts'
import type { Attachment } from './papers/paper.ts'
import type { SubjectKind } from './rendering/merge-fields.ts'

/** How something written reaches a person. Tasks are records, not communications. */
export const channels = ['email', 'call', 'letter'] as const
export type Channel = (typeof channels)[number]

/** The ways on which an address can be stopped. */
export const stoppableChannels = ['email', 'call'] as const

/** Marketing needs a way out and respects Do Not Market; transactional messages belong to what the client has booked. */
export const purposes = ['transactional', 'marketing'] as const
export type Purpose = (typeof purposes)[number]

/** Wishes not to be written to or called bind for the first two alone (semantics §6). */
export const recipientKinds = ['client', 'family-member', 'member', 'department', 'vendor'] as const
export type RecipientKind = (typeof recipientKinds)[number]
export type Recipient = { kind: RecipientKind; id: number }

/** Whether a wish not to be written to or called binds: clients and their families have one, staff and vendors do their work. */
export function flagsBind(recipient: RecipientKind): boolean {
  return recipient === 'client' || recipient === 'family-member'
}

/** A call's life: open → done or canceled, and back by reopening. */
export const callStates = ['open', 'done', 'canceled'] as const
export type CallState = (typeof callStates)[number]

type Drafted = {
  purpose: Purpose
  recipient: Recipient
  /** As it stands in the message's To header or on the call list. Line breaks and control characters are taken out at writing. */
  to_name: string
  description: string
  /** The records it stands under; null for neither. */
  client_id: number | null
  session_id: number | null
  /** The versions of these records that were read before anything else of it was: a later one may say something else. */
  client_version: number | null
  session_version: number | null
  /** The record it is about where that is neither a client nor a session: an invoice, an order, … Its version as above; null where it never changes. */
  about?: { kind: SubjectKind; id: number; version: number | null } | null
  /** The triggered item that caused it, and the chain of items that led to that one, oldest first. */
  item_id: number | null
  ancestry: readonly number[]
  /** Why a person should look: the assigned member has left, … */
  flagged: string | null
}

export type EmailDraft = Drafted & {
  channel: 'email'
  /** A well-formed address; `writeCommunications` throws on anything else. */
  to_address: string
  subject: string
  html: string
  plain: string
  from_name: string
  from_address: string
  reply_to: string
  /** Database time until which it may be recalled; null goes at once. */
  rest_until: Date | null
  /** Studio time after which it is worthless; null never. */
  not_after: Date | null
  /** What is put in, as it stands now; absent: nothing. */
  attachments?: readonly Attachment[]
}

export type LetterDraft = Drafted & {
  channel: 'letter'
  /** The lines of the postal address below the name. */
  to_address: string
  subject: string
  /** The text alone, in the fifteen tags. */
  html: string
  plain: string
  letter: LetterSheet
  attachments?: readonly Attachment[]
}

export type CallDraft = Drafted & {
  channel: 'call'
  /** The number to call; '' when there is none on file. */
  to_address: string
  /** What to say. */
  plain: string
  due_on: CivilDate
  department_id: number | null
  member_id: number | null
  /** 1 high, 2 normal, 3 low. */
  priority: number
}

/** What processing hands over to be written down: rendered, addressed, final. */
export type CommunicationDraft = EmailDraft | CallDraft | LetterDraft

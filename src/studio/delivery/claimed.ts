import { type RawBuilder, sql } from 'kysely'
import type { RecipientKind } from '#studio/messages/communication.ts'
import type { Attachment } from '#studio/messages/papers/paper.ts'

/** A message that a worker holds until its lease ends. */
export type Claimed = {
  id: number
  purpose: 'transactional' | 'marketing'
  recipient_kind: RecipientKind
  recipient_client_id: number | null
  recipient_family_member_id: number | null
  to_name: string
  to_address: string
  subject: string
  html: string
  plain: string
  attachments: readonly Attachment[]
  message_id: string
  from_name: string
  from_address: string
  reply_to: string
  client_id: number | null
  item_id: number | null
  created_at: Date
  /** Made while the studio rehearsed: it goes to the studio's own address. */
  rehearsal: boolean
  attempts: number
  /** The email in which it was begun before, with others: it goes in no other. */
  together: string | null
  /** What leaves in the same email, after it. */
  others?: readonly Claimed[]
}

/** The message and what leaves in the same email, in their order. */
export function partsOf(message: Claimed): readonly Claimed[] {
  return message.others === undefined ? [message] : [message, ...message.others]
}

/** One email of these, or none of nothing. */
export function asOne([first, ...others]: readonly Claimed[]): Claimed | undefined {
  if (first === undefined) return undefined
  const { others: _, ...alone } = first
  return others.length === 0 ? alone : { ...alone, others }
}

/** What a worker that died had claimed waits no longer than this. Should a slow server let claims lapse, they are only claimed again. */
const leaseSeconds = 60

/** Claims what `due` selects and locks, as `communication_id`. In which email something was to leave that never began is forgotten. */
export function claimSql(lease: string, due: RawBuilder<unknown>): RawBuilder<Claimed> {
  return sql<Claimed>`
    WITH due AS (${due}),
    claimed AS (
      UPDATE dispatch d SET state = 'claimed', lease = ${lease}::uuid, lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
        together = CASE WHEN d.attempts > 0 THEN d.together END
      FROM due WHERE d.communication_id = due.communication_id RETURNING d.studio_id, d.communication_id, d.attempts, d.rehearsal, d.together)
    SELECT c.id, c.purpose, c.recipient_kind, c.recipient_client_id, c.recipient_family_member_id, c.to_name, c.to_address, c.subject, c.html, c.plain, c.attachments, c.message_id,
      c.from_name, c.from_address, c.reply_to, c.client_id, c.item_id, c.created_at, k.rehearsal, k.attempts, k.together
    FROM claimed k JOIN communication c ON c.studio_id = k.studio_id AND c.id = k.communication_id ORDER BY c.id`
}

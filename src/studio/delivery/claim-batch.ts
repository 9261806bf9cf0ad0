import { sql } from 'kysely'
import type { RecipientKind } from '#studio/messages/communication.ts'
import type { Attachment } from '#studio/messages/papers/paper.ts'
import type { Work } from '#studio/staff/work.ts'

/** A message that this worker holds until its lease ends. */
export type Claimed = {
  id: number
  purpose: 'transactional' | 'marketing'
  recipient_kind: RecipientKind
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
  item_id: number | null
  created_at: Date
  /** Made while the studio rehearsed: it goes to the studio's own address. */
  rehearsal: boolean
  attempts: number
}

/** What a worker that died had claimed waits no longer than this. Should a slow server let claims lapse, they are only claimed again. */
const leaseSeconds = 60

/**
 * Claims up to `most` messages that are due, oldest first; other workers pass them over. During a rehearsal only what was made in one. A claim returns to waiting when its lease
 * ends. Rows that somebody is just recalling are skipped.
 */
export async function claimBatch(work: Work, lease: string, most: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    WITH due AS (
      SELECT communication_id FROM dispatch WHERE state IN ('waiting', 'retry') AND next_at <= clock_timestamp()
        AND (rehearsal OR NOT (SELECT s.rehearsal FROM studio s))
      ORDER BY next_at, communication_id LIMIT ${most} FOR UPDATE SKIP LOCKED),
    claimed AS (
      UPDATE dispatch d SET state = 'claimed', lease = ${lease}::uuid, lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      FROM due WHERE d.communication_id = due.communication_id RETURNING d.studio_id, d.communication_id, d.attempts, d.rehearsal)
    SELECT c.id, c.purpose, c.recipient_kind, c.to_name, c.to_address, c.subject, c.html, c.plain, c.attachments, c.message_id, c.from_name, c.from_address, c.reply_to,
      c.item_id, c.created_at, k.rehearsal, k.attempts
    FROM claimed k JOIN communication c ON c.studio_id = k.studio_id AND c.id = k.communication_id ORDER BY c.id`.execute(work.db)
  return rows
}

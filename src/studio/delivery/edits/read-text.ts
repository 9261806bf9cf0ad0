import { sql } from 'kysely'
import type { Purpose, RecipientKind } from '#studio/messages/communication.ts'
import { unframed } from '#studio/messages/rendering/email-frame.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Actor } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'

export type Written = {
  id: number
  version: number
  channel: 'email' | 'letter'
  purpose: Purpose
  recipient_kind: RecipientKind
  to_name: string
  to_address: string
  subject: string
  html: string
  plain: string
  kind: SubjectKind
  subject_id: number
  edited_at: Date | null
  edited_by: Actor | null
}

/** An email or letter as it was written; refuses a number that names none. */
export async function loadWritten(work: Work, id: number): Promise<Written> {
  const { rows } = await sql<Written>`
    SELECT id, version, channel, purpose, recipient_kind, to_name, to_address, subject, html, plain, edited_at, edited_by,
      coalesce(subject_kind, CASE WHEN session_id IS NULL THEN 'client' ELSE 'session' END) AS kind, coalesce(subject_id, session_id, client_id) AS subject_id
    FROM communication WHERE id = ${id} AND channel IN ('email', 'letter')`.execute(work.db)
  const [written] = rows
  if (written === undefined) throw noSuch('message', id)
  return written
}

/** Its text, without what stands around it. */
export async function readText(work: Work, id: number) {
  const { version, channel, to_name, subject, html, plain, edited_at, edited_by } = await loadWritten(work, id)
  const body = channel === 'letter' ? html : (unframed({ html, text: plain })?.html.body ?? plain)
  return { id, version, channel, to_name, subject, body: body.replaceAll(/ style="[^"]*"/g, ''), edited_at, edited_by }
}

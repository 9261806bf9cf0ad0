import { sql } from 'kysely'
import type { RecipientKind } from '#studio/messages/communication.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import type { Work } from '#studio/staff/work.ts'

/** A message that went, with what it was about. */
export type Corrected = {
  id: number
  to_name: string
  subject: string
  recipient_kind: RecipientKind
  recipient_id: number | null
  client_id: number | null
  session_id: number | null
  client_version: number | null
  session_version: number | null
  kind: SubjectKind
  subject_id: number
  went: boolean
  /** The correction there is, and how many there were. */
  correction_id: number | null
  corrections: number
}

/** Messages by number, with the correction there is of each. */
export async function loadCorrected(work: Work, ids: readonly number[]): Promise<Corrected[]> {
  const { rows } = await sql<Corrected>`
    SELECT c.id, c.to_name, c.subject, c.recipient_kind, c.client_id, c.session_id,
      coalesce(c.recipient_client_id, c.recipient_family_member_id, c.recipient_member_id, c.recipient_department_id, c.recipient_vendor_id) AS recipient_id,
      (SELECT version FROM client WHERE id = c.client_id) AS client_version, (SELECT version FROM session WHERE id = c.session_id) AS session_version,
      coalesce(c.subject_kind, CASE WHEN c.session_id IS NULL THEN 'client' ELSE 'session' END) AS kind, coalesce(c.subject_id, c.session_id, c.client_id) AS subject_id,
      coalesce(d.state IN ('sent', 'sending', 'in-doubt'), false) OR c.call_state = 'done' OR c.letter_state = 'printed' AS went,
      (SELECT k.id FROM communication k LEFT JOIN dispatch e ON e.studio_id = k.studio_id AND e.communication_id = k.id
        WHERE k.corrects_id = c.id AND coalesce(e.state, '') NOT IN ('recalled', 'failed', 'expired') AND k.call_state IS DISTINCT FROM 'canceled'
        ORDER BY k.id DESC LIMIT 1) AS correction_id,
      (SELECT count(*)::int FROM communication k WHERE k.corrects_id = c.id) AS corrections
    FROM communication c LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id
    WHERE c.id = ANY(${ids}::bigint[]) ORDER BY c.id`.execute(work.db)
  return rows
}

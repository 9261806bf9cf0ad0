import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { withWhose } from '#studio/messages/load-merge-data.ts'
import type { RecordData } from '#studio/messages/merge-data.ts'
import { longDate } from '#studio/messages/rendering/date-words.ts'
import type { Work } from '#studio/staff/work.ts'

type Row = { id: number; client_id: number | null; session_id: number | null; name: string; status: string; on: CivilDate | null }

/** What a template about a web form prints, by the form's number. */
export async function loadFormData(work: Work, ids: readonly number[]): Promise<Map<number, RecordData>> {
  const { rows } = await sql<Row>`
    SELECT r.id, r.client_id, r.session_id, r.name, s.name AS status, (r.sent_at AT TIME ZONE ${work.studio.zone})::date AS on
    FROM web_form r JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id WHERE r.id = ANY(${ids}::bigint[])`.execute(work.db)
  const forms = rows.map(({ id, client_id, session_id, name, status, on }) => ({
    id,
    clientId: client_id,
    sessionId: session_id,
    fields: ({ language }: { language: string }) => ({ form: { name, status, sent: on === null ? null : longDate(on, language) } }),
  }))
  return withWhose(work, forms)
}

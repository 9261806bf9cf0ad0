import { sql } from 'kysely'
import { noSuch, refuseStale } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { enterStatus } from './enter-status.ts'
import { type FormStatus, formStatusKeys, timesAfter } from './web-form.ts'

type Standing = { id: number; version: number; status: FormStatus; sent_at: Date | null; submitted_at: Date | null }

/**
 * Moves a web form to a status and keeps that in its history; the same status again changes nothing, but sent again counts from now. Refuses a version that is
 * not the latest.
 */
export async function changeWebFormStatus(work: Work, id: number, { status, version }: { status: FormStatus; version: number }): Promise<void> {
  const form = await locked(work, id)
  refuseStale('web form', form, version)
  if (form.status === status && status !== 'sent') return
  const entered = form.status === status ? {} : await enterStatus(work, id, status)
  await work.db
    .updateTable('web_form')
    .set({ ...entered, ...timesAfter(status, form, work.now), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

async function locked(work: Work, id: number): Promise<Standing> {
  const { rows } = await sql<Standing>`
    SELECT f.id, f.version, f.sent_at, f.submitted_at, (${formStatusKeys}::text[])[u.position] AS status
    FROM web_form f JOIN status u ON u.studio_id = f.studio_id AND u.id = f.status_id WHERE f.id = ${id} FOR UPDATE OF f`.execute(work.db)
  return rows[0] ?? Promise.reject(noSuch('web form', id))
}

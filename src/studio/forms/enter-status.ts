import { sql } from 'kysely'
import { drawNumbers } from '#studio/records/draw-numbers.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { entering } from '#studio/records/statuses/status.ts'
import { writeHistory } from '#studio/records/write-history.ts'
import type { Work } from '#studio/staff/work.ts'
import { type FormStatus, formStatusKeys } from './web-form.ts'

type Entered = { status_id: number; status_entry_id: number; status_entered_at: Date }

/** Writes into the history that a form entered a status, and returns what its row keeps of that. */
export async function enterStatus(work: Work, formId: number, status: FormStatus): Promise<Entered> {
  const status_id = await statusId(work, status)
  const [status_entry_id = 0] = await drawNumbers(work, 'status_entry', 1)
  const entered = { ...entering(status_id, null, work.now), status_entry_id, note: '' }
  await writeHistory(work, 'web_form', [{ subjectId: formId, what: null, changes: {}, entered }])
  return { status_id, status_entry_id, status_entered_at: work.now }
}

async function statusId(work: Work, status: FormStatus): Promise<number> {
  const found = await find(work, status)
  if (found !== undefined) return found
  // A studio that is older than web forms.
  await addFormStatuses(work)
  return (await find(work, status)) ?? Promise.reject(new Error(`The studio has no status of web forms for “${status}”.`))
}

async function find(work: Work, status: FormStatus): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM status WHERE subject_kind = 'web_form' AND position = ${formStatusKeys.indexOf(status) + 1}`.execute(work.db)
  return rows[0]?.id
}

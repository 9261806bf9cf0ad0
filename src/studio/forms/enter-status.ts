import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { addFormStatuses } from './add-form-statuses.ts'
import { type FormStatus, formStatusKeys } from './web-form.ts'

/** Writes into the history that a form entered a status, and returns what its row keeps of that. */
export async function enterStatus(
  work: Work,
  formId: number,
  status: FormStatus,
): Promise<{ status_id: number; status_entry_id: number; status_entered_at: Date }> {
  const status_id = await statusId(work, status)
  const { id } = await work.db
    .insertInto('status_entry')
    .values({
      id: sql<number>`nextval('status_entry_id_seq')`,
      subject_kind: sql<'client'>`'web_form'`,
      subject_id: formId,
      status_id,
      entered_at: work.now,
      due_on: null,
      ...actorColumns(work.actor),
      cause_item_id: work.cause?.itemId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { status_id, status_entry_id: id, status_entered_at: work.now }
}

async function statusId(work: Work, status: FormStatus): Promise<number> {
  const ask = () =>
    work.db
      .selectFrom('status')
      .select('id')
      .where(sql`subject_kind`, '=', 'web_form')
      .where('position', '=', formStatusKeys.indexOf(status) + 1)
      .executeTakeFirst()
  const found = await ask()
  if (found !== undefined) return found.id
  await addFormStatuses(work)
  return (await ask())?.id ?? Promise.reject(new Error(`The studio has no status of web forms for “${status}”.`))
}

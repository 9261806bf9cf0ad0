import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import { setupRefusals } from './refusals.ts'

/**
 * Deletes a status that nothing uses. Refuses with a list of what does: records in it, their history, and triggers, which the
 * database knows. A status that is to go out of use is made inactive.
 */
export async function deleteStatus(work: Work, id: number): Promise<void> {
  const status = await work.db.selectFrom('status').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (status === undefined) throw noSuch('status', id)
  const kind = subjectKinds[status.subject_kind]
  if (status.is_initial)
    throw new Refusal('conflict', 'status-initial', `New ${kind.plural.toLowerCase()} get the status “${status.name}”. Mark another one as initial first.`)
  const { rows } = await sql<{ now: number; before: number }>`
    SELECT (SELECT count(*) FROM ${sql.table(status.subject_kind)} WHERE status_id = ${id})::int AS now,
      (SELECT count(DISTINCT subject_id) FROM status_entry WHERE status_id = ${id})::int AS before`.execute(work.db)
  const { now = 0, before = 0 } = rows[0] ?? {}
  const many = (count: number) => `${count} ${(count === 1 ? kind.label : kind.plural).toLowerCase()}`
  if (now > 0) {
    throw new Refusal(
      'conflict',
      'status-in-use',
      `${many(now)} ${now === 1 ? 'is' : 'are'} in the status “${status.name}”. Move them to another first, or make the status inactive: then it is not offered any more.`,
    )
  }
  if (before > 0) {
    throw new Refusal(
      'conflict',
      'status-in-use',
      `The history of ${many(before)} names the status “${status.name}”. Make it inactive instead: then it is not offered any more.`,
    )
  }
  await refusing(setupRefusals('status', status.name), () => work.db.deleteFrom('status').where('id', '=', id).execute())
}

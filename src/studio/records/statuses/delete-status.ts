import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import { refuseFixed, usedRefusals } from './refusals.ts'
import type { StatusRow } from './status.ts'

/**
 * Deletes a status that nothing uses. Refuses with all that does: records in it, their history, and triggers, which the database
 * knows. As the history keeps naming a status, one that is to go out of use is made inactive.
 */
export async function deleteStatus(work: Work, id: number): Promise<void> {
  const status = await work.db.selectFrom('status').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (status === undefined) throw noSuch('status', id)
  refuseFixed(status)
  const { plural } = subjectKinds[status.subject_kind]
  if (status.is_initial)
    throw new Refusal('conflict', 'status-initial', `New ${plural.toLowerCase()} get the status “${status.name}”. Mark another one as initial first.`)
  const users = { what: 'status', name: status.name, records: await recordsOf(work, status), advice: 'Make it inactive instead' } as const
  await refusing(usedRefusals(users), () => work.db.deleteFrom('status').where('id', '=', id).execute())
}

async function recordsOf(work: Work, { id, subject_kind }: StatusRow): Promise<string[]> {
  const kind = subjectKinds[subject_kind]
  const { rows } = await sql<{ now: number; before: number }>`
    SELECT (SELECT count(*) FROM ${sql.table(subject_kind)} WHERE status_id = ${id})::int AS now,
      (SELECT count(DISTINCT subject_id) FROM status_entry e WHERE status_id = ${id}
        AND NOT EXISTS (SELECT FROM ${sql.table(subject_kind)} r WHERE r.id = e.subject_id AND r.status_id = ${id}))::int AS before`.execute(work.db)
  const { now = 0, before = 0 } = rows[0] ?? {}
  const many = (count: number) => `${count} ${(count === 1 ? kind.label : kind.plural).toLowerCase()}`
  return [...(now === 0 ? [] : [`${many(now)} ${now === 1 ? 'is' : 'are'} in it`]), ...(before === 0 ? [] : [`the history of ${many(before)} names it`])]
}

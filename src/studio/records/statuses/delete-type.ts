import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { type SubjectKind, subjectKinds } from '../subject.ts'
import { usedRefusals } from './refusals.ts'

/** Deletes a type that nothing uses, with the statuses of its own. Refuses with all that does: records, histories, and triggers, which the database knows. */
export async function deleteType(work: Work, id: number): Promise<void> {
  const type = await work.db.selectFrom('type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (type === undefined) throw noSuch('type', id)
  const users = { what: 'type', name: type.name, records: await recordsOf(work, type), advice: 'Make it inactive instead' } as const
  await refusing(usedRefusals(users), () => work.db.deleteFrom('type').where('id', '=', id).execute())
}

async function recordsOf(work: Work, { id, subject_kind }: { id: number; subject_kind: SubjectKind }): Promise<string[]> {
  const { label, plural } = subjectKinds[subject_kind]
  const { rows } = await sql<{ now: number; before: number }>`
    SELECT (SELECT count(*) FROM ${sql.table(subject_kind)} WHERE type_id = ${id})::int AS now,
      (SELECT count(DISTINCT e.subject_id) FROM status u JOIN status_entry e ON e.studio_id = u.studio_id AND e.subject_kind = u.subject_kind AND e.status_id = u.id
        WHERE u.type_id = ${id} AND NOT EXISTS (SELECT FROM ${sql.table(subject_kind)} r WHERE r.id = e.subject_id AND r.type_id = ${id}))::int AS before`.execute(
    work.db,
  )
  const { now = 0, before = 0 } = rows[0] ?? {}
  const many = (count: number) => `${count} ${(count === 1 ? label : plural).toLowerCase()}`
  const names = before === 0 ? [] : [`the history of ${many(before)} names its statuses`]
  return [...(now === 0 ? [] : [`${many(now)} ${now === 1 ? 'has' : 'have'} it`]), ...names]
}

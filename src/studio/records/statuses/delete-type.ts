import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import { usedRefusals } from './refusals.ts'

/** Deletes a type that nothing uses, with the statuses of its own. Refuses with all that does: records, and triggers, which the database knows. */
export async function deleteType(work: Work, id: number): Promise<void> {
  const type = await work.db.selectFrom('type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (type === undefined) throw noSuch('type', id)
  const { label, plural } = subjectKinds[type.subject_kind]
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${sql.table(type.subject_kind)} WHERE type_id = ${id}`.execute(work.db)
  const count = rows[0]?.count ?? 0
  const records = count === 0 ? [] : [count === 1 ? `1 ${label.toLowerCase()} has it` : `${count} ${plural.toLowerCase()} have it`]
  const users = { what: 'type', name: type.name, records, advice: 'Make it inactive instead' } as const
  await refusing(usedRefusals(users), () => work.db.deleteFrom('type').where('id', '=', id).execute())
}

import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { usedRefusals } from './refusals.ts'

/** Deletes a type that nothing uses. Refuses with all that does: sessions, and triggers, which the database knows. */
export async function deleteType(work: Work, id: number): Promise<void> {
  const type = await work.db.selectFrom('type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (type === undefined) throw noSuch('type', id)
  const { count } = await work.db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('type_id', '=', id)
    .executeTakeFirstOrThrow()
  const records = count === 0 ? [] : [count === 1 ? '1 session has it' : `${count} sessions have it`]
  const users = { what: 'type', name: type.name, records, advice: 'Make it inactive instead' } as const
  await refusing(usedRefusals(users), () => work.db.deleteFrom('type').where('id', '=', id).execute())
}

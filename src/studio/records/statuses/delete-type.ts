import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { setupRefusals } from './refusals.ts'

/** Deletes a type that nothing uses. Refuses with what does: sessions, and triggers, which the database knows. */
export async function deleteType(work: Work, id: number): Promise<void> {
  const type = await work.db.selectFrom('type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (type === undefined) throw noSuch('type', id)
  const { count } = await work.db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('type_id', '=', id)
    .executeTakeFirstOrThrow()
  if (count > 0) {
    const many = count === 1 ? '1 session is' : `${count} sessions are`
    throw new Refusal(
      'conflict',
      'type-in-use',
      `${many} of the type “${type.name}”. Give them another first, or make the type inactive: then it is not offered any more.`,
    )
  }
  await refusing(setupRefusals('type', type.name), () => work.db.deleteFrom('type').where('id', '=', id).execute())
}

import type { Work } from '#studio/staff/work.ts'
import type { StatusRow } from '../statuses/status.ts'

/** The final status that a task of this type gets when it is done: the only one there is. Where there are several, or none, a person has to choose. */
export async function findFinal(work: Work, typeId: number): Promise<StatusRow | null> {
  const finals = await work.db.selectFrom('status').selectAll().where('type_id', '=', typeId).where('is_final', '=', true).where('active', '=', true).execute()
  return finals.length === 1 ? (finals[0] ?? null) : null
}

import { changedMeanwhile } from '../refusals.ts'
import type { Work } from '../work.ts'
import { keepAnOwner } from './keep-an-owner.ts'
import { type Member, readMember } from './queries.ts'

/** A member leaves, or comes back. Who has left cannot enter the studio any more. */
export async function archiveMember(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<Member> {
  const before = await readMember(work, id)
  if (archived === (before.archived_at !== null)) return before
  if (archived) await keepAnOwner(work, before)
  const changed = await work.db
    .updateTable('member')
    .set((row) => ({ archived_at: archived ? work.now : null, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw changedMeanwhile('this member')
  return readMember(work, id)
}

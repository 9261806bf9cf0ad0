import { lastOwner } from '../refusals.ts'
import type { Role } from '../roles.ts'
import type { Work } from '../work.ts'

/**
 * Refuses to take the role from, or archive, the only owner who can sign in. Locks the studio's row, so that two owners cannot take
 * it from each other at the same moment.
 */
export async function keepAnOwner(work: Work, member: { id: number; role: Role; can_sign_in: boolean }): Promise<void> {
  if (member.role !== 'owner' || !member.can_sign_in) return
  await work.db.selectFrom('studio').select('id').where('id', '=', work.studio.id).forUpdate().execute()
  const other = await work.db
    .selectFrom('member')
    .innerJoin('membership', (join) => join.onRef('membership.studio_id', '=', 'member.studio_id').onRef('membership.member_id', '=', 'member.id'))
    .select('id')
    .where('role', '=', 'owner')
    .where('archived_at', 'is', null)
    .where('id', '<>', member.id)
    .executeTakeFirst()
  if (other === undefined) throw lastOwner()
}

import { followEmail } from '../accounts/follow-email.ts'
import { changedMeanwhile } from '../refusals.ts'
import type { Work } from '../work.ts'
import { checkedMember, type MemberChange } from './checked-member.ts'
import { keepAnOwner } from './keep-an-owner.ts'
import { type Member, readMember } from './queries.ts'

export type ChangedMember = MemberChange & { version: number }

/** Changes a member. A new role counts from the member's next request; the sign-in follows a new email address. */
export async function changeMember(work: Work, id: number, { version, ...change }: ChangedMember): Promise<Member> {
  const before = await readMember(work, id)
  const checked = checkedMember(change)
  if (checked.role !== undefined && checked.role !== 'owner') await keepAnOwner(work, before)
  const changed = await work.db
    .updateTable('member')
    .set((row) => ({ ...checked, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw changedMeanwhile('this member')
  if (checked.email) await followEmail(work, { memberId: id, email: checked.email })
  return readMember(work, id)
}

import type { Role } from '../roles.ts'
import type { Work } from '../work.ts'
import { checkedMember, type MemberChange } from './checked-member.ts'
import { type Member, readMember } from './queries.ts'

/** Adds a member, who cannot sign in before a password link was made for them. */
export async function addMember(work: Work, wanted: MemberChange & { name: string; role: Role }): Promise<Member> {
  const { name, role, email = null, phone = null, phone_sms = false, takes_sessions = role === 'photographer' } = checkedMember(wanted)
  const { id } = await work.db.insertInto('member').values({ name, role, email, phone, phone_sms, takes_sessions }).returning('id').executeTakeFirstOrThrow()
  return readMember(work, id)
}

import { randomUUID } from 'node:crypto'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { readMember } from '../members/queries.ts'
import type { OpenStudio, Work } from '../work.ts'
import type { Gate } from './gate.ts'
import { issueLink, type PasswordLink } from './issue-link.ts'
import { accountOf, worksElsewhere } from './queries.ts'

/**
 * A link, good once and for three days, with which a member sets a password; the first one also makes their account. Who signs in
 * to another studio as well gets none: an owner here must not be able to take over what they do there.
 */
export async function makePasswordLink(gate: Gate, studio: OpenStudio, memberId: number): Promise<PasswordLink> {
  const account = await studio.inTransaction((work) => accountFor(work, memberId))
  if (account.elsewhere)
    return { link: null, expires_at: null, message: `${account.email} signs in to another studio already and uses the same password here.` }
  return issueLink(gate, account)
}

async function accountFor(work: Work, memberId: number): Promise<{ id: string; email: string; elsewhere: boolean }> {
  const member = await readMember(work, memberId)
  if (member.archived_at !== null) throw new Refusal('conflict', 'member-left', `${member.name} has left. Bring the member back before making a password link.`)
  const known = await accountOf(work, memberId)
  if (known !== null) return { id: known.id, email: known.email, elsewhere: await worksElsewhere(work, known.id) }
  if (member.email === null) throw refuseField('email', 'email-missing', `${member.name} has no email address. Enter one first: people sign in with it.`)
  const account = await accountByEmail(work, { name: member.name, email: member.email.toLowerCase() })
  await refuseSecondMembership(work, account)
  await work.db.insertInto('membership').values({ account_id: account.id, studio_id: work.studio.id, member_id: memberId }).execute()
  return { ...account, elsewhere: await worksElsewhere(work, account.id) }
}

async function accountByEmail({ db }: Work, { name, email }: { name: string; email: string }): Promise<{ id: string; email: string }> {
  const found = await db.selectFrom('auth_user').select(['id', 'email']).where('email', '=', email).executeTakeFirst()
  if (found !== undefined) return found
  const id = randomUUID()
  await db.insertInto('auth_user').values({ id, name, email, email_verified: false, image: null }).execute()
  return { id, email }
}

async function refuseSecondMembership({ db, studio }: Work, account: { id: string; email: string }): Promise<void> {
  const other = await db.selectFrom('membership').select('member_id').where('account_id', '=', account.id).where('studio_id', '=', studio.id).executeTakeFirst()
  if (other === undefined) return
  throw refuseField('email', 'email-taken', `${account.email} signs in here as another member already. Give this member another email address.`)
}

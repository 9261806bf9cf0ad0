import { refuseField } from '#platform/refusal.ts'
import type { Gate } from './gate.ts'
import { issueLink, type PasswordLink } from './issue-link.ts'

/** A password link for an account by its email address, for whoever runs the program: any account, wherever it works. */
export async function makeResetLink(gate: Gate, email: string): Promise<PasswordLink> {
  const account = await gate.database.selectFrom('auth_user').select(['id', 'email']).where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
  if (account === undefined)
    throw refuseField(
      'email',
      'no-such-account',
      `Nobody signs in as ${email.trim()}. Check the address; members without a sign-in get their first link from an owner.`,
    )
  return issueLink(gate, account)
}

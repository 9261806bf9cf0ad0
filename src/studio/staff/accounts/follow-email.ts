import type { Work } from '../work.ts'
import { accountOf, worksElsewhere } from './queries.ts'

/** A member whose sign-in is for this studio only signs in with their new address from now on. Elsewhere somebody else decides. */
export async function followEmail(work: Work, { memberId, email }: { memberId: number; email: string }): Promise<void> {
  const account = await accountOf(work, memberId)
  if (account === null || (await worksElsewhere(work, account.id))) return
  await work.db.updateTable('auth_user').set({ email: email.toLowerCase(), updated_at: new Date() }).where('id', '=', account.id).execute()
}

import type { Request } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Gate, notSignedIn } from './gate.ts'
import { activeMember } from './queries.ts'
import { readSession } from './read-session.ts'

/** Works in another of one's studios from the next request on. */
export async function switchStudio(gate: Gate, studioId: number, request: Request) {
  const session = await readSession(gate, request)
  if (session === null) throw notSignedIn()
  const membership = await gate.database
    .selectFrom('membership')
    .select('member_id')
    .where('account_id', '=', session.accountId)
    .where('studio_id', '=', studioId)
    .executeTakeFirst()
  if (membership === undefined || (await activeMember(gate, { studioId, memberId: membership.member_id })) === null) {
    throw new Refusal('forbidden', 'not-a-member', 'You are not a member of that studio. Ask its owner to add you.')
  }
  await gate.database.updateTable('auth_session').set({ studio_id: studioId }).where('token', '=', session.token).execute()
  return { done: true } as const
}

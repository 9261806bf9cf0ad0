import type { Request } from '#platform/http/endpoint.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { checkedPassword } from './checked-password.ts'
import { activeMember } from './enter-studio.ts'
import { type Gate, notSignedIn, signInRefusal } from './gate.ts'
import { addressed, readSession } from './read-session.ts'

const done = { done: true } as const

/** Signs in; the answer carries the cookie. */
export async function signIn(gate: Gate, { email, password }: { email: string; password: string }, request: Request) {
  const { headers } = await gate.signIn.api
    .signInEmail({ body: { email: email.trim(), password }, headers: addressed(request), returnHeaders: true })
    .catch(throwRefusal)
  request.setCookies(headers.getSetCookie())
  return done
}

/** Signs out here; without a session there is nothing to do. */
export async function signOut(gate: Gate, request: Request) {
  const { headers } = await gate.signIn.api.signOut({ headers: addressed(request), returnHeaders: true }).catch(throwRefusal)
  request.setCookies(headers.getSetCookie())
  return done
}

/** Sets a password by the token of a link, and signs the account out everywhere. */
export async function setPassword(gate: Gate, { token, password }: { token: string; password: string }) {
  refuseWeak('password', password)
  const { internalAdapter } = await gate.signIn.$context
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  await gate.signIn.api.resetPassword({ body: { newPassword: password, token } }).catch(throwRefusal)
  const account = await internalAdapter.findUserById(link?.value ?? '')
  return { email: account?.email ?? '' }
}

/** Changes the password of whoever is signed in, and signs them out everywhere else. */
export async function changePassword(gate: Gate, { current, wanted }: { current: string; wanted: string }, request: Request) {
  refuseWeak('wanted', wanted)
  const body = { currentPassword: current, newPassword: wanted, revokeOtherSessions: true }
  const { headers } = await gate.signIn.api.changePassword({ body, headers: addressed(request), returnHeaders: true }).catch(throwRefusal)
  request.setCookies(headers.getSetCookie())
  return done
}

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
  return done
}

function refuseWeak(field: string, password: string): void {
  const reading = checkedPassword(password)
  if (!reading.ok) throw refuseField(field, 'weak-password', reading.message)
}

function throwRefusal(error: unknown): never {
  throw signInRefusal(error)
}

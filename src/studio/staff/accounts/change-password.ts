import type { Request } from '#platform/http/endpoint.ts'
import { refuseWeak } from './checked-password.ts'
import { type Gate, throwSignInRefusal } from './gate.ts'
import { addressed } from './read-session.ts'

/** Changes the password of whoever is signed in, and signs them out everywhere else. */
export async function changePassword(gate: Gate, { current, wanted }: { current: string; wanted: string }, request: Request) {
  refuseWeak('wanted', wanted)
  const body = { currentPassword: current, newPassword: wanted, revokeOtherSessions: true }
  const { api } = await gate.signIn()
  const { headers } = await api.changePassword({ body, headers: addressed(request), returnHeaders: true }).catch(throwSignInRefusal)
  request.setCookies(headers.getSetCookie())
  return { done: true } as const
}

import type { Request } from '#platform/http/endpoint.ts'
import { type Gate, throwSignInRefusal } from './gate.ts'
import { addressed } from './read-session.ts'

/** Signs out here; without a session there is nothing to do. */
export async function signOut(gate: Gate, request: Request) {
  const { api } = await gate.signIn()
  const { headers } = await api.signOut({ headers: addressed(request), returnHeaders: true }).catch(throwSignInRefusal)
  request.setCookies(headers.getSetCookie())
  return { done: true } as const
}

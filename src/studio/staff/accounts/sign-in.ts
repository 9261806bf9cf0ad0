import type { Request } from '#platform/http/endpoint.ts'
import { type Gate, throwSignInRefusal } from './gate.ts'
import { addressed } from './read-session.ts'

/** Signs in; the answer carries the cookie. */
export async function signIn(gate: Gate, { email, password }: { email: string; password: string }, request: Request) {
  const { api } = await gate.signIn()
  const { headers } = await api
    .signInEmail({ body: { email: email.trim(), password }, headers: addressed(request), returnHeaders: true })
    .catch(throwSignInRefusal)
  request.setCookies(headers.getSetCookie())
  return { done: true } as const
}

import type { Request } from '#platform/http/endpoint.ts'
import { type Gate, throwSignInRefusal } from './gate.ts'

export type Session = { accountId: string; studioId: number | null; token: string }

/** Who the cookie says is signed in, or null. A long visit prolongs the session, which sends the cookie anew. */
export async function readSession({ signIn }: Pick<Gate, 'signIn'>, request: Request): Promise<Session | null> {
  if (!request.headers.has('cookie')) return null
  const { headers, response } = await (await signIn()).api.getSession({ headers: addressed(request), returnHeaders: true }).catch(throwSignInRefusal)
  if (response === null) return null
  request.setCookies(headers.getSetCookie())
  const { userId, studioId, token } = response.session
  return { accountId: userId, studioId: studioId === null || studioId === undefined ? null : Number(studioId), token }
}

/** The request's headers with the address that the server worked out, and no other. */
export function addressed({ headers, address }: Request): Headers {
  const told = new Headers(headers)
  told.set('x-hotshoe-address', address)
  return told
}

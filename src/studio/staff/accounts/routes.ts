import { type Endpoint, endpoint } from '#platform/http/endpoint.ts'
import { confirmIdentity } from '../confirm-identity.ts'
import { confirmSender } from '../contract.ts'
import { makePasswordLink as passwordLink } from '../members/contract.ts'
import { openRoute, type StudioRoute } from '../route.ts'
import { askWho } from './ask-who.ts'
import { changePassword } from './change-password.ts'
import * as contract from './contract.ts'
import type { Gate } from './gate.ts'
import { makePasswordLink } from './make-password-link.ts'
import { readMe } from './read-me.ts'
import { setPassword } from './set-password.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { switchStudio } from './switch-studio.ts'

/** Tries of a password from one address in a minute. */
const mostPerMinute = 20

/** Routes of a studio that need to know who signs in, or who sends. */
export function accountRoutes(gate: Gate): StudioRoute[] {
  return [
    openRoute(contract.readMe, (studio) => readMe(studio)),
    openRoute(passwordLink, (studio, { params }) => makePasswordLink(gate, studio, params.id)),
    openRoute(confirmSender, async () => confirmIdentity(gate.database, gate.identity).then(() => ({ blocked: null }))),
  ]
}

/** Endpoints of nobody's studio. */
export function signInEndpoints(gate: Gate): Endpoint[] {
  return [
    endpoint(contract.signIn, ({ body }, request) => signIn(gate, body, request), { mostPerMinute }),
    endpoint(contract.askWho, async (_, request) => ({ me: await askWho(gate, request) })),
    endpoint(contract.signOut, (_, request) => signOut(gate, request)),
    endpoint(contract.setPassword, ({ body }) => setPassword(gate, body), { mostPerMinute }),
    endpoint(contract.changePassword, ({ body }, request) => changePassword(gate, body, request), { mostPerMinute }),
    endpoint(contract.switchStudio, ({ body }, request) => switchStudio(gate, body.studio_id, request)),
  ]
}

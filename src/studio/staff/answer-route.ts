import { Refusal } from '#platform/refusal.ts'
import { answerOnce } from './answer-once.ts'
import { withoutRight } from './refusals.ts'
import { may, type Role } from './roles.ts'
import type { StudioContract, StudioRoute } from './route.ts'
import type { OpenStudio } from './work.ts'

/** Somebody who has entered a studio. */
export type Visitor = { studio: OpenStudio; role: Role }

/** Answers a visitor's request, whether it came over the network or from the command line: right, idempotency, handler. */
export async function answerRoute(visitor: Visitor, route: StudioRoute, wish: { input: unknown; key: string | null }): Promise<unknown> {
  refuseWithoutRight(visitor.role, route.contract)
  if (!route.contract.idempotent) return route.handle(visitor.studio, wish.input)
  if (wish.key === null || wish.key === '') throw keyMissing()
  return answerOnce(visitor.studio, route, { input: wish.input, key: wish.key })
}

function refuseWithoutRight(role: Role, { permission }: StudioContract): void {
  if (permission !== 'signed-in' && !may(role, permission)) throw withoutRight(role, permission)
}

function keyMissing(): Refusal {
  return new Refusal(
    'invalid',
    'idempotency-key-missing',
    'This request generates something, so it needs the header Idempotency-Key, new for every new wish (a UUID will do). Sent again under the same key it is done only once.',
  )
}

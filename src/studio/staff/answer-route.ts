import { Refusal } from '#platform/refusal.ts'
import { answerOnce } from './answer-once.ts'
import { withoutRight } from './refusals.ts'
import { may, type Role } from './roles.ts'
import type { StudioContract, StudioRoute } from './route.ts'
import type { OpenStudio } from './work.ts'

/** Somebody who has entered a studio. */
export type Visitor = { studio: OpenStudio; role: Role }

/** What a visitor asks for; `input` reads and checks it. `signal`: nobody waits for the answer any more. */
type Asked = { input: () => unknown; key: string | null; signal?: AbortSignal | undefined }

/**
 * Answers a visitor's request, whether it came over the network or from the command line: right, input, idempotency, handler, in this
 * order, so that who may not learns nothing of what would be right.
 */
export async function answerRoute(visitor: Visitor, route: StudioRoute, { input: read, key, signal }: Asked): Promise<unknown> {
  refuseWithoutRight(visitor.role, route.contract)
  const input = read()
  if (!route.contract.idempotent) return route.handle(visitor.studio, input, signal)
  if (key === null || key === '') throw keyMissing()
  return answerOnce(visitor.studio, route, { input, key })
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

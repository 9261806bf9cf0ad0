import type { Contract, Input, Output } from '#platform/http/contract.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Permission } from './roles.ts'
import type { Deployment, OpenStudio, Work } from './work.ts'

export type { Answer } from '#platform/http/endpoint.ts'

/** A contract of a studio's endpoint. `signed-in` asks for an actor of the studio and no particular right. */
export type StudioContract = Contract & { permission: Permission | 'signed-in' }

/** An endpoint of a studio. Permission, idempotency and status codes are the server's business, not the handler's. */
export type StudioRoute = {
  contract: StudioContract
  handle(studio: OpenStudio, input: unknown, signal?: AbortSignal): Promise<unknown>
  /** The same within a transaction that is already open; null when the handler must not hold one. */
  act: ((work: Work, input: unknown, deployment: Deployment) => Promise<unknown>) | null
}

/** An endpoint whose handler is one transaction: READ ONLY for GET. The same transaction keeps the answer to an idempotency key. */
export function route<const C extends StudioContract>(
  contract: C,
  act: (work: Work, input: Input<C>, deployment: Deployment) => Promise<Answer<Output<C>>>,
): StudioRoute {
  // The server calls with what it has checked against this very contract.
  const checked = act as NonNullable<StudioRoute['act']>
  return {
    contract,
    act: checked,
    handle: (studio, input) => (contract.method === 'GET' ? studio.readOnly : studio.inTransaction)((work) => checked(work, input, studio.deployment)),
  }
}

/**
 * An endpoint whose handler opens its own transactions, because it takes long or touches the network between them. `signal` says that
 * nobody waits for the answer any more.
 */
export function openRoute<const C extends StudioContract>(
  contract: C,
  handle: (studio: OpenStudio, input: Input<C>, signal?: AbortSignal) => Promise<Answer<Output<C>>>,
): StudioRoute {
  return { contract, act: null, handle: handle as StudioRoute['handle'] }
}

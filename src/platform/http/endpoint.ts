import type { Contract, Input, Output } from './contract.ts'

/** What an answer may hold: the contract's response, in which an instant may still be a `Date`; JSON writes it as text. */
export type Answer<T> = T extends string
  ? string extends T
    ? T | Date
    : T
  : T extends Uint8Array
    ? T
    : T extends AsyncIterable<infer Row>
      ? AsyncIterable<Answer<Row>>
      : T extends readonly (infer Row)[]
        ? readonly Answer<Row>[]
        : T extends object
          ? { [K in keyof T]: Answer<T[K]> }
          : T

/** How the request came: what identifies the asker, and the way back for cookies. */
export type Request = {
  headers: Headers
  /** Who asks, as far as the network knows. */
  address: string
  idempotencyKey: string | null
  /** Aborted when nobody waits for the answer any more, and when the server closes: what takes long ends early. */
  signal: AbortSignal
  /** Sends `Set-Cookie` lines with the answer. */
  setCookies(lines: readonly string[]): void
}

/** An endpoint as the server sees it. `input` checks the request against the contract when it is asked: after who may not was refused. Errors may be refusals. */
export type Endpoint = {
  contract: Contract
  /** Most requests in a minute from one address. */
  mostPerMinute?: number
  answer(input: () => unknown, request: Request): Promise<unknown>
}

export function endpoint<const C extends Contract>(
  contract: C,
  answer: (input: Input<C>, request: Request) => Promise<Answer<Output<C>>>,
  limits: { mostPerMinute?: number } = {},
): Endpoint {
  return { contract, ...limits, answer: async (input, request) => answer(input() as Input<C>, request) }
}

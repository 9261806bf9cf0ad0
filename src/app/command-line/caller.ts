import type { Contract, Output } from '#platform/http/contract.ts'
import type { Beside } from './send-beside.ts'

/** The parts of a request. They are checked where they arrive. */
export type Parts = { params?: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>>; body?: unknown }
/** `signal`: nobody waits for the answer any more, so what takes long ends early. */
export type Waiting = { signal?: AbortSignal | undefined }

/** Asks the endpoints: in this process on the data folder, or over the network. Throws refusals. */
export type Caller = {
  call<const C extends Contract>(contract: C, parts?: Parts, waiting?: Waiting): Promise<Output<C>>
  /** An endpoint by method and path below /api, as it is written. */
  raw(method: string, address: string, body?: unknown): Promise<unknown>
  /** Who sends while this program is busy with something else; a Hotshoe that runs elsewhere needs none. */
  beside?: () => Beside
  close(): Promise<void>
}

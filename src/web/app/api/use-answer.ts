import { keepPreviousData, type QueryKey, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Contract, Output } from '#platform/http/contract.ts'
import { type Ask, type Parts, send } from './call.ts'
import type { Trouble } from './trouble.ts'

export type Answer<T> = UseQueryResult<T, Trouble>

type Options<T> = {
  /** False: ask nothing yet. */
  when?: boolean
  /** Milliseconds until it is asked again, from the answer so far; false stops. */
  every?: (answer: T | undefined) => number | false
  /** Shows the answer to the last question until the next one is there. */
  keep?: boolean
}

/** Where a contract's answers are kept. Without `ask`: all of them. */
export function keyOf(contract: Pick<Contract, 'path'>, ask?: object): QueryKey {
  return ask === undefined ? [contract.path] : [contract.path, ask]
}

/** The answer to a GET, kept fresh. Show it with `<Loaded>`. */
export function useAnswer<C extends Contract>(contract: C, ask: Ask<C>, options: Options<Output<C>> = {}): Answer<Output<C>> {
  const { every, keep = false, when = true } = options
  return useQuery<Output<C>, Trouble>({
    queryKey: keyOf(contract, ask),
    queryFn: async () => (await send(contract, ask as Parts)) as Output<C>,
    enabled: when,
    // While Hotshoe is away nothing is asked again and again: what is shown stays, and is asked for when it is back.
    refetchInterval: (query) => (every === undefined || query.state.error?.kind === 'offline' ? false : every(query.state.data)),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  } as UseQueryOptions<Output<C>, Trouble>)
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isAway, watchReach } from './api/reach.ts'
import { asTrouble } from './api/trouble.ts'

type Watch = { signedOut: () => void }

/**
 * Keeps answers. A request that was refused because nobody is signed in leads to the sign-in screen, wherever it came from. When Hotshoe
 * is reached again, everything on the screen is asked for anew.
 */
export function createQueryClient({ signedOut }: Watch): QueryClient {
  const onError = (error: unknown) => {
    if (asTrouble(error).kind === 'unauthenticated') signedOut()
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (count, error) => asTrouble(error).passing && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  watchReach(() => {
    if (!isAway()) void client.invalidateQueries()
  })
  return client
}

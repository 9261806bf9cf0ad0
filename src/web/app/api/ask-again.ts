import type { QueryClient, QueryFilters } from '@tanstack/react-query'

/**
 * Asks for answers anew, those that nobody looks at when they are looked at next. Also those whose first answer is still under way: it
 * was asked for before what has just been done, and the library alone would take it for the newest.
 */
export async function askAgain(client: QueryClient, which: Pick<QueryFilters, 'queryKey'>): Promise<void> {
  const isFirst: QueryFilters = { predicate: ({ state }) => state.fetchStatus !== 'idle' && state.data === undefined }
  await client.cancelQueries({ ...which, ...isFirst })
  await client.invalidateQueries(which)
}

import { useInfiniteQuery } from '@tanstack/react-query'
import type { Contract, Output } from '#platform/http/contract.ts'
import { type Ask, type Parts, send } from './call.ts'
import { asTrouble, type Trouble } from './trouble.ts'
import { keyOf } from './use-answer.ts'

type Page = { rows: readonly unknown[]; next: string | null }
type RowOf<C extends Contract> = Output<C> extends { rows: readonly (infer Row)[] } ? Row : never

/** A list that grows page by page. Show it with `<DataList list={…}>`. */
export type List<Row> = {
  rows: readonly Row[]
  /** True until the first page is there. */
  pending: boolean
  trouble: Trouble | null
  more: boolean
  loadingMore: boolean
  loadMore: () => void
  retry: () => void
}

export type Listed<C extends Contract> = List<RowOf<C>> & { first: Output<C> | undefined }

type ListOptions<First> = {
  /** False: ask nothing yet. */
  when?: boolean
  /** Milliseconds until it is asked again, perhaps from the first page so far. */
  every?: number | ((first: First | undefined) => number)
}

function isShort(data: { pages: readonly unknown[] } | undefined): boolean {
  return data === undefined || data.pages.length <= 3
}

/** Rows of a paging contract; `ask.query.limit` is the size of a page. The rows before stay on screen while a filter changes. */
export function useList<C extends Contract>(contract: C, ask: Ask<C>, options: ListOptions<Output<C>> = {}): Listed<C> {
  const { when = true, every = false } = options
  const parts = ask as Parts
  const list = useInfiniteQuery({
    queryKey: keyOf(contract, { list: ask }),
    queryFn: async ({ pageParam }) => (await send(contract, { ...parts, query: { ...parts.query, after: pageParam ?? undefined } })) as Page & Output<C>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
    enabled: when,
    // A list that somebody has scrolled far down is not fetched anew behind their back.
    refetchInterval: ({ state }) => {
      if (!isShort(state.data) || asTrouble(state.error).kind === 'offline') return false
      return typeof every === 'function' ? every(state.data?.pages[0]) : every
    },
    refetchOnWindowFocus: ({ state }) => isShort(state.data),
  })
  const pages = list.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows as RowOf<C>[]),
    first: pages[0],
    pending: list.isPending,
    trouble: (list.error as Trouble | null) ?? null,
    more: list.hasNextPage,
    loadingMore: list.isFetchingNextPage,
    loadMore: () => {
      if (!list.isFetching) void list.fetchNextPage()
    },
    retry: () => void list.refetch(),
  }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#platform/http/contract.ts'
import { listItemGroups } from '#studio/matching/contract.ts'
import { readRun } from '#studio/processing/contract.ts'
import { askAgain } from '#web/app/api/ask-again.ts'
import { call } from '#web/app/api/call.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { touchedByRuns } from './touched-by-runs.ts'

export type Run = Output<typeof readRun>

const second = 1000

/** Whether it is still going on by itself. */
export function isWorking({ state }: Run): boolean {
  return state === 'waiting' || state === 'running'
}

/** A run, asked for again while it goes on and while it can be undone, and seldom after that, because its emails may come to be in doubt; when it ends, what it touched is asked for too. Without an id nothing is asked. */
export function useRun(id: number | undefined) {
  const client = useQueryClient()
  const params = { id: id ?? 0 }
  return useQuery<Run, Trouble>({
    enabled: id !== undefined,
    queryKey: keyOf(readRun, { params }),
    queryFn: async () => {
      const before = client.getQueryData<Run>(keyOf(readRun, { params }))
      const run = await call(readRun, { params })
      const finished = !isWorking(run) && (before === undefined || isWorking(before))
      for (const one of finished ? touchedByRuns : [listItemGroups]) void askAgain(client, { queryKey: keyOf(one) })
      return run
    },
    refetchInterval: ({ state: { data, error } }) => {
      if (error?.kind === 'offline') return false
      return data === undefined || isWorking(data) ? 0.7 * second : data.undoable ? 15 * second : 30 * second
    },
  })
}

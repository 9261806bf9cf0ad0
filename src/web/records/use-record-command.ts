import { useQueryClient } from '@tanstack/react-query'
import type { Contract, Output } from '#platform/http/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { type Command, useCommand } from '#web/app/api/use-command.ts'
import { refreshedBy, type ShownKind } from './refreshed-by.ts'

type Options<C extends Contract> = {
  kind: ShownKind
  /** The contract that reads one such record, with the same answer. */
  read: Contract
  says?: (record: Output<C>) => string
  done?: (record: Output<C>) => void
  handles?: (trouble: Trouble) => boolean
}

/** A change of a record. The answer is shown at once, so that the next press comes from the newest version. */
export function useRecordCommand<C extends Contract>(contract: C, { kind, read, done, ...options }: Options<C>): Command<C> {
  const client = useQueryClient()
  return useCommand(contract, {
    ...options,
    refreshes: refreshedBy[kind],
    done: (record) => {
      const queryKey = keyOf(read, { params: { id: (record as { id: number }).id } })
      // What was asked before the change must not arrive after it.
      void client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, record)
      done?.(record)
    },
  })
}

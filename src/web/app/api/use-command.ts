import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract, Output } from '#platform/http/contract.ts'
import { tell, tellTrouble } from '#web/ui/tell.ts'
import { askAgain } from './ask-again.ts'
import { type Ask, type Parts, send } from './call.ts'
import { onceAtATime } from './once-at-a-time.ts'
import type { Trouble } from './trouble.ts'
import { keyOf } from './use-answer.ts'

type Options<C extends Contract> = {
  /** Contracts whose answers it changes; they are asked again. */
  refreshes?: readonly (Pick<Contract, 'path'> & Partial<Pick<Contract, 'response'>>)[]
  /** What is said when it is done. */
  says?: (answer: Output<C>) => string
  done?: (answer: Output<C>) => void
  /** Returns true when the screen shows this trouble itself; otherwise it is told in a notification. */
  handles?: (trouble: Trouble) => boolean
}

export type Command<C extends Contract> = UseMutationResult<Output<C>, Trouble, Ask<C>>

/**
 * Something a person does. Pressed again while the same is under way, it is done once. A conflict (somebody was faster) asks for the
 * lists again, so that the screen shows what is true.
 */
export function useCommand<C extends Contract>(contract: C, options: Options<C> = {}): Command<C> {
  const client = useQueryClient()
  const refresh = () => Promise.all((options.refreshes ?? []).map((one) => askAgain(client, { queryKey: keyOf(one) })))
  const [once] = useState(onceAtATime)
  const command = useMutation<Output<C>, Trouble, Ask<C>>({
    mutationFn: async (ask) => (await send(contract, ask as Parts)) as Output<C>,
    onSuccess: (answer, ask) => {
      const { params } = ask as Parts
      // What is pressed next goes by what is there now, not by what stood on the screen before it is asked for again.
      const isShown = options.refreshes?.some(({ path, response }) => path === contract.path && response === contract.response) === true
      if (isShown) client.setQueryData(keyOf(contract, params === undefined ? {} : { params }), (before?: Output<C>) => before && answer)
      if (options.says !== undefined) tell(options.says(answer))
      options.done?.(answer)
      void refresh()
    },
    onError: (trouble) => {
      if (trouble.kind === 'conflict') void refresh()
      if (options.handles?.(trouble) !== true) tellTrouble(trouble)
    },
    onSettled: (_answer, _trouble, ask) => once.end(ask),
  })
  const mutate: typeof command.mutate = (...asked) => {
    if (once.begin(asked[0])) command.mutate(...asked)
  }
  return { ...command, mutate }
}

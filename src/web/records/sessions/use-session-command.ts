import { useQueryClient } from '@tanstack/react-query'
import { type archiveSession, type changeSession, readSession, type Session } from '#studio/records/sessions/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { refreshedBy } from '../refreshed-by.ts'

type Options = { says?: (session: Session) => string; done?: (session: Session) => void; handles?: (trouble: Trouble) => boolean }

/** A change of a session. The answer is shown at once, so that the next press comes from the newest version. */
export function useSessionCommand<C extends typeof changeSession | typeof archiveSession>(contract: C, { done, ...options }: Options) {
  const client = useQueryClient()
  return useCommand<typeof changeSession | typeof archiveSession>(contract, {
    ...options,
    refreshes: refreshedBy.session,
    done: (session) => {
      // What was asked before the change must not arrive after it.
      void client.cancelQueries({ queryKey: keyOf(readSession, { params: { id: session.id } }) })
      client.setQueryData(keyOf(readSession, { params: { id: session.id } }), session)
      done?.(session)
    },
  })
}

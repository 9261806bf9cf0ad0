import { useNavigate, useRouter } from '@tanstack/react-router'
import type { Contract, Output } from '#platform/http/contract.ts'
import type { Ask, Parts } from '#web/app/api/call.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { pages } from './record.tsx'
import type { FormFrame } from './record-form.tsx'
import { refreshedBy } from './refreshed-by.ts'

type Making<C extends Contract, Draft> = {
  kind: keyof typeof pages
  /** What is said of it when it is there. */
  says: (made: Output<C>) => string
  initial: Draft
  body: (draft: Draft) => object
}

/** What the form of a new record needs; once it is saved, its page comes. */
export function useNewRecord<C extends Contract, Draft>(contract: C, { kind, says, initial, body }: Making<C, Draft>): FormFrame<Draft> {
  const go = useNavigate()
  const { history } = useRouter()
  const create = useCommand(contract, {
    refreshes: refreshedBy[kind],
    says,
    done: (made) => void go({ to: pages[kind], params: { id: (made as { id: number }).id }, replace: true, ignoreBlocker: true }),
    handles: () => true,
  })
  return {
    isNew: true,
    initial,
    pending: create.isPending || create.isSuccess,
    trouble: create.error,
    save: (draft, refused) => {
      const asked: Parts = { body: body(draft) }
      create.mutate(asked as Ask<C>, { onError: refused })
    },
    cancel: () => history.back(),
  }
}

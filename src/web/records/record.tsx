import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '#web/app/api/use-answer.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import type { ShownKind } from './refreshed-by.ts'

/** Where the records of a kind are listed. */
const lists = {
  client: '/clients',
  session: '/sessions',
  appointment: '/appointments',
  production_order: '/orders',
  preproduction_order: '/orders',
  invoice: '/invoices',
} as const satisfies Record<ShownKind, string>

/** The pages that show one record; orders open beside their list. */
export const pages = { client: '/clients/$id', session: '/sessions/$id', appointment: '/appointments/$id', invoice: '/invoices/$id' } as const

type RecordProps<T> = { kind: ShownKind; id: number; answer: Answer<T>; children: (record: T) => ReactNode }

/** What is made of a record once it is there, or why there is none. `id` is that of the address, 0 where it names none. */
export function Record<T>({ kind, id, answer, children }: RecordProps<T>) {
  if (id === 0) return <Missing kind={kind} />
  if (answer.data === undefined && answer.error?.kind === 'not-found') return <Missing kind={kind} why={answer.error.message} />
  return <Loaded answer={answer}>{children}</Loaded>
}

/** An address of a record that is none, or no longer one: says so, and leads back to the list. */
function Missing({ kind, why }: { kind: ShownKind; why?: string | undefined }) {
  const say = words.records.missing[kind]
  return (
    <EmptyState
      icon="search"
      title={say.title}
      text={why ?? words.records.missing.mistyped}
      action={
        <Button component={Link} to={lists[kind]}>
          {say.back}
        </Button>
      }
    />
  )
}

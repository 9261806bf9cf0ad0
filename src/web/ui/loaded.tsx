import { Button, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Trouble } from '#web/app/api/trouble.ts'
import type { Answer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { EmptyState } from './empty-state.tsx'

type LoadedProps<T> = {
  answer: Answer<T>
  children: (data: T) => ReactNode
  /** Of the outline. */
  lines?: number
}

/** An answer on the screen: a quiet outline while it comes, a panel with "Try again" when it fails, then what is made of it. */
export function Loaded<T>({ answer, children, lines = 5 }: LoadedProps<T>) {
  if (answer.data !== undefined) return children(answer.data)
  if (answer.error !== null) return <Failed trouble={answer.error} retry={() => void answer.refetch()} />
  return <Loading lines={lines} />
}

/** The shape of a screen that is on its way. */
export function Loading({ lines = 5 }: { lines?: number }) {
  return (
    <Stack component="output" gap="sm" aria-busy="true" aria-label={words.actions.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 28 : 48} width={line === 0 ? '40%' : '100%'} />
      ))}
    </Stack>
  )
}

/** A request that failed, with the way to ask again. */
export function Failed({ trouble, retry }: { trouble: Trouble; retry: () => void }) {
  return (
    <div role="alert">
      <EmptyState icon="alert" title={words.trouble.title} text={trouble.message} action={<Button onClick={retry}>{words.trouble.retry}</Button>} />
    </div>
  )
}

import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { words } from '#web/words/words.ts'

type NothingFitsProps = {
  title: string
  clear: () => void
  /** Another way out, before that of clearing the filters. */
  before?: ReactNode
}

/** A list that its filters have emptied. */
export function NothingFits({ title, clear, before }: NothingFitsProps) {
  return (
    <EmptyState
      icon="search"
      title={title}
      text={words.records.nothingFitsNext}
      action={
        <Group justify="center">
          {before}
          <Button onClick={clear}>{words.records.clearFilters}</Button>
        </Group>
      }
    />
  )
}

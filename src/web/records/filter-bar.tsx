import { Button, Collapse, Group, Stack } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'

type FilterBarProps = {
  /** What is always in sight. */
  children: ReactNode
  /** What most lists do without. */
  lesser: ReactNode
  /** How many of the lesser filters are set. */
  set: number
}

/** What a list is narrowed by. On a phone the lesser filters fold away. */
export function FilterBar({ children, lesser, set }: FilterBarProps) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [open, { toggle }] = useDisclosure(set > 0)
  const row = <Group gap="sm">{lesser}</Group>
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {children}
        {phone && (
          <Button variant="default" aria-expanded={open} onClick={toggle}>
            {words.sessions.filters(set)}
          </Button>
        )}
      </Group>
      {phone ? <Collapse expanded={open}>{row}</Collapse> : row}
    </Stack>
  )
}

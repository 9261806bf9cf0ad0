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
  /** What one can do with the list as it is seen. */
  tools: ReactNode
}

/** What a list is narrowed by. On a phone the lesser filters fold away. */
export function FilterBar({ children, lesser, set, tools }: FilterBarProps) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [open, { toggle }] = useDisclosure(set > 0)
  if (phone)
    return (
      <Stack gap="sm">
        <Group gap="sm">
          {children}
          <Button variant="default" aria-expanded={open} onClick={toggle}>
            {words.records.filters(set)}
          </Button>
          {tools}
        </Group>
        <Collapse expanded={open}>
          <Group gap="sm">{lesser}</Group>
        </Collapse>
      </Stack>
    )
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {children}
        <Group gap="sm" ml="auto">
          {tools}
        </Group>
      </Group>
      <Group gap="sm">{lesser}</Group>
    </Stack>
  )
}

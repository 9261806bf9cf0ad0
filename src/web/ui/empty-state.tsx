import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

type EmptyStateProps = {
  icon: IconName
  title: string
  /** What to do next. */
  text?: ReactNode
  action?: ReactNode
}

/** Nothing to show: says so, and what to do next. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" className={classes.place ?? ''}>
      <span className={classes.icon}>
        <Icon name={icon} size={28} />
      </span>
      <Text fw={600} ta="center">
        {title}
      </Text>
      {text !== undefined && (
        <Text c="dimmed" size="sm" ta="center" maw="34rem">
          {text}
        </Text>
      )}
      {action}
    </Stack>
  )
}

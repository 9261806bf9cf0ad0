import { Drawer, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'
import classes from './details.module.css'

type DetailsProps = {
  title: ReactNode
  opened: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons that stay in view at the bottom. */
  actions?: ReactNode
}

/** What an opened row holds, beside its list; on a phone over it. Which row is open stands in the address. */
export function Details({ title, opened, onClose, children, actions }: DetailsProps) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={phone ? '100%' : 620}
      closeButtonProps={{ 'aria-label': words.actions.close }}
      classNames={{ title: classes.title ?? '', body: classes.body ?? '', content: classes.content ?? '' }}
    >
      <div className={classes.scroll}>{children}</div>
      {actions !== undefined && (
        <Group gap="sm" className={classes.actions ?? ''}>
          {actions}
        </Group>
      )}
    </Drawer>
  )
}

type PartProps = {
  title: string
  /** Beside the title. */
  action?: ReactNode
  children: ReactNode
  late?: boolean
}

/** A headed part of the details. */
export function Part({ title, action, children }: PartProps) {
  return (
    <Stack component="section" gap="xs" mb="xl">
      <Group justify="space-between">
        <Text component="h3" fw={650} size="sm" m={0}>
          {title}
        </Text>
        {action}
      </Group>
      {children}
    </Stack>
  )
}

/** Names and values, one below the other: `[['Client', <Link …/>], …]`. Empty values are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

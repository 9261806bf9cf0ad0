import { ActionIcon, Group, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { moved } from './moved.ts'
import type { SetupView } from './screens.tsx'
import { SetupMenu } from './setup-menu.tsx'
import classes from './statuses.module.css'
import { isStatus, type Setup } from './statuses.tsx'

const say = words.statuses

type ListProps = {
  view: SetupView
  rows: readonly Setup[]
  /** Null where one may only look. */
  edit: ((setup: Setup) => void) | null
  put: (ids: number[]) => void
  busy: boolean
}

/** Statuses or types in their order, each with buttons that move it. */
export function SetupList({ view, rows, edit, put, busy }: ListProps) {
  const [told, setTold] = useState('')
  if (rows.length === 0) return <EmptyState icon="settings" title={say.empty[view]} text={say.emptyText} />
  const ids = rows.map(({ id }) => id)
  const move = (setup: Setup, by: -1 | 1) => {
    const next = moved(ids, setup.id, by)
    put(next)
    setTold(say.moved(setup.name, next.indexOf(setup.id) + 1))
  }
  return (
    <>
      <ol className={classes.list}>
        {rows.map((setup, index) => (
          <li key={setup.id} className={classes.row}>
            {edit !== null && (
              <Group gap={2} wrap="nowrap">
                <Move label={say.up(setup.name)} up disabled={busy || index === 0} act={() => move(setup, -1)} />
                <Move label={say.down(setup.name)} disabled={busy || index === rows.length - 1} act={() => move(setup, 1)} />
              </Group>
            )}
            <span className={classes.name}>
              <Text span fw={600} {...(setup.active ? {} : { c: 'dimmed' })}>
                {setup.name}
              </Text>{' '}
              <Marks setup={setup} />
            </span>
            {isStatus(setup) && (
              <Text span size="sm" c="dimmed">
                {setup.duration_days === null ? '' : say.duration(setup.duration_days)}
              </Text>
            )}
            {edit !== null && <SetupMenu setup={setup} edit={() => edit(setup)} />}
          </li>
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">{told}</VisuallyHidden>
    </>
  )
}

function Move({ label, up = false, disabled, act }: { label: string; up?: boolean; disabled: boolean; act: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={act} className={up ? (classes.up ?? '') : ''}>
      <Icon name="down" size={16} />
    </ActionIcon>
  )
}

function Marks({ setup }: { setup: Setup }) {
  return (
    <>
      {isStatus(setup) && setup.initial && <StatusBadge tone="wait">{say.initial}</StatusBadge>}
      {isStatus(setup) && setup.final && <StatusBadge tone="good">{say.final}</StatusBadge>}
      {!setup.active && <StatusBadge tone="warn">{say.inactive}</StatusBadge>}
    </>
  )
}

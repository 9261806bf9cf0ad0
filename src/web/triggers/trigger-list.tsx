import { Group, Switch, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { switchTrigger } from '#studio/triggers/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import type { List } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Candidates } from './candidates.tsx'
import { refreshed } from './refreshed.ts'
import type { Trigger } from './trigger-form.ts'
import { TriggerMenu } from './trigger-menu.tsx'
import classes from './triggers.module.css'

const say = words.triggers

const columns: Column<Trigger>[] = [
  { key: 'trigger', label: say.columns.trigger, cell: (trigger) => <What trigger={trigger} /> },
  { key: 'does', label: say.columns.does, cell: (trigger) => <Chains trigger={trigger} />, width: '9rem', phone: 'plain' },
]

type Switching = {
  mayWrite: boolean
  /** The trigger that is being switched. */
  busy: number | null
  toggle: (trigger: Trigger) => void
}

function switchColumn({ mayWrite, busy, toggle }: Switching): Column<Trigger> {
  return {
    key: 'state',
    label: say.columns.state,
    width: '5rem',
    phone: 'plain',
    cell: (trigger) => (
      <Switch
        aria-label={say.switch(trigger.description)}
        checked={trigger.active}
        disabled={!mayWrite || busy === trigger.id}
        onChange={() => toggle(trigger)}
      />
    ),
  }
}

const menuOf = (trigger: Trigger) => <TriggerMenu trigger={trigger} />

/** Triggers as rows: what each does, what is wrong with it, and whether it is on. */
export function TriggerList({ list, deleted, empty }: { list: List<Trigger>; deleted: boolean; empty: ReactNode }) {
  const navigate = useNavigate()
  const mayWrite = useMay('triggers.write')
  const [starting, setStarting] = useState<Trigger | null>(null)
  const stop = useCommand(switchTrigger, { refreshes: refreshed, says: ({ description }) => say.switchedOff(description) })
  const toggle = (trigger: Trigger) => {
    if (trigger.active) stop.mutate({ params: { id: trigger.id }, body: { version: trigger.version, active: false } })
    else setStarting(trigger)
  }
  const busy = stop.isPending ? stop.variables.params.id : null
  return (
    <>
      <DataList
        label={say.title}
        list={list}
        columns={deleted ? columns : [...columns, switchColumn({ mayWrite, busy, toggle })]}
        id={({ id }) => id}
        open={({ id }) => void navigate({ to: '/triggers/$id', params: { id } })}
        empty={empty}
        {...(mayWrite ? { actions: menuOf } : {})}
      />
      <Candidates trigger={starting} switching close={() => setStarting(null)} />
    </>
  )
}

function What({ trigger }: { trigger: Trigger }) {
  return (
    <span className={classes.what}>
      <Group component="span" gap="xs" display="flex">
        <Text span fw={600}>
          {trigger.description}
        </Text>
        {trigger.flags.length > 0 && (
          <StatusBadge tone="warn" title={trigger.flags.map(({ message }) => message).join(' ')}>
            {say.flags(trigger.flags.length)}
          </StatusBadge>
        )}
      </Group>
      <Text span size="sm" c="dimmed" display="block">
        {trigger.sentence}
      </Text>
    </span>
  )
}

/** The chains as drawings: email → call. */
function Chains({ trigger }: { trigger: Trigger }) {
  if (trigger.outputs.length === 0) {
    return (
      <Text span size="sm" c="dimmed">
        {say.noSteps}
      </Text>
    )
  }
  return (
    <Group component="span" gap="sm" display="inline-flex">
      {trigger.outputs.map((output) => (
        <span key={output.id} className={classes.chain}>
          {output.steps.map(({ channel }, index) => (
            <span key={channel} className={classes.chain}>
              {index > 0 && <span aria-hidden="true">→</span>}
              <ChannelIcon channel={channel} />
            </span>
          ))}
        </span>
      ))}
    </Group>
  )
}

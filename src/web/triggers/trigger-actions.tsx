import { Button, Tooltip } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { archiveTrigger, switchTrigger } from '#studio/triggers/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Candidates } from './candidates.tsx'
import { refreshed } from './refreshed.ts'
import type { Trigger } from './trigger-form.ts'
import { TriggerMenu } from './trigger-menu.tsx'

const say = words.triggers

type ActionsProps = { trigger: Trigger; dirty: boolean; refused: (trouble: Trouble) => boolean }

/** On or off, who was left as history, copy and delete. */
export function TriggerActions({ trigger, dirty, refused }: ActionsProps) {
  const navigate = useNavigate()
  const mayWrite = useMay('triggers.write')
  const [asking, setAsking] = useState(false)
  const params = { id: trigger.id }
  const stop = useCommand(switchTrigger, { refreshes: refreshed, says: ({ description }) => say.switchedOff(description), handles: refused })
  const restore = useCommand(archiveTrigger, { refreshes: refreshed, says: ({ description }) => say.restored(description) })
  const { version, active } = trigger
  if (trigger.archived_at !== null) {
    return mayWrite ? (
      <Button loading={restore.isPending} onClick={() => restore.mutate({ params, body: { version, archived: false } })}>
        {say.restore}
      </Button>
    ) : null
  }
  return (
    <>
      <StatusBadge tone={active ? 'good' : 'neutral'}>{active ? say.on : say.off}</StatusBadge>
      {mayWrite && active && (
        <>
          <Button variant="default" px="sm" onClick={() => setAsking(true)}>
            {say.candidates.look}
          </Button>
          <Button variant="default" px="sm" loading={stop.isPending} disabled={dirty} onClick={() => stop.mutate({ params, body: { version, active: false } })}>
            {say.switchOff}
          </Button>
        </>
      )}
      {mayWrite && !active && (
        <Tooltip label={say.saveFirst} disabled={!dirty}>
          <Button onClick={dirty ? prevent : () => setAsking(true)} {...(dirty ? { 'data-disabled': true, 'aria-disabled': true } : {})}>
            {say.switchOn}
          </Button>
        </Tooltip>
      )}
      {mayWrite && <TriggerMenu trigger={trigger} deleted={() => void navigate({ to: '/triggers' })} />}
      <Candidates trigger={asking ? trigger : null} switching={!active} close={() => setAsking(false)} />
    </>
  )
}

function prevent(event: React.MouseEvent): void {
  event.preventDefault()
}

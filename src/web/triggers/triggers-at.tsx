import { Anchor, Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { QuickAdd } from './quick-add.tsx'
import type { Trigger } from './trigger-form.ts'
import { beginningAt, type TriggerPlace } from './trigger-place.ts'
import classes from './triggers.module.css'

const say = words.triggers.here

/** The triggers that hang at one status or type, and a way to add one there. `name` is what that place is called. */
export function TriggersAt({ place, triggers, name }: { place: TriggerPlace; triggers: readonly Trigger[]; name: string }) {
  const mayWrite = useMay('triggers.write')
  const [adding, setAdding] = useState(false)
  return (
    <Stack gap="xs">
      {triggers.length > 0 && (
        <ul className={classes.here}>
          {triggers.map((trigger) => (
            <li key={trigger.id}>
              <Anchor component={Link} to={`/triggers/${trigger.id}`} fw={600} size="sm">
                {trigger.description}
              </Anchor>{' '}
              {!trigger.active && <StatusBadge tone="neutral">{words.triggers.off}</StatusBadge>}{' '}
              {trigger.flags.length > 0 && (
                <StatusBadge tone="warn" title={trigger.flags.map(({ message }) => message).join(' ')}>
                  {words.triggers.flags(trigger.flags.length)}
                </StatusBadge>
              )}
              <Text size="xs" c="dimmed">
                {trigger.sentence}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && beginningAt(place) !== null && !adding && (
        <div>
          <Button variant="subtle" size="compact-sm" leftSection={<Icon name="plus" size={14} />} aria-label={say.addTo(name)} onClick={() => setAdding(true)}>
            {say.add}
          </Button>
        </div>
      )}
      {adding && <QuickAdd at={place} />}
    </Stack>
  )
}

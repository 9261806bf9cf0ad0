import { Alert, Group, Text } from '@mantine/core'
import type { Trouble } from '#web/app/api/trouble.ts'
import { words } from '#web/words/words.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { Icon } from './icon.tsx'

/** Somebody changed the record while the form was open: nothing was overwritten; the newest can be shown, which asks first. */
export function Conflict({ trouble, reload }: { trouble: Trouble | null; reload: () => void }) {
  if (trouble === null || trouble.kind !== 'conflict') return null
  return (
    <Alert color="honey" icon={<Icon name="alert" />} title={words.trouble.changedTitle} role="alert">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{trouble.message}</Text>
        <ConfirmButton
          size="compact-sm"
          label={words.trouble.changedReload}
          title={words.trouble.changedReloadTitle}
          text={words.editing.leaveText}
          onConfirm={reload}
        />
      </Group>
    </Alert>
  )
}

/** A refusal of a form that belongs to none of its fields. */
export function FormTrouble({ trouble }: { trouble: Trouble | null }) {
  if (trouble === null) return null
  return (
    <Alert color="red" icon={<Icon name="alert" />} role="alert">
      {trouble.message}
    </Alert>
  )
}

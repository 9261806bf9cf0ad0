import { ActionIcon, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { archiveTrigger, copyTrigger } from '#studio/triggers/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import type { Trigger } from './trigger-form.ts'

const say = words.triggers

/** What else can be done with a trigger: copy it, delete it, bring a deleted one back. */
export function TriggerMenu({ trigger, deleted }: { trigger: Trigger; deleted?: () => void }) {
  const navigate = useNavigate()
  const copy = useCommand(copyTrigger, {
    refreshes: refreshed,
    says: ({ description }) => say.copied(description),
    done: ({ id }) => void navigate({ to: '/triggers/$id', params: { id } }),
  })
  const archive = useCommand(archiveTrigger, {
    refreshes: refreshed,
    says: ({ description, archived_at }) => (archived_at === null ? say.restored(description) : say.removed(description)),
    done: ({ archived_at }) => archived_at !== null && deleted?.(),
  })
  const put = (archived: boolean) => archive.mutate({ params: { id: trigger.id }, body: { version: trigger.version, archived } })
  const ask = () =>
    modals.openConfirmModal({
      title: say.removeTitle(trigger.description),
      children: <Text size="sm">{say.removeText}</Text>,
      labels: { confirm: say.remove, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: () => put(true),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.more(trigger.description)} loading={copy.isPending || archive.isPending}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="plus" />} onClick={() => copy.mutate({ params: { id: trigger.id }, body: {} })}>
          {say.copy}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="search" />} onClick={() => void navigate({ to: '/explain', search: { trigger: trigger.id } })}>
          {words.why.pickOne}
        </Menu.Item>
        {trigger.archived_at === null ? (
          <Menu.Item color="red" leftSection={<Icon name="bin" />} onClick={ask}>
            {say.remove}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Icon name="undo" />} onClick={() => put(false)}>
            {say.restore}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

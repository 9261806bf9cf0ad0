import { ActionIcon, Menu, Modal, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import { archiveTemplate, copyTemplate, deleteTemplate, type templateRow } from '#studio/messages/templates/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import { UsingTriggers } from './template-uses.tsx'

const say = words.templates

/** What else can be done with a template: copy, archive, delete. */
export function TemplateActions({ template }: { template: Static<typeof templateRow> }) {
  const navigate = useNavigate()
  const [used, setUsed] = useState<Trouble | null>(null)
  const params = { id: template.id }
  const { version, name } = template
  const refuse = (trouble: Trouble) => {
    const known = trouble.code === 'template-used'
    if (known) setUsed(trouble)
    return known
  }
  const copy = useCommand(copyTemplate, {
    refreshes: refreshed,
    says: (made) => say.copied(made.name),
    done: ({ id }) => void navigate({ to: '/templates/$id', params: { id } }),
  })
  const archive = useCommand(archiveTemplate, {
    refreshes: refreshed,
    says: ({ archived_at }) => (archived_at === null ? say.restored(name) : say.archived(name)),
    handles: refuse,
  })
  const remove = useCommand(deleteTemplate, {
    refreshes: refreshed,
    handles: refuse,
    done: () => {
      tell(say.removed(name))
      void navigate({ to: '/templates' })
    },
  })
  const ask = () =>
    modals.openConfirmModal({
      title: say.removeTitle(name),
      children: <Text size="sm">{say.removeText}</Text>,
      labels: { confirm: say.remove, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: () => remove.mutate({ params, query: { version } }),
    })
  const away = template.archived_at !== null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.more(name)} loading={copy.isPending || archive.isPending || remove.isPending}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="plus" />} onClick={() => copy.mutate({ params })}>
            {say.copy}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name={away ? 'undo' : 'import'} />} onClick={() => archive.mutate({ params, body: { version, archived: !away } })}>
            {away ? say.restore : say.archive}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Icon name="bin" />} onClick={ask}>
            {say.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <StillNeeded id={template.id} trouble={used} close={() => setUsed(null)} />
    </>
  )
}

/** Why it cannot go, and the triggers that need it. */
function StillNeeded({ id, trouble, close }: { id: number; trouble: Trouble | null; close: () => void }) {
  return (
    <Modal opened={trouble !== null} onClose={close} title={say.refusedTitle} closeButtonProps={{ 'aria-label': words.actions.close }}>
      <Text size="sm" mb="md">
        {trouble?.message}
      </Text>
      {trouble !== null && <UsingTriggers id={id} />}
    </Modal>
  )
}

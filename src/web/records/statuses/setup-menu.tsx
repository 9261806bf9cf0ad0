import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { changeStatusSetup, changeType, deleteStatus, deleteType, listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { RowMenu } from '#web/ui/row-menu.tsx'
import { words } from '#web/words/words.ts'
import { isStatus, type Setup } from './statuses.tsx'

const say = words.statuses

/** Change and delete. What is still used is refused with what uses it, and can be made inactive on the spot. */
export function SetupMenu({ setup, edit }: { setup: Setup; edit: () => void }) {
  const { id, name, version } = setup
  const refreshes = [listStatuses, listTypes, listTriggers, readTrigger]
  const hideStatus = useCommand(changeStatusSetup, { refreshes })
  const hideType = useCommand(changeType, { refreshes })
  const hide = () => (isStatus(setup) ? hideStatus : hideType).mutate({ params: { id }, body: { version, active: false } })
  const handles = (trouble: Trouble) => {
    if (trouble.kind !== 'conflict') return false
    tellUsed(trouble, setup.active && !(isStatus(setup) && setup.initial) ? hide : null)
    return true
  }
  const removeStatus = useCommand(deleteStatus, { refreshes, handles, says: () => say.removed(name) })
  const removeType = useCommand(deleteType, { refreshes, handles, says: () => say.removed(name) })
  const remove = () => (isStatus(setup) ? removeStatus : removeType).mutate({ params: { id } })
  const ask = () =>
    modals.openConfirmModal({
      title: say.removeTitle(name),
      children: <Text size="sm">{say.removeText}</Text>,
      labels: { confirm: say.remove, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: remove,
    })
  return (
    <RowMenu
      label={say.more(name)}
      busy={removeStatus.isPending || removeType.isPending}
      items={[
        { label: say.edit, icon: 'settings', act: edit },
        { label: say.remove, icon: 'bin', act: ask, danger: true },
      ]}
    />
  )
}

function tellUsed(trouble: Trouble, hide: (() => void) | null): void {
  modals.openConfirmModal({
    title: say.refusedTitle,
    children: <Text size="sm">{trouble.message}</Text>,
    labels: { confirm: hide === null ? words.actions.close : say.makeInactive, cancel: words.actions.cancel },
    ...(hide === null ? { cancelProps: { display: 'none' } } : { onConfirm: hide }),
    closeButtonProps: { 'aria-label': words.actions.close },
  })
}

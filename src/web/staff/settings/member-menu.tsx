import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { archiveMember, listMembers, makePasswordLink } from '#studio/staff/members/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { RowMenu } from '#web/ui/row-menu.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import type { Member } from './members.tsx'
import { showOnce } from './show-once.tsx'

const say = words.settings.people

/** What else can be done with a member: change, a sign-in link, has left. */
export function MemberMenu({ row, edit }: { row: Member; edit: () => void }) {
  const params = { id: row.id }
  const archive = useCommand(archiveMember, {
    refreshes: [listMembers, listTriggers, readTrigger],
    says: ({ archived_at }) => (archived_at === null ? say.restored(row.name) : say.archived(row.name)),
  })
  const link = useCommand(makePasswordLink, {
    refreshes: [listMembers],
    done: ({ link: made, message }) => {
      if (made === null) tell(message)
      else showOnce({ title: say.linkTitle(row.name), text: `${message} ${say.linkOnce}`, secret: made })
    },
  })
  const put = (archived: boolean) => archive.mutate({ params, body: { version: row.version, archived } })
  const ask = () =>
    modals.openConfirmModal({
      title: say.archiveTitle(row.name),
      children: <Text size="sm">{say.archiveText}</Text>,
      labels: { confirm: say.archive, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: () => put(true),
    })
  const here = row.archived_at === null
  return (
    <RowMenu
      label={say.more(row.name)}
      busy={archive.isPending || link.isPending}
      items={[
        { label: say.edit, icon: 'settings', act: edit },
        ...(here ? [{ label: say.link, icon: 'send' as const, act: () => link.mutate({ params }) }] : []),
        here ? { label: say.archive, icon: 'out', act: ask, danger: true } : { label: say.restore, icon: 'undo', act: () => put(false) },
      ]}
    />
  )
}

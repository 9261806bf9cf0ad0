import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { eraseClient, packClient } from '#studio/delivery/client-file/contract.ts'
import { readTimeline } from '#studio/delivery/timeline/contract.ts'
import type { Client } from '#studio/records/clients/contract.ts'
import { addressOf } from '#web/app/api/call.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { type RowAction, RowMenu } from '#web/ui/row-menu.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { careRefreshes } from './merge-refreshes.ts'

const say = words.care

/** What is done with a client now and then. */
export function MoreOfClient({ client }: { client: Client }) {
  const { id, version } = client
  const name = clientTitle(client)
  const go = useNavigate()
  const mayWrite = useMay('records.write')
  const mayErase = useMay('clients.erase')
  const erase = useCommand(eraseClient, { refreshes: [...careRefreshes, readTimeline], says: () => say.erase.done(name) })
  const ask = () =>
    modals.openConfirmModal({
      title: say.erase.title(name),
      children: <Text size="sm">{say.erase.text}</Text>,
      labels: { confirm: say.erase.button, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: () => erase.mutate({ params: { id }, body: { version, confirm: true } }),
    })
  const items: RowAction[] = [{ label: say.timeline.action, icon: 'clock', act: () => void go({ to: '/clients/$id/timeline', params: { id } }) }]
  if (mayWrite && client.archived_at === null)
    items.push({ label: say.merge.action, icon: 'people', act: () => void go({ to: '/clients/$id/merge', params: { id } }) })
  if (mayErase)
    items.push({ label: say.exportAction, icon: 'import', act: () => download(id) }, { label: say.erase.action, icon: 'bin', act: ask, danger: true })
  return <RowMenu label={say.more} items={items} busy={erase.isPending} />
}

function download(id: number): void {
  const link = document.createElement('a')
  link.href = addressOf(packClient, { params: { id } })
  link.download = `client-${id}.zip`
  link.click()
}

import { Button } from '@mantine/core'
import { archiveClient, type Client } from '#studio/records/clients/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import { refreshedBy } from '../refreshed-by.ts'
import { clientTitle } from './client-title.ts'

const say = words.clients

/** Puts a client away, after asking, or takes it back. */
export function ArchiveClient({ client }: { client: Client }) {
  const { id, version } = client
  const name = clientTitle(client)
  const archive = useCommand(archiveClient, {
    refreshes: refreshedBy.client,
    says: ({ archived_at }) => (archived_at === null ? say.restored(name) : say.archived(name)),
  })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  if (client.archived_at !== null) {
    return (
      <Button variant="default" loading={archive.isPending} onClick={() => put(false)}>
        {words.records.restore}
      </Button>
    )
  }
  return (
    <ConfirmButton
      variant="default"
      label={words.records.archive}
      title={say.archiveTitle(name)}
      text={say.archiveText}
      loading={archive.isPending}
      onConfirm={() => put(true)}
    />
  )
}

import { archiveClient, type Client } from '#studio/records/clients/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'
import { ArchiveButton } from '../archive-button.tsx'
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
  return <ArchiveButton archived={client.archived_at !== null} pending={archive.isPending} title={say.archiveTitle(name)} text={say.archiveText} put={put} />
}

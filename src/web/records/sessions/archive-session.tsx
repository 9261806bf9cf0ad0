import { Button } from '@mantine/core'
import { archiveSession, type Session } from '#studio/records/sessions/contract.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import { useSessionCommand } from './use-session-command.ts'

const say = words.sessions

/** Puts a session away, after asking, or takes it back. */
export function ArchiveSession({ session: { id, version, archived_at } }: { session: Session }) {
  const archive = useSessionCommand(archiveSession, { says: (after) => (after.archived_at === null ? say.restored : say.archived) })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  if (archived_at !== null) {
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
      title={say.archiveTitle}
      text={say.archiveText}
      loading={archive.isPending}
      onConfirm={() => put(true)}
    />
  )
}

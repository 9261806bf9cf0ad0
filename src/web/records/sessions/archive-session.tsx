import { archiveSession, type Session } from '#studio/records/sessions/contract.ts'
import { words } from '#web/words/words.ts'
import { ArchiveButton } from '../archive-button.tsx'
import { useSessionCommand } from './use-session-command.ts'

const say = words.sessions

/** Puts a session away, after asking, or takes it back. */
export function ArchiveSession({ session: { id, version, archived_at } }: { session: Session }) {
  const archive = useSessionCommand(archiveSession, { says: (after) => (after.archived_at === null ? say.restored : say.archived) })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  return <ArchiveButton archived={archived_at !== null} pending={archive.isPending} title={say.archiveTitle} text={say.archiveText} put={put} />
}

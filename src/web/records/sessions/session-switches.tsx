import { changeSession, type Session } from '#studio/records/sessions/contract.ts'
import { words } from '#web/words/words.ts'
import { MarkSwitches } from '../mark-switches.tsx'
import { useSessionCommand } from './use-session-command.ts'

export function SessionSwitches({ session }: { session: Session }) {
  const change = useSessionCommand(changeSession, {})
  return (
    <MarkSwitches
      record={session}
      hints={words.sessions.switchHints}
      pending={change.isPending}
      put={(marks) => change.mutate({ params: { id: session.id }, body: { version: session.version, ...marks } })}
    />
  )
}

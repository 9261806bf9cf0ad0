import { changeSession, type Session } from '#studio/records/sessions/contract.ts'
import { words } from '#web/words/words.ts'
import { useImpactFirst } from '../impact/use-impact-first.tsx'
import { MarkSwitches } from '../mark-switches.tsx'
import { useSessionCommand } from './use-session-command.ts'

export function SessionSwitches({ session }: { session: Session }) {
  const impact = useImpactFirst()
  const change = useSessionCommand(changeSession, { done: () => impact.saved() })
  const { id, version } = session
  return (
    <>
      <MarkSwitches
        record={session}
        hints={words.sessions.switchHints}
        pending={change.isPending || impact.asking}
        put={(marks) => impact.first({ kind: 'session', id, fields: marks }, () => change.mutate({ params: { id }, body: { version, ...marks } }))}
      />
      {impact.window}
    </>
  )
}

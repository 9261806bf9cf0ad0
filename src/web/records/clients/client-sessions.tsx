import { listSessions } from '#studio/records/sessions/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { AddLine, Line, LinesSection } from '../lines-section.tsx'
import { RecordStatus } from '../record-status.tsx'
import { SessionMarks } from '../sessions/session-marks.tsx'
import { SessionWhen } from '../sessions/session-when.tsx'

const say = words.clients

/** A client's sessions, the latest first. */
export function ClientSessions({ clientId, archived }: { clientId: number; archived: boolean }) {
  const list = useList(listSessions, { query: { client_id: clientId, limit: 20 } })
  const mayAdd = useMay('records.write') && !archived
  return (
    <LinesSection
      title={say.sessions}
      action={mayAdd && <AddLine link={{ to: '/sessions/new', search: { client: clientId } }} label={say.addSession} />}
      lists={[list]}
      none={say.noSessions}
    >
      {list.rows.map((session) => (
        <Line
          key={session.id}
          icon="camera"
          link={{ to: '/sessions/$id', params: { id: session.id } }}
          name={`${session.type.name} ${session.number}`}
          marks={<SessionMarks session={session} />}
          end={<RecordStatus status={session.status} dueOn={null} />}
        >
          <SessionWhen session={session} />
          {session.photographer !== null && ` · ${session.photographer.name}`}
        </Line>
      ))}
    </LinesSection>
  )
}

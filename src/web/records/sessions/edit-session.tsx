import { changeSession, readSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { EditRecord } from '../edit-record.tsx'
import { editSessionRoute } from './screens.tsx'
import { changedFields, draftOf } from './session-draft.ts'
import { SessionForm } from './session-form.tsx'

const say = words.sessions

export function EditSession() {
  const { id } = editSessionRoute.useParams()
  const answer = useAnswer(readSession, { params: { id } }, { when: id !== 0 })
  return (
    <EditRecord
      kind="session"
      id={id}
      answer={answer}
      contracts={{ read: readSession, change: changeSession }}
      saved={say.saved}
      draft={{ of: draftOf, changes: changedFields }}
      head={({ type, client, number }) => ({ title: say.form.edit(say.name(type.name, client.name)), description: say.number(number) })}
    >
      {({ type, photographer, booked_by, assistants }, frame) => (
        <SessionForm frame={frame} present={{ types: [type], members: [photographer, booked_by, ...assistants].filter((one) => one !== null) }} />
      )}
    </EditRecord>
  )
}

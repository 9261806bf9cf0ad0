import { changeClient, readClient } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { EditRecord } from '../edit-record.tsx'
import { changedFields, draftOf } from './client-draft.ts'
import { ClientForm } from './client-form.tsx'
import { clientTitle } from './client-title.ts'
import { editClientRoute } from './screens.tsx'

const say = words.clients

export function EditClient() {
  const { id } = editClientRoute.useParams()
  const { studio } = useMe()
  const answer = useAnswer(readClient, { params: { id } }, { when: id !== 0 })
  return (
    <EditRecord
      kind="client"
      id={id}
      answer={answer}
      contracts={{ read: readClient, change: changeClient }}
      saved={say.saved}
      draft={{ of: (client) => draftOf(client, studio.default_country), changes: changedFields }}
      head={(client) => ({ title: say.form.edit(clientTitle(client)) })}
    >
      {(_client, frame) => <ClientForm frame={frame} />}
    </EditRecord>
  )
}

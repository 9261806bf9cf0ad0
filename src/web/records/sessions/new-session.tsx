import { useNavigate, useRouter } from '@tanstack/react-router'
import { readClient } from '#studio/records/clients/contract.ts'
import { createSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { refreshedBy } from '../refreshed-by.ts'
import type { Picked } from './client-picker.tsx'
import { newSessionRoute } from './screens.tsx'
import { emptyDraft, newSession } from './session-draft.ts'
import { SessionForm } from './session-form.tsx'

const say = words.sessions

export function NewSession() {
  const { client } = newSessionRoute.useSearch()
  return <Page title={say.form.new}>{client === undefined ? <Add client={null} /> : <AddFor clientId={client} />}</Page>
}

/** From a client's page: the client is chosen already. */
function AddFor({ clientId }: { clientId: number }) {
  const client = useAnswer(readClient, { params: { id: clientId } })
  return <Loaded answer={client}>{(data) => <Add client={{ id: data.id, name: clientTitle(data) }} />}</Loaded>
}

function Add({ client }: { client: Picked | null }) {
  const go = useNavigate()
  const { history } = useRouter()
  const create = useCommand(createSession, {
    refreshes: refreshedBy.session,
    says: ({ number }) => say.created(number),
    done: ({ id }) => void go({ to: '/sessions/$id', params: { id }, replace: true, ignoreBlocker: true }),
    handles: () => true,
  })
  return (
    <SessionForm
      isNew
      initial={emptyDraft(client)}
      pending={create.isPending || create.isSuccess}
      trouble={create.error}
      save={(draft, refused) => create.mutate({ body: newSession(draft) }, { onError: refused })}
      cancel={() => history.back()}
    />
  )
}

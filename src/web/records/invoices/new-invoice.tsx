import { useNavigate, useRouter } from '@tanstack/react-router'
import { readClient } from '#studio/records/clients/contract.ts'
import { createInvoice } from '#studio/records/invoices/contract.ts'
import { readSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMe } from '#web/app/me.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { refreshedBy } from '../refreshed-by.ts'
import type { Picked } from '../sessions/client-picker.tsx'
import { emptyDraft, newInvoice } from './invoice-draft.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { newInvoiceRoute } from './screens.tsx'

const say = words.invoices

export function NewInvoice() {
  const { client, session } = newInvoiceRoute.useSearch()
  return (
    <Page title={say.form.new}>
      {session !== undefined ? <AddForSession id={session} /> : client !== undefined ? <AddForClient id={client} /> : <Add client={null} session={null} />}
    </Page>
  )
}

/** From a session's page: it is chosen already, and its client pays. */
function AddForSession({ id }: { id: number }) {
  const session = useAnswer(readSession, { params: { id } })
  return <Loaded answer={session}>{(data) => <Add client={data.client} session={{ id: data.id, name: data.number }} />}</Loaded>
}

/** From a client's page: the client pays. */
function AddForClient({ id }: { id: number }) {
  const client = useAnswer(readClient, { params: { id } })
  return <Loaded answer={client}>{(data) => <Add client={{ id: data.id, name: clientTitle(data) }} session={null} />}</Loaded>
}

function Add({ client, session }: { client: Picked | null; session: Picked | null }) {
  const go = useNavigate()
  const { history } = useRouter()
  const { today } = useMe()
  const create = useCommand(createInvoice, {
    refreshes: refreshedBy.invoice,
    says: ({ number }) => say.created(number),
    done: ({ id }) => void go({ to: '/invoices/$id', params: { id }, replace: true, ignoreBlocker: true }),
    handles: () => true,
  })
  return (
    <InvoiceForm
      isNew
      initial={emptyDraft({ client, session, today })}
      pending={create.isPending || create.isSuccess}
      trouble={create.error}
      save={(draft, refused) => create.mutate({ body: newInvoice(draft) }, { onError: refused })}
      cancel={() => history.back()}
    />
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Client, changeClient, readClient } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMe } from '#web/app/me.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Record } from '../record.tsx'
import { refreshedBy } from '../refreshed-by.ts'
import { changedFields, draftOf } from './client-draft.ts'
import { ClientForm } from './client-form.tsx'
import { clientTitle } from './client-title.ts'
import { editClientRoute } from './screens.tsx'

const say = words.clients

export function EditClient() {
  const { id } = editClientRoute.useParams()
  const client = useAnswer(readClient, { params: { id } }, { when: id !== 0 })
  if (client.data === undefined) {
    return (
      <Page title={words.records.edit}>
        <Record kind="client" id={id} answer={client}>
          {() => null}
        </Record>
      </Page>
    )
  }
  return <Edit newest={client.data} refetch={() => client.refetch().then(({ data: fresh }) => fresh)} />
}

/** The form begins with what was there when it opened, and stays with it: what others change meanwhile is refused, then shown. */
function Edit({ newest, refetch }: { newest: Client; refetch: () => Promise<Client | undefined> }) {
  const [seen, setSeen] = useState(newest)
  const { studio } = useMe()
  const go = useNavigate()
  const leave = (saved: boolean) => void go({ to: '/clients/$id', params: { id: seen.id }, replace: true, ignoreBlocker: saved })
  const change = useCommand(changeClient, { refreshes: refreshedBy.client, says: () => say.saved, done: () => leave(true), handles: () => true })
  const before = draftOf(seen, studio.default_country)
  const reload = async () => {
    setSeen((await refetch()) ?? newest)
    change.reset()
  }
  return (
    <Page title={say.form.edit(clientTitle(seen))}>
      <ClientForm
        key={seen.version}
        initial={before}
        button={say.form.save}
        pending={change.isPending}
        trouble={change.error}
        save={(draft, refused) =>
          change.mutate({ params: { id: seen.id }, body: { version: seen.version, ...changedFields(before, draft) } }, { onError: refused })
        }
        cancel={() => leave(false)}
        reload={() => void reload()}
      />
    </Page>
  )
}

import { Select } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { createClient } from '#studio/records/clients/contract.ts'
import { listStatuses } from '#studio/records/statuses/contract.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { refreshedBy } from '../refreshed-by.ts'
import { emptyDraft, fieldsOf } from './client-draft.ts'
import { ClientForm } from './client-form.tsx'
import { clientTitle } from './client-title.ts'

const say = words.clients

export function NewClient() {
  const studio = useAnswer(readStudio, {})
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'client' } })
  const [status, setStatus] = useState<string | null>(null)
  const go = useNavigate()
  const { history } = useRouter()
  const create = useCommand(createClient, {
    refreshes: refreshedBy.client,
    says: (client) => say.created(clientTitle(client)),
    done: ({ id }) => void go({ to: '/clients/$id', params: { id }, replace: true, ignoreBlocker: true }),
    handles: () => true,
  })
  const usual = statuses.data?.rows.find(({ initial }) => initial)
  return (
    <Page title={say.form.new}>
      <Loaded answer={studio}>
        {({ new_clients_do_not_market }) => (
          <ClientForm
            initial={emptyDraft(new_clients_do_not_market)}
            button={say.form.create}
            pending={create.isPending || create.isSuccess}
            trouble={create.error}
            save={(draft, refused) =>
              create.mutate({ body: { ...fieldsOf(draft), ...(status === null ? {} : { status_id: Number(status) }) } }, { onError: refused })
            }
            cancel={() => history.back()}
          >
            <Select
              label={say.form.status}
              placeholder={usual === undefined ? '' : say.form.statusDefault(usual.name)}
              data={(statuses.data?.rows ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }))}
              value={status}
              onChange={setStatus}
            />
          </ClientForm>
        )}
      </Loaded>
    </Page>
  )
}

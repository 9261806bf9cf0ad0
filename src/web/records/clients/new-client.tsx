import { Select } from '@mantine/core'
import { useState } from 'react'
import { createClient } from '#studio/records/clients/contract.ts'
import { listStatuses } from '#studio/records/statuses/contract.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import { useNewRecord } from '../use-new-record.ts'
import { emptyDraft, fieldsOf } from './client-draft.ts'
import { ClientForm } from './client-form.tsx'
import { clientTitle } from './client-title.ts'

const say = words.clients

export function NewClient() {
  const studio = useAnswer(readStudio, {})
  return (
    <Page title={say.form.new}>
      <Loaded answer={studio}>{({ new_clients_do_not_market }) => <Add doNotMarket={new_clients_do_not_market} />}</Loaded>
    </Page>
  )
}

function Add({ doNotMarket }: { doNotMarket: boolean }) {
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'client' } })
  const [status, setStatus] = useState<string | null>(null)
  const frame = useNewRecord(createClient, {
    kind: 'client',
    says: (client) => say.created(clientTitle(client)),
    initial: emptyDraft(doNotMarket),
    body: (draft) => ({ ...fieldsOf(draft), ...(status === null ? {} : { status_id: Number(status) }) }),
  })
  const usual = statuses.data?.rows.find(({ initial }) => initial)
  return (
    <ClientForm frame={frame}>
      <Select
        label={say.form.status}
        placeholder={usual === undefined ? '' : say.form.statusDefault(usual.name)}
        data={choices(
          (statuses.data?.rows ?? []).filter(({ active }) => active),
          [],
        )}
        value={status}
        onChange={setStatus}
      />
    </ClientForm>
  )
}

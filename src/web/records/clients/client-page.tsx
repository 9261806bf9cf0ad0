import { Alert, Button, Group } from '@mantine/core'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Client, readClient } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { RecordAppointments } from '../appointments/record-appointments.tsx'
import { ClientHousehold } from '../care/client-household.tsx'
import { ClientMerges } from '../care/client-merges.tsx'
import { MaybeTwice } from '../care/maybe-twice.tsx'
import { MoreOfClient } from '../care/more-of-client.tsx'
import { ChangeStatus } from '../change-status.tsx'
import { History } from '../history.tsx'
import { OutdatedMessages } from '../impact/outdated-messages.tsx'
import { RecordInvoices } from '../invoices/record-invoices.tsx'
import { MessagesAndCalls } from '../messages-and-calls.tsx'
import { RecordOrders } from '../orders/record-orders.tsx'
import { Record } from '../record.tsx'
import { RecordStatus } from '../record-status.tsx'
import { RecordTasks } from '../record-tasks.tsx'
import { Columns } from '../section.tsx'
import { TriggeredItems } from '../triggered-items.tsx'
import { ArchiveClient } from './archive-client.tsx'
import { ClientFacts } from './client-facts.tsx'
import { ClientMarks } from './client-marks.tsx'
import { ClientSessions } from './client-sessions.tsx'
import { clientTitle } from './client-title.ts'
import { clientRoute } from './screens.tsx'

const say = words.clients

/** One client: who it is, and everything that happens with it. */
export function ClientPage() {
  const { id } = clientRoute.useParams()
  const client = useAnswer(readClient, { params: { id } }, { when: id !== 0 })
  const [changing, setChanging] = useState(false)
  const { data } = client
  const name = data === undefined ? say.one : clientTitle(data)
  return (
    <Page
      title={name}
      description={data?.company === name || data?.company === '' ? undefined : data?.company}
      actions={data && <Actions client={data} changeStatus={() => setChanging(true)} />}
    >
      <Record kind="client" id={id} answer={client}>
        {(found) => (found.merged_into === null ? <Whole client={found} /> : <Navigate to="/clients/$id" params={{ id: found.merged_into.id }} replace />)}
      </Record>
      {data !== undefined && <ChangeStatus kind="client" record={{ ...data, name }} opened={changing} close={() => setChanging(false)} />}
    </Page>
  )
}

function Whole({ client }: { client: Client }) {
  const archived = client.archived_at !== null
  return (
    <>
      <Group gap="sm">
        <RecordStatus status={client.status} dueOn={client.status_due_on} near />
        <ClientMarks client={client} />
      </Group>
      {archived && (
        <Alert color="honey" icon={<Icon name="info" />}>
          {client.erased_at === null ? say.isArchived : words.care.isErased}
        </Alert>
      )}
      {!archived && <MaybeTwice id={client.id} />}
      {!archived && <OutdatedMessages kind="client" id={client.id} />}
      <Columns
        left={<ClientFacts client={client} />}
        right={
          <>
            <ClientSessions clientId={client.id} archived={archived} />
            <RecordAppointments of={{ client_id: client.id }} archived={archived} />
            <RecordOrders client={client.id} archived={archived} />
            <RecordInvoices of={{ bill_to_id: client.id }} archived={archived} />
            <TriggeredItems of={{ client_id: client.id }} />
            <MessagesAndCalls of={{ client_id: client.id }} />
            <RecordTasks of={{ client_id: client.id }} />
            {!archived && <ClientHousehold id={client.id} name={clientTitle(client)} />}
            <ClientMerges id={client.id} />
            <History kind="client" id={client.id} />
          </>
        }
      />
    </>
  )
}

function Actions({ client, changeStatus }: { client: Client; changeStatus: () => void }) {
  const mayWrite = useMay('records.write') && client.erased_at === null
  if (!mayWrite) return <MoreOfClient client={client} />
  return (
    <>
      <Button renderRoot={(props) => <Link to="/clients/$id/edit" params={{ id: client.id }} {...props} />}>{words.records.edit}</Button>
      <Button variant="default" onClick={changeStatus}>
        {words.records.changeStatus.button}
      </Button>
      <ArchiveClient client={client} />
      <MoreOfClient client={client} />
    </>
  )
}

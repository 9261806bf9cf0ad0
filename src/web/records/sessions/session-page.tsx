import { Alert, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { readSession, type Session } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { PdfLink } from '#web/messages/letters/pdf-link.tsx'
import { pdfPlaces } from '#web/messages/letters/places.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { RecordAppointments } from '../appointments/record-appointments.tsx'
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
import { ArchiveSession } from './archive-session.tsx'
import { sessionRoute } from './screens.tsx'
import { SessionDate } from './session-date.tsx'
import { SessionFacts } from './session-facts.tsx'
import { SessionSwitches } from './session-switches.tsx'

const say = words.sessions

/** One session: when, where it stands, and what the triggers make of it. */
export function SessionPage() {
  const { id } = sessionRoute.useParams()
  const session = useAnswer(readSession, { params: { id } }, { when: id !== 0 })
  const [changing, setChanging] = useState(false)
  const { data } = session
  const name = data === undefined ? say.one : say.name(data.type.name, data.client.name)
  return (
    <Page title={name} description={data && say.number(data.number)} actions={data && <Actions session={data} changeStatus={() => setChanging(true)} />}>
      <Record kind="session" id={id} answer={session}>
        {(found) => <Whole session={found} />}
      </Record>
      {data !== undefined && <ChangeStatus kind="session" record={{ ...data, name }} opened={changing} close={() => setChanging(false)} />}
    </Page>
  )
}

function Whole({ session }: { session: Session }) {
  return (
    <>
      <Group gap="sm">
        <RecordStatus status={session.status} dueOn={session.status_due_on} near />
      </Group>
      {session.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="info" />}>
          {say.isArchived}
        </Alert>
      )}
      <OutdatedMessages kind="session" id={session.id} />
      <Columns
        left={
          <>
            <SessionDate session={session} />
            <SessionSwitches session={session} />
            <SessionFacts session={session} />
          </>
        }
        right={
          <>
            <RecordAppointments of={{ session_id: session.id }} archived={session.archived_at !== null} />
            <RecordOrders client={session.client.id} session={session.id} archived={session.archived_at !== null} />
            <RecordInvoices of={{ session_id: session.id }} archived={session.archived_at !== null} />
            <TriggeredItems of={{ session_id: session.id }} />
            <MessagesAndCalls of={{ session_id: session.id }} />
            <RecordTasks of={{ session_id: session.id }} />
            <History kind="session" id={session.id} />
          </>
        }
      />
    </>
  )
}

function Actions({ session, changeStatus }: { session: Session; changeStatus: () => void }) {
  const mayWrite = useMay('records.write')
  const confirmation = session.primary_on !== null && <PdfLink to={pdfPlaces.confirmation(session.id)} label={words.letters.confirmation} />
  const timeline = (
    <Button variant="default" renderRoot={(props) => <Link to="/sessions/$id/timeline" params={{ id: session.id }} {...props} />}>
      {words.timeline.title}
    </Button>
  )
  if (!mayWrite)
    return (
      <>
        {timeline}
        {confirmation}
      </>
    )
  return (
    <>
      <Button renderRoot={(props) => <Link to="/sessions/$id/edit" params={{ id: session.id }} {...props} />}>{words.records.edit}</Button>
      <Button variant="default" onClick={changeStatus}>
        {words.records.changeStatus.button}
      </Button>
      {timeline}
      {confirmation}
      <ArchiveSession session={session} />
    </>
  )
}

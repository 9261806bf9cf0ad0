import { Alert, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Appointment, changeAppointment, readAppointment } from '#studio/records/appointments/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { ChangeStatus } from '../change-status.tsx'
import { History } from '../history.tsx'
import { OutdatedMessages } from '../impact/outdated-messages.tsx'
import { useImpactFirst } from '../impact/use-impact-first.tsx'
import { MarkSwitches } from '../mark-switches.tsx'
import { Record } from '../record.tsx'
import { RecordStatus } from '../record-status.tsx'
import { RecordTasks } from '../record-tasks.tsx'
import { Columns } from '../section.tsx'
import { TriggeredItems } from '../triggered-items.tsx'
import { useRecordCommand } from '../use-record-command.ts'
import { AppointmentFacts } from './appointment-facts.tsx'
import { AppointmentWhen } from './appointment-when.tsx'
import { ArchiveAppointment } from './archive-appointment.tsx'
import { appointmentRoute } from './screens.tsx'

const say = words.appointments

/** One appointment: when, with whom, where it stands. */
export function AppointmentPage() {
  const { id } = appointmentRoute.useParams()
  const appointment = useAnswer(readAppointment, { params: { id } }, { when: id !== 0 })
  const [changing, setChanging] = useState(false)
  const { data } = appointment
  return (
    <Page
      title={data?.name ?? say.one}
      description={data?.client?.name}
      actions={data && <Actions appointment={data} changeStatus={() => setChanging(true)} />}
    >
      <Record kind="appointment" id={id} answer={appointment}>
        {(found) => <Whole appointment={found} />}
      </Record>
      {data !== undefined && <ChangeStatus kind="appointment" record={{ ...data, typeId: data.type.id }} opened={changing} close={() => setChanging(false)} />}
    </Page>
  )
}

function Whole({ appointment }: { appointment: Appointment }) {
  const { id, status, status_due_on, archived_at } = appointment
  return (
    <>
      <Group gap="sm">
        <RecordStatus status={status} dueOn={status_due_on} near />
      </Group>
      {archived_at !== null && (
        <Alert color="honey" icon={<Icon name="info" />}>
          {say.isArchived}
        </Alert>
      )}
      <OutdatedMessages kind="appointment" id={id} />
      <Columns
        left={
          <>
            <AppointmentWhen appointment={appointment} />
            <Switches appointment={appointment} />
          </>
        }
        right={
          <>
            <AppointmentFacts appointment={appointment} />
            <RecordTasks of={{ appointment_id: id }} />
            <TriggeredItems of={{ subject_kind: 'appointment', subject_id: id }} />
            <History kind="appointment" id={id} />
          </>
        }
      />
    </>
  )
}

function Switches({ appointment }: { appointment: Appointment }) {
  const { id, version } = appointment
  const impact = useImpactFirst()
  const change = useRecordCommand(changeAppointment, { kind: 'appointment', read: readAppointment, done: () => impact.saved() })
  return (
    <>
      <MarkSwitches
        record={appointment}
        hints={say.switchHints}
        pending={change.isPending || impact.asking}
        put={(marks) => impact.first({ kind: 'appointment', id, fields: marks }, () => change.mutate({ params: { id }, body: { version, ...marks } }))}
      />
      {impact.window}
    </>
  )
}

function Actions({ appointment, changeStatus }: { appointment: Appointment; changeStatus: () => void }) {
  const mayWrite = useMay('records.write')
  if (!mayWrite) return null
  return (
    <>
      <Button renderRoot={(props) => <Link to="/appointments/$id/edit" params={{ id: appointment.id }} {...props} />}>{words.records.edit}</Button>
      <Button variant="default" onClick={changeStatus}>
        {words.records.changeStatus.button}
      </Button>
      <ArchiveAppointment appointment={appointment} />
    </>
  )
}

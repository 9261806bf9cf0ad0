import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Appointment, changeAppointment, readAppointment } from '#studio/records/appointments/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Record } from '../record.tsx'
import { useRecordCommand } from '../use-record-command.ts'
import { changedFields, draftOf } from './appointment-draft.ts'
import { AppointmentForm } from './appointment-form.tsx'
import { editAppointmentRoute } from './screens.tsx'

const say = words.appointments

export function EditAppointment() {
  const { id } = editAppointmentRoute.useParams()
  const appointment = useAnswer(readAppointment, { params: { id } }, { when: id !== 0 })
  if (appointment.data === undefined) {
    return (
      <Page title={words.records.edit}>
        <Record kind="appointment" id={id} answer={appointment}>
          {() => null}
        </Record>
      </Page>
    )
  }
  return <Edit newest={appointment.data} refetch={() => appointment.refetch().then(({ data: fresh }) => fresh)} />
}

/** The form begins with what was there when it opened, and stays with it: what others change meanwhile is refused, then shown. */
function Edit({ newest, refetch }: { newest: Appointment; refetch: () => Promise<Appointment | undefined> }) {
  const [seen, setSeen] = useState(newest)
  const go = useNavigate()
  const leave = (saved: boolean) => void go({ to: '/appointments/$id', params: { id: seen.id }, replace: true, ignoreBlocker: saved })
  const change = useRecordCommand(changeAppointment, {
    kind: 'appointment',
    read: readAppointment,
    says: () => say.saved,
    done: () => leave(true),
    handles: () => true,
  })
  const before = draftOf(seen)
  const reload = async () => {
    setSeen((await refetch()) ?? newest)
    change.reset()
  }
  return (
    <Page title={say.form.edit(seen.name)}>
      <AppointmentForm
        key={seen.version}
        initial={before}
        present={{ types: [seen.type], members: seen.member === null ? [] : [seen.member] }}
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

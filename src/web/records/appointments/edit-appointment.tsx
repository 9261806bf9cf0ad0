import { changeAppointment, readAppointment } from '#studio/records/appointments/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { EditRecord } from '../edit-record.tsx'
import { changedFields, draftOf } from './appointment-draft.ts'
import { AppointmentForm } from './appointment-form.tsx'
import { editAppointmentRoute } from './screens.tsx'

const say = words.appointments

export function EditAppointment() {
  const { id } = editAppointmentRoute.useParams()
  const answer = useAnswer(readAppointment, { params: { id } }, { when: id !== 0 })
  return (
    <EditRecord
      kind="appointment"
      id={id}
      answer={answer}
      contracts={{ read: readAppointment, change: changeAppointment }}
      saved={say.saved}
      draft={{ of: draftOf, changes: changedFields }}
      head={({ name }) => ({ title: say.form.edit(name) })}
    >
      {({ type, member }, frame) => <AppointmentForm frame={frame} present={{ types: [type], members: member === null ? [] : [member] }} />}
    </EditRecord>
  )
}

import { createAppointment } from '#studio/records/appointments/contract.ts'
import { useMe } from '#web/app/me.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Around } from '../around.tsx'
import type { Picked } from '../sessions/client-picker.tsx'
import { useNewRecord } from '../use-new-record.ts'
import { emptyDraft, newAppointment } from './appointment-draft.ts'
import { AppointmentForm } from './appointment-form.tsx'
import { newAppointmentRoute } from './screens.tsx'

const say = words.appointments

export function NewAppointment() {
  const { client, session } = newAppointmentRoute.useSearch()
  return (
    <Page title={say.form.new}>
      <Around client={client} session={session}>
        {(known) => <Add {...known} />}
      </Around>
    </Page>
  )
}

function Add({ client, session }: { client: Picked | null; session: Picked | null }) {
  const { day = null } = newAppointmentRoute.useSearch()
  const { today } = useMe()
  const frame = useNewRecord(createAppointment, {
    kind: 'appointment',
    says: ({ name }) => say.created(name),
    initial: emptyDraft({ client, session, on_day: day, booked_on: today }),
    body: newAppointment,
  })
  return <AppointmentForm frame={frame} />
}

import { useNavigate, useRouter } from '@tanstack/react-router'
import { createAppointment } from '#studio/records/appointments/contract.ts'
import { readClient } from '#studio/records/clients/contract.ts'
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
import { emptyDraft, newAppointment } from './appointment-draft.ts'
import { AppointmentForm } from './appointment-form.tsx'
import { newAppointmentRoute } from './screens.tsx'

const say = words.appointments

export function NewAppointment() {
  const { client, session } = newAppointmentRoute.useSearch()
  return <Page title={say.form.new}>{session !== undefined ? <OfSession id={session} /> : client !== undefined ? <OfClient id={client} /> : <Add />}</Page>
}

/** From a session's page: the session and its client are chosen already. */
function OfSession({ id }: { id: number }) {
  const session = useAnswer(readSession, { params: { id } })
  return <Loaded answer={session}>{({ client, number }) => <Add client={client} session={{ id, name: number }} />}</Loaded>
}

/** From a client's page. */
function OfClient({ id }: { id: number }) {
  const client = useAnswer(readClient, { params: { id } })
  return <Loaded answer={client}>{(data) => <Add client={{ id, name: clientTitle(data) }} />}</Loaded>
}

function Add({ client = null, session = null }: { client?: Picked | null; session?: Picked | null }) {
  const { day = null } = newAppointmentRoute.useSearch()
  const { today } = useMe()
  const go = useNavigate()
  const { history } = useRouter()
  const create = useCommand(createAppointment, {
    refreshes: refreshedBy.appointment,
    says: ({ name }) => say.created(name),
    done: ({ id }) => void go({ to: '/appointments/$id', params: { id }, replace: true, ignoreBlocker: true }),
    handles: () => true,
  })
  return (
    <AppointmentForm
      isNew
      initial={emptyDraft({ client, session, on_day: day, booked_on: today })}
      pending={create.isPending || create.isSuccess}
      trouble={create.error}
      save={(draft, refused) => create.mutate({ body: newAppointment(draft) }, { onError: refused })}
      cancel={() => history.back()}
    />
  )
}

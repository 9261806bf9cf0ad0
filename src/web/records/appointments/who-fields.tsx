import { Select, Stack } from '@mantine/core'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useClock } from '#web/ui/dates.tsx'
import { writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import { clearButton } from '../clear-button.ts'
import { ClientPicker, type Picked } from '../sessions/client-picker.tsx'
import type { AppointmentFormOf } from './use-appointment-form.ts'

const say = words.appointments.form

/** Whom the appointment names already, to be offered even where they are no longer. */
export type Present = { members: readonly Picked[] }

/** With whom: a client or none, one of the client's sessions, and who of the studio. */
export function WhoFields({ form, present }: AppointmentFormOf & { present: Present }) {
  const { client_id: client, session_id: session } = form.values
  const clock = useClock()
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const sessions = useAnswer(listSessions, { query: { client_id: client?.id ?? 0, limit: 100 } }, { when: client !== null })
  const known = (sessions.data?.rows ?? []).map(({ id, number, type, primary_on }) => ({
    id,
    name: [number, type.name, ...(primary_on === null ? [] : [writtenDate(primary_on, clock)])].join(' · '),
  }))
  const chooseClient = (chosen: Picked | null) => {
    if (chosen?.id !== client?.id) form.setFieldValue('session_id', null)
    form.setFieldValue('client_id', chosen)
  }
  const chooseSession = (chosen: string | null) => form.setFieldValue('session_id', known.find(({ id }) => String(id) === chosen) ?? null)
  return (
    <Stack gap="sm">
      <ClientPicker clearable value={client} onChange={chooseClient} error={form.errors.client_id} />
      <Select
        label={say.session}
        placeholder={client === null ? say.sessionFirst : say.sessionPlaceholder}
        disabled={client === null && session === null}
        data={choices(known, session === null ? [] : [session])}
        value={session === null ? null : String(session.id)}
        onChange={chooseSession}
        searchable
        clearable
        clearButtonProps={clearButton(say.session)}
        error={form.errors.session_id}
      />
      <Select
        label={say.member}
        placeholder={say.memberPlaceholder}
        data={choices(members.data?.rows ?? [], present.members)}
        searchable
        clearable
        clearButtonProps={clearButton(say.member)}
        {...form.getInputProps('member_id')}
      />
    </Stack>
  )
}

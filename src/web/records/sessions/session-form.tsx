import { MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import { clearButton } from '../clear-button.ts'
import classes from '../clients/client-form.module.css'
import { type FormFrame, RecordForm } from '../record-form.tsx'
import { Section } from '../section.tsx'
import { ZoneField } from '../zone-field.tsx'
import { ClientPicker } from './client-picker.tsx'
import { FurtherDateFields } from './further-date-fields.tsx'
import type { SessionDraft } from './session-draft.ts'
import { useSessionForm } from './use-session-form.ts'

const say = words.sessions.form
const usual = words.clients.form.statusDefault

type SessionFormProps = {
  /** A new session may choose its status; later the status is changed with its due date. */
  frame: FormFrame<SessionDraft>
  /** People and types the session has already, to be offered even where they are no longer. */
  present?: { types: readonly Choice[]; members: readonly Choice[] }
}
type Choice = { id: number; name: string }

/** Everything about a session in one form. */
export function SessionForm({ frame, present = { types: [], members: [] } }: SessionFormProps) {
  const { initial, isNew = false } = frame
  const form = useSessionForm(initial)
  const types = useAnswer(listTypes, { query: { subject_kind: 'session' } })
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'session' } }, { when: isNew })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const staff = members.data?.rows ?? []
  const first = statuses.data?.rows.find((status) => status.initial)
  return (
    <RecordForm
      frame={frame}
      form={form}
      button={say}
      left={
        <>
          <Section title={say.booking}>
            <Stack gap="sm">
              <ClientPicker withAsterisk {...form.getInputProps('client_id')} value={form.values.client_id} />
              <Select
                label={say.type}
                withAsterisk
                placeholder={say.typePlaceholder}
                data={choices(types.data?.rows.filter(({ active }) => active) ?? [], present.types)}
                allowDeselect={false}
                {...form.getInputProps('type_id')}
              />
              {isNew && (
                <Select
                  label={say.status}
                  placeholder={first === undefined ? '' : usual(first.name)}
                  data={choices(statuses.data?.rows.filter(({ active }) => active) ?? [], [])}
                  {...form.getInputProps('status_id')}
                />
              )}
            </Stack>
          </Section>
          <Section title={words.sessions.when}>
            <Stack gap="sm">
              <div className={classes.roomy}>
                <DateField label={say.date} near {...form.getInputProps('primary_on')} value={form.values.primary_on} />
                <TimeField label={say.time} {...form.getInputProps('primary_time')} value={form.values.primary_time} />
              </div>
              <ZoneField label={say.zone} {...form.getInputProps('primary_zone')} />
              <FurtherDateFields form={form} />
            </Stack>
          </Section>
        </>
      }
      right={
        <>
          <Section title={say.people}>
            <Stack gap="sm">
              <Select
                label={say.photographer}
                placeholder={say.photographerPlaceholder}
                data={choices(
                  staff.filter(({ takes_sessions }) => takes_sessions),
                  present.members,
                )}
                searchable
                clearable
                clearButtonProps={clearButton(say.photographer)}
                {...form.getInputProps('photographer_id')}
              />
              <MultiSelect
                label={say.assistants}
                placeholder={form.values.assistant_ids.length === 0 ? say.assistantsPlaceholder : ''}
                data={choices(staff, present.members)}
                searchable
                {...form.getInputProps('assistant_ids')}
              />
            </Stack>
          </Section>
          <Section title={words.records.details}>
            <Stack gap="sm">
              <div className={classes.roomy}>
                <DateField label={say.bookedOn} {...form.getInputProps('booked_on')} value={form.values.booked_on} />
                <Select
                  label={say.bookedBy}
                  data={choices(staff, present.members)}
                  searchable
                  clearable
                  clearButtonProps={clearButton(say.bookedBy)}
                  {...form.getInputProps('booked_by_id')}
                />
              </div>
              <TextInput
                label={say.number}
                description={isNew ? say.numberHint : undefined}
                maxLength={200}
                autoComplete="off"
                {...form.getInputProps('number')}
              />
              <Textarea label={say.notes} autosize minRows={3} maxRows={14} maxLength={20_000} {...form.getInputProps('notes')} />
            </Stack>
          </Section>
        </>
      }
    />
  )
}

import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { TimeField } from '#web/ui/time-field.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import classes from '../clients/client-form.module.css'
import { type FormFrame, RecordForm } from '../record-form.tsx'
import { Section } from '../section.tsx'
import { ZoneField } from '../zone-field.tsx'
import type { AppointmentDraft } from './appointment-draft.ts'
import { type AppointmentFormOf, useAppointmentForm } from './use-appointment-form.ts'
import { type Present, WhoFields } from './who-fields.tsx'

const say = words.appointments.form

type AppointmentFormProps = { frame: FormFrame<AppointmentDraft>; present?: Present & { types: Present['members'] } }

/** Everything about an appointment in one form. */
export function AppointmentForm({ frame, present = { types: [], members: [] } }: AppointmentFormProps) {
  const form = useAppointmentForm(frame.initial)
  const types = useAnswer(listTypes, { query: { subject_kind: 'appointment' } })
  return (
    <RecordForm
      frame={frame}
      form={form}
      button={say}
      left={
        <>
          <Section title={say.what}>
            <Stack gap="sm">
              <Select
                label={say.type}
                withAsterisk
                placeholder={say.typePlaceholder}
                data={choices(types.data?.rows.filter(({ active }) => active) ?? [], present.types)}
                allowDeselect={false}
                {...form.getInputProps('type_id')}
              />
              <TextInput
                {...hintBelow}
                label={words.records.fields.title}
                description={say.titleHint}
                maxLength={200}
                autoComplete="off"
                {...form.getInputProps('title')}
              />
            </Stack>
          </Section>
          <Section title={words.appointments.when}>
            <WhenFields form={form} />
          </Section>
        </>
      }
      right={
        <>
          <Section title={say.who}>
            <WhoFields form={form} present={present} />
          </Section>
          <Section title={words.records.details}>
            <Stack gap="sm">
              <TextInput label={say.place} maxLength={200} autoComplete="off" {...form.getInputProps('place')} />
              <DateField label={say.bookedOn} {...form.getInputProps('booked_on')} value={form.values.booked_on} />
              <Textarea label={say.notes} autosize minRows={3} maxRows={14} maxLength={20_000} {...form.getInputProps('notes')} />
            </Stack>
          </Section>
        </>
      }
    />
  )
}

function WhenFields({ form }: AppointmentFormOf) {
  const { on_day, at_time, minutes } = form.values
  return (
    <Stack gap="sm">
      <div className={classes.roomy}>
        <DateField label={say.date} withAsterisk near {...form.getInputProps('on_day')} value={on_day} />
        <TimeField label={say.time} {...form.getInputProps('at_time')} value={at_time} />
      </div>
      <div className={classes.roomy}>
        <WholeField
          label={say.minutes}
          range={[1, 10_080]}
          value={minutes}
          onChange={(next) => form.setFieldValue('minutes', next)}
          onClear={() => form.setFieldValue('minutes', null)}
          error={form.errors.minutes}
        />
        <ZoneField label={say.zone} {...form.getInputProps('zone')} />
      </div>
    </Stack>
  )
}

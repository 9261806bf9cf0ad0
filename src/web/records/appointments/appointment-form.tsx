import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { TimeField } from '#web/ui/time-field.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import classes from '../clients/client-form.module.css'
import { focusFirstProblem } from '../focus-problem.ts'
import { FormBar } from '../form-bar.tsx'
import { Columns, Section } from '../section.tsx'
import { tellingAll } from '../telling-all.ts'
import { ZoneField } from '../zone-field.tsx'
import type { AppointmentDraft } from './appointment-draft.ts'
import { type AppointmentFormOf, useAppointmentForm } from './use-appointment-form.ts'
import { type Present, WhoFields } from './who-fields.tsx'

const say = words.appointments.form

type AppointmentFormProps = {
  initial: AppointmentDraft
  present?: Present & { types: Present['members'] }
  isNew?: boolean
  pending: boolean
  trouble: Trouble | null
  save: (draft: AppointmentDraft, refused: (trouble: Trouble) => void) => void
  cancel: () => void
  reload?: () => void
}

/** Everything about an appointment in one form. */
export function AppointmentForm({ initial, present = { types: [], members: [] }, isNew = false, ...rest }: AppointmentFormProps) {
  const { pending, trouble, save, cancel, reload = () => undefined } = rest
  const form = useAppointmentForm(initial)
  const types = useAnswer(listTypes, { query: { subject_kind: 'appointment' } })
  const submit = form.onSubmit(
    (draft) =>
      save(draft, (refusal) => {
        form.setErrors(formErrors(refusal))
        focusFirstProblem()
      }),
    focusFirstProblem,
  )
  const atFields = trouble !== null && isAtFields(trouble, Object.keys(initial))
  return (
    <form {...tellingAll(form, submit)}>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        <Columns
          left={
            <>
              <Section title={say.what}>
                <Stack gap="sm">
                  <Select
                    label={say.type}
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
        <FormBar button={isNew ? say.create : say.save} pending={pending} trouble={atFields ? null : trouble} reload={reload} cancel={cancel} />
      </Stack>
    </form>
  )
}

function WhenFields({ form }: AppointmentFormOf) {
  const { on_day, at_time, minutes } = form.values
  return (
    <Stack gap="sm">
      <div className={classes.roomy}>
        <DateField label={say.date} near {...form.getInputProps('on_day')} value={on_day} />
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

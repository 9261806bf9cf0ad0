import { Checkbox, Select } from '@mantine/core'
import { Section } from '#web/records/section.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { TimeField } from '#web/ui/time-field.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'
import { restChoices } from './studio-draft.ts'
import { DayChips, type StudioForm } from './studio-fields.tsx'

const say = words.settings.studio

/** When and how carefully messages leave. */
export function SendingFields({ form }: { form: StudioForm }) {
  const { rest_seconds, bulk_limit, settle_minutes, daily_cap } = form.values
  return (
    <Section title={say.sending}>
      <DayChips form={form} field="sending_days" label={say.sendingDays} hint={say.sendingHint} />
      <div className={classes.pair} style={{ marginTop: 'var(--mantine-spacing-md)' }}>
        <TimeField label={say.sendingFrom} {...form.getInputProps('sending_from')} value={form.values.sending_from} />
        <TimeField label={say.sendingTo} {...form.getInputProps('sending_to')} value={form.values.sending_to} description={lasting(form.values)} />
        <Select
          {...hintBelow}
          label={say.rest}
          description={say.restHint}
          data={restChoices(rest_seconds).map((seconds) => ({ value: String(seconds), label: say.rests(seconds) }))}
          value={String(rest_seconds)}
          onChange={(value) => form.setFieldValue('rest_seconds', Number(value ?? 0))}
          error={form.errors.rest_seconds}
          allowDeselect={false}
        />
        <WholeField
          label={say.brake}
          description={say.brakeHint}
          range={[1, 1_000_000]}
          value={bulk_limit}
          onChange={(value) => form.setFieldValue('bulk_limit', value)}
          error={form.errors.bulk_limit}
        />
        <WholeField
          label={words.automatic.settle}
          description={words.automatic.settleHint}
          range={[0, 1440]}
          value={settle_minutes}
          onChange={(value) => form.setFieldValue('settle_minutes', value)}
          error={form.errors.settle_minutes}
        />
        <WholeField
          label={words.automatic.cap}
          description={words.automatic.capHint}
          range={[1, 1000]}
          value={daily_cap}
          onChange={(value) => form.setFieldValue('daily_cap', value)}
          onClear={() => form.setFieldValue('daily_cap', null)}
          error={form.errors.daily_cap}
        />
      </div>
      <Checkbox
        mt="md"
        label={words.automatic.together}
        description={words.automatic.togetherHint}
        {...form.getInputProps('merge_same_day', { type: 'checkbox' })}
      />
      <Checkbox mt="md" label={say.doubt} description={say.doubtHint} {...form.getInputProps('resend_in_doubt', { type: 'checkbox' })} />
    </Section>
  )
}

/** Hours that end before they begin last over midnight: nobody should choose that unawares. */
function lasting({ sending_from, sending_to, language }: StudioForm['values']): string | undefined {
  if (sending_from === '' || sending_to === '' || sending_from < sending_to) return undefined
  const clock = { language, zone: 'UTC', today: '' }
  return sending_from === sending_to ? say.allDay : say.overnight(writtenTime(sending_from, clock), writtenTime(sending_to, clock))
}

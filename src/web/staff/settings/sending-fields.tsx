import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { Section } from '#web/records/section.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'
import { restChoices } from './studio-draft.ts'
import { DayChips, type StudioForm } from './studio-fields.tsx'

const say = words.settings.studio

/** When and how carefully messages leave. */
export function SendingFields({ form }: { form: StudioForm }) {
  const { rest_seconds, bulk_limit } = form.values
  return (
    <Section title={say.sending}>
      <DayChips form={form} field="sending_days" label={say.sendingDays} hint={say.sendingHint} />
      <div className={classes.pair} style={{ marginTop: 'var(--mantine-spacing-md)' }}>
        <TextInput {...hintBelow} type="time" label={say.sendingFrom} {...form.getInputProps('sending_from')} />
        <TextInput {...hintBelow} type="time" label={say.sendingTo} {...form.getInputProps('sending_to')} />
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
        <NumberInput
          {...hintBelow}
          label={say.brake}
          description={say.brakeHint}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          thousandSeparator=","
          value={bulk_limit}
          onChange={(value) => form.setFieldValue('bulk_limit', typeof value === 'number' ? value : 0)}
          error={form.errors.bulk_limit}
        />
      </div>
      <Checkbox mt="md" label={say.doubt} description={say.doubtHint} {...form.getInputProps('resend_in_doubt', { type: 'checkbox' })} />
    </Section>
  )
}

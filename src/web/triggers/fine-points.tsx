import { Checkbox, Radio, Stack } from '@mantine/core'
import { lateKeys, lates, mostDays, repeatKeys, repeats } from '#studio/triggers/policies.ts'
import { defaultValidDays } from '#studio/triggers/validity.ts'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { offsetOf } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.when

/** How long an item is valid, and what happens to a record that comes late, again, or moves on. */
export function FinePoints({ form }: Pick<FormProps, 'form'>) {
  const { values } = form
  return (
    <>
      <Validity form={form} />
      <Radio.Group label={say.late} {...form.getInputProps('late')}>
        <Stack gap="xs" mt="xs">
          {lateKeys.map((key) => (
            <Radio key={key} value={key} label={lates[key].label} description={lates[key].says} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <Radio.Group label={say.repeat} {...form.getInputProps('repeat')}>
          <Stack gap="xs" mt="xs">
            {repeatKeys.map((key) => (
              <Radio key={key} value={key} label={repeats[key].label} description={repeats[key].says} />
            ))}
          </Stack>
        </Radio.Group>
        {values.repeat === 'spaced' && (
          <WholeField
            label={say.repeatDays}
            range={[1, mostDays]}
            value={values.repeat_days}
            onChange={(value) => form.setFieldValue('repeat_days', value)}
            onClear={() => form.setFieldValue('repeat_days', null)}
            handOn
            error={form.errors.repeat_days}
            maw="14rem"
          />
        )}
      </div>
      {values.moment === 'status-changed' && (
        <Checkbox label={say.movedOn} description={say.movedOnHint} {...form.getInputProps('stays_when_moved_on', { type: 'checkbox' })} />
      )}
    </>
  )
}

function Validity({ form }: Pick<FormProps, 'form'>) {
  const { values } = form
  const usual = defaultValidDays({ moment: values.moment, offset_count: offsetOf(values), offset_unit: values.offset_unit })
  const { past } = values.exclusions
  return (
    <WholeField
      label={say.validity}
      description={past ? say.validityPast : say.validityHint(usual, offsetOf(values) < 0)}
      placeholder={String(past ? 0 : usual)}
      disabled={past}
      range={[0, mostDays]}
      value={values.validity_days}
      onChange={(value) => form.setFieldValue('validity_days', value)}
      onClear={() => form.setFieldValue('validity_days', null)}
      handOn
      error={form.errors.validity_days}
      maw="24rem"
    />
  )
}

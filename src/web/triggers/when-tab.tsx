import { Checkbox, Radio, Select, Stack, Text } from '@mantine/core'
import { firingLines, type MomentKey, moments } from '#studio/triggers/moments.ts'
import { lateKeys, lates, mostDays, repeatKeys, repeats } from '#studio/triggers/policies.ts'
import { defaultValidDays } from '#studio/triggers/validity.ts'
import { IdSelect } from '#web/ui/id-select.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { OffsetFields } from './offset-fields.tsx'
import { placeChoices, placeOf, readPlace } from './places.ts'
import { offsetOf, type TriggerForm } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.when

/** Which records, which date, how many days before or after; and the fine points. */
export function WhenTab({ form, choices }: FormProps) {
  const { values } = form
  const { basis, subject_kind } = values
  const setups = (basis === 'type' ? choices.types : choices.statuses).filter(
    (one) => one.subject_kind === subject_kind && (one.active || one.id === values[basis === 'type' ? 'type_id' : 'status_id']),
  )
  const field = basis === 'type' ? 'type_id' : 'status_id'
  return (
    <Stack gap="xl" maw="46rem">
      <div className={classes.row}>
        <Select
          className={classes.grow ?? ''}
          label={say.records}
          data={placeChoices}
          value={placeOf(values)}
          onChange={(place) => place !== null && form.setValues(movedTo(values, place))}
          allowDeselect={false}
          error={form.errors.basis ?? form.errors.subject_kind}
        />
        <div className={classes.grow}>
          <IdSelect
            label={basis === 'type' ? say.type : say.status}
            description={basis === 'type' ? say.typeHint : say.statusHint}
            choices={setups.map(({ id, name, active }) => ({ id, name: active ? name : say.inactive(name) }))}
            value={values[field]}
            onChange={(id) => form.setFieldValue(field, id)}
            placeholder={choices.statuses.length === 0 ? say.noStatuses : undefined}
            error={form.errors[field]}
            required
          />
        </div>
      </div>
      <Radio.Group label={say.moment} value={values.moment} onChange={(value) => form.setValues(countingFrom(values, value))} error={form.errors.moment}>
        <Stack gap="xs" mt="xs">
          {firingLines(subject_kind, basis).map(({ moment, label }) => (
            <Radio key={moment} value={moment} label={label} description={moment === 'status-changed' ? say.atOnce : undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <OffsetFields form={form} />
      <FinePoints form={form} />
    </Stack>
  )
}

function FinePoints({ form }: Pick<FormProps, 'form'>) {
  const { values } = form
  const usual = defaultValidDays({ moment: values.moment, offset_count: offsetOf(values), offset_unit: values.offset_unit })
  const { past } = values.exclusions
  return (
    <>
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
      <Radio.Group label={say.late} {...form.getInputProps('late')}>
        <Stack gap="xs" mt="xs">
          {lateKeys.map((key) => (
            <Radio key={key} value={key} label={lates[key].label} description={lates[key].says} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group label={say.repeat} {...form.getInputProps('repeat')}>
        <Stack gap="xs" mt="xs">
          {repeatKeys.map((key) => (
            <Radio key={key} value={key} label={repeats[key].label} description={repeats[key].says} />
          ))}
        </Stack>
      </Radio.Group>
      {values.moment === 'status-changed' && (
        <Checkbox label={say.movedOn} description={say.movedOnHint} {...form.getInputProps('stays_when_moved_on', { type: 'checkbox' })} />
      )}
      {values.moment !== 'status-changed' && values.stays_when_moved_on && <Text size="sm">{say.movedOnHint}</Text>}
    </>
  )
}

/** Other records have other dates: one that they do not have makes room for their first. */
function movedTo(values: TriggerForm, place: string): Partial<TriggerForm> {
  const { subject_kind, basis } = readPlace(place)
  const lines = firingLines(subject_kind, basis)
  const stays = lines.some(({ moment }) => moment === values.moment)
  return { subject_kind, basis, ...(stays ? {} : countingFrom(values, lines[0]?.moment ?? values.moment)) }
}

/** Where days before make no sense, none are kept. */
function countingFrom(values: TriggerForm, value: string): Partial<TriggerForm> {
  const moment = value as MomentKey
  const { offsets } = moments[moment]
  return { moment, ...(offsets === 'none' || (offsets === 'after' && values.side === 'before') ? { side: 'on' as const, days: 0 } : {}) }
}

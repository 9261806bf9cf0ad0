import { Input, SegmentedControl, Select } from '@mantine/core'
import { offsetUnitKeys, offsetUnits } from '#studio/calendar/offset.ts'
import { isTimed, type MomentKey, moments } from '#studio/triggers/moments.ts'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import type { Side } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.when

/** How long before or after, in which unit; only what the moment allows: hours and minutes where it has a time of day. */
export function OffsetFields({ form }: Pick<FormProps, 'form'>) {
  const { moment, side, days, offset_unit } = form.values
  const sides = sidesOf(moment)
  if (sides.length === 0) return null
  const choose = (value: string) => {
    const next = sides.find((one) => one === value) ?? 'on'
    form.setValues(next === 'on' ? { side: next, days: 0, offset_unit: 'days' } : { side: next, days: days === 0 ? 7 : days })
    form.clearFieldError('days')
  }
  const units = offsetUnitKeys.filter((unit) => offsetUnits[unit].of === 'date' || isTimed(moment))
  return (
    <div className={classes.row}>
      <Input.Wrapper label={say.side} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={say.side}
            data={sides.map((value) => ({ value, label: value === 'on' && moments[moment].kind === 'instant' ? say.atOnce : say.sides[value] }))}
            value={side}
            onChange={choose}
          />
        </div>
        {side === 'on' && form.errors.days !== undefined && <Input.Error>{form.errors.days}</Input.Error>}
      </Input.Wrapper>
      {side !== 'on' && (
        <>
          <WholeField
            className={classes.narrow}
            label={say.count}
            range={[1, offsetUnits[offset_unit].limit]}
            value={days}
            onChange={(value) => form.setFieldValue('days', value)}
            handOn
            error={form.errors.days}
          />
          <Select
            className={classes.narrow ?? ''}
            label={say.unit}
            description={offset_unit === 'work-days' ? say.workDaysHint : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={units.map((unit) => ({ value: unit, label: say.units[unit] }))}
            value={offset_unit}
            onChange={(unit) => {
              form.setFieldValue('offset_unit', units.find((one) => one === unit) ?? 'days')
              form.clearFieldError('offset_unit')
            }}
            allowDeselect={false}
            error={form.errors.offset_unit}
          />
        </>
      )}
    </div>
  )
}

function sidesOf(moment: MomentKey): Side[] {
  const { offsets } = moments[moment]
  if (offsets === 'none') return []
  return offsets === 'after' ? ['on', 'after'] : ['before', 'on', 'after']
}

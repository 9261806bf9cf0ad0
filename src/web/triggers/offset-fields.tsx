import { Input, SegmentedControl } from '@mantine/core'
import { type MomentKey, moments } from '#studio/triggers/moments.ts'
import { mostDays } from '#studio/triggers/policies.ts'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import type { Side } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.when

/** Days before, on the day, days after; only what the moment allows. */
export function OffsetFields({ form }: Pick<FormProps, 'form'>) {
  const { moment, side, days } = form.values
  const sides = sidesOf(moment)
  if (sides.length === 0) return null
  const choose = (value: string) => {
    const next = sides.find((one) => one === value) ?? 'on'
    form.setValues({ side: next, days: next === 'on' ? 0 : days === 0 ? 7 : days })
    form.clearFieldError('days')
  }
  return (
    <div className={classes.row}>
      <Input.Wrapper label={say.side} labelElement="div">
        <div>
          <SegmentedControl aria-label={say.side} data={sides.map((value) => ({ value, label: say.sides[value] }))} value={side} onChange={choose} />
        </div>
        {side === 'on' && form.errors.days !== undefined && <Input.Error>{form.errors.days}</Input.Error>}
      </Input.Wrapper>
      {side !== 'on' && (
        <WholeField
          className={classes.narrow}
          label={say.days}
          range={[1, mostDays]}
          value={days}
          onChange={(value) => form.setFieldValue('days', value)}
          handOn
          error={form.errors.days}
        />
      )}
    </div>
  )
}

function sidesOf(moment: MomentKey): Side[] {
  const { offsets } = moments[moment]
  if (offsets === 'none') return []
  return offsets === 'after' ? ['on', 'after'] : ['before', 'on', 'after']
}

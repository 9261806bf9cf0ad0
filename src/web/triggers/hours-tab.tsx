import { Alert, Chip, Group, Input, Radio, Stack, Switch, Text } from '@mantine/core'
import { sendingHoursLabel, usualSendingHours } from '#studio/calendar/sending-hours.ts'
import { isTime, type WallTime } from '#studio/calendar/wall-time.ts'
import { isWeekday, weekdays } from '#studio/calendar/weekday.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { AutomaticNote } from './automatic-note.tsx'
import { mostSettling, type Trigger } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.hours

/** Whether the program processes what the trigger finds by itself, in which hours, and how long it waits. */
export function HoursTab({ form, trigger }: FormProps & { trigger: Trigger }) {
  const studio = useAnswer(readStudio, {})
  const { automatic, hours, settle_minutes, moment } = form.values
  const studios = studio.data === undefined ? null : hoursOf(studio.data)
  return (
    <Stack gap="xl" maw="46rem">
      <Switch label={say.automatic} description={say.automaticHint} {...form.getInputProps('automatic', { type: 'checkbox' })} error={form.errors.automatic} />
      {automatic ? <AutomaticNote form={form} trigger={trigger} /> : <Text size="sm">{say.byHand}</Text>}
      <Radio.Group
        label={say.which}
        value={hours === null ? 'studio' : 'own'}
        onChange={(value) => {
          form.setFieldValue('hours', value === 'own' ? { ...(studios ?? usualSendingHours), days: [...(studios ?? usualSendingHours).days] } : null)
          form.clearFieldError('hours')
        }}
        error={hours === null ? form.errors.hours : undefined}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="studio" label={say.studio} description={studios === null ? undefined : sendingHoursLabel(studios)} />
          <Radio value="own" label={say.own} description={say.ownHint} />
        </Stack>
      </Radio.Group>
      {hours !== null && <OwnHours form={form} hours={hours} />}
      {automatic && moment === 'status-changed' && (
        <WholeField
          label={say.settle}
          description={say.settleHint(studio.data?.settle_minutes ?? 5)}
          placeholder={String(studio.data?.settle_minutes ?? 5)}
          range={[0, mostSettling]}
          value={settle_minutes}
          onChange={(value) => form.setFieldValue('settle_minutes', value)}
          onClear={() => form.setFieldValue('settle_minutes', null)}
          handOn
          error={form.errors.settle_minutes}
          maw="24rem"
        />
      )}
    </Stack>
  )
}

type Hours = NonNullable<Trigger['hours']>

function OwnHours({ form, hours }: Pick<FormProps, 'form'> & { hours: Hours }) {
  const change = (next: Partial<Hours>) => {
    form.setFieldValue('hours', { ...hours, ...next })
    form.clearFieldError('hours')
  }
  return (
    <Stack gap="sm">
      <Input.Wrapper label={say.days} labelElement="div">
        <Chip.Group multiple value={hours.days.map(String)} onChange={(chosen) => change({ days: chosen.map(Number).toSorted((a, b) => a - b) })}>
          <Group component="fieldset" gap="xs" aria-label={say.days} className={classes.fields ?? ''}>
            {Object.entries(weekdays).map(([value, { short, label }]) => (
              <Chip key={value} value={value} aria-label={label} size="sm">
                {short}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <div className={classes.row}>
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className={classes.narrow}>
            <TimeField label={say[end]} value={hours[end]} onChange={(time) => change({ [end]: time })} />
          </div>
        ))}
      </div>
      {form.errors.hours !== undefined && <Input.Error role="alert">{form.errors.hours}</Input.Error>}
      {isWhole(hours) && (
        <Alert color="gray" variant="light" icon={<Icon name="clock" />}>
          {say.said(sendingHoursLabel(hoursIn(hours)), hours.from > hours.to)}
        </Alert>
      )}
    </Stack>
  )
}

function isWhole(hours: Hours): boolean {
  return hours.days.length > 0 && isTime(hours.from) && isTime(hours.to)
}

function hoursIn({ days, from, to }: Hours) {
  return { days: days.filter(isWeekday), from: from as WallTime, to: to as WallTime }
}

function hoursOf({ sending_days, sending_from, sending_to }: { sending_days: number[]; sending_from: string; sending_to: string }) {
  return hoursIn({ days: sending_days, from: sending_from.slice(0, 5), to: sending_to.slice(0, 5) })
}

import { Button, Checkbox, Chip, Group, Input, NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { weekdays } from '#studio/calendar/weekday.ts'
import { type Job, listJobs, readJobWarnings, scheduleJob } from '#studio/control-center/contract.ts'
import { rhythmLabel } from '#studio/control-center/schedule.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import { tellingAll } from '#web/records/telling-all.ts'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { draftErrors, draftOf, type ScheduleDraft, scheduleOf, units } from './schedule-draft.ts'

const say = words.controlCenter.form

type Form = { form: Pick<ReturnType<typeof useForm<ScheduleDraft>>, 'values' | 'errors' | 'setFieldValue' | 'getInputProps'> }

/** When a job runs; null is closed. */
export function ScheduleForm({ job, close }: { job: Job | null; close: () => void }) {
  return (
    <FormWindow opened={job !== null} size="lg" title={job === null ? '' : say.title(job.name)} close={close}>
      {job !== null && <Fields key={job.version} job={job} close={close} />}
    </FormWindow>
  )
}

function Fields({ job, close }: { job: Job; close: () => void }) {
  const form = useForm<ScheduleDraft>({ initialValues: draftOf(job.schedule, job.usual_seconds), validate: draftErrors })
  const put = useCommand(scheduleJob, {
    refreshes: [listJobs, readJobWarnings],
    handles: () => true,
    done: close,
    says: ({ name, when }) => say.saved(name, when),
  })
  const submit = form.onSubmit((values) => {
    put.mutate({ params: { job: job.key }, body: { enabled: job.enabled, schedule: scheduleOf(values), version: job.version } })
  }, focusFirstProblem)
  const { kind } = form.values
  return (
    <form {...tellingAll(form, submit)}>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {put.error !== null && <ChangeTrouble trouble={put.error} reload={close} />}
        <Radio.Group label={say.kind} {...form.getInputProps('kind')}>
          <Stack gap={6} mt={6}>
            <Radio value="usual" label={say.kinds.usual(rhythmLabel(job.usual_seconds))} />
            <Radio value="rhythm" label={say.kinds.rhythm} />
            <Radio value="times" label={say.kinds.times} />
          </Stack>
        </Radio.Group>
        {kind === 'rhythm' && <RhythmFields form={form} />}
        {kind === 'times' && <TimesFields form={form} />}
        {kind === 'times' ? <Hint text={say.timesHint} /> : job.at_once && <Hint text={say.hint} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={put.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Hint({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  )
}

function RhythmFields({ form }: Form) {
  const { every, within, from, to } = form.values
  return (
    <>
      <Group align="flex-start" gap="sm">
        <WholeField
          label={say.every}
          range={[1, 100_000]}
          value={every}
          onChange={(value) => form.setFieldValue('every', value)}
          error={form.errors.every}
          maw="8rem"
        />
        <NativeSelect label={say.unit} data={units.map((value) => ({ value, label: say.units[value] }))} {...form.getInputProps('unit')} />
      </Group>
      <Checkbox label={say.within} {...form.getInputProps('within', { type: 'checkbox' })} />
      {within && (
        <>
          <Days form={form} />
          <Group align="flex-start" gap="sm">
            <TimeField label={say.from} value={from} onChange={(time) => form.setFieldValue('from', time)} error={form.errors.from} />
            <TimeField label={say.to} value={to} onChange={(time) => form.setFieldValue('to', time)} error={form.errors.to} />
          </Group>
        </>
      )}
    </>
  )
}

function TimesFields({ form }: Form) {
  const { times } = form.values
  const put = (next: string[]) => form.setFieldValue('times', next)
  return (
    <>
      <Days form={form} />
      {times.map((time, at) => (
        // Times are told apart by their place alone.
        <Group key={`${at}`} align="flex-end" gap="xs">
          <TimeField label={say.time(at + 1)} value={time} onChange={(next) => put(times.with(at, next))} error={form.errors[`times.${at}`]} />
          {times.length > 1 && (
            <Button variant="default" aria-label={say.removeTime(at + 1)} onClick={() => put(times.toSpliced(at, 1))}>
              <Icon name="close" size={16} />
            </Button>
          )}
        </Group>
      ))}
      {times.length < 24 && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => put([...times, ''])}
          style={{ alignSelf: 'flex-start' }}
        >
          {say.addTime}
        </Button>
      )}
    </>
  )
}

function Days({ form }: Form) {
  return (
    <Input.Wrapper label={say.days} labelElement="div" error={form.errors.days}>
      <Chip.Group multiple value={form.values.days.map(String)} onChange={(chosen) => form.setFieldValue('days', chosen.map(Number).toSorted())}>
        <Group component="fieldset" gap="xs" aria-label={say.days} style={{ border: 0, padding: 0, margin: 0 }}>
          {Object.entries(weekdays).map(([value, { short, label }]) => (
            <Chip key={value} value={value} aria-label={label} size="sm">
              {short}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}

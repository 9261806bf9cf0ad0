import { Select, Textarea, TextInput } from '@mantine/core'
import { mostDays, priorities } from '#studio/triggers/policies.ts'
import { IdSelect } from '#web/ui/id-select.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import type { At } from './step-fields.tsx'
import type { StepForm } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.outputs

type DeskProps = FormProps & { at: At; step: StepForm; channel: 'call' | 'task' }

/** What lands on somebody's desk: about what, what to say, whose, until when. */
export function DeskFields({ form, choices, at, step, channel }: DeskProps) {
  return (
    <>
      <TextInput label={say.description[channel]} maxLength={200} required {...form.getInputProps(`${at}.description`)} />
      <Textarea
        label={say.notes[channel]}
        description={say.notesHint[channel]}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        {...form.getInputProps(`${at}.notes`)}
      />
      {channel === 'task' && (
        <IdSelect
          label={say.taskType}
          description={say.taskTypeHint}
          placeholder={say.noTaskType}
          choices={choices.types.filter(({ subject_kind, active, id }) => subject_kind === 'task' && (active || id === step.task_type_id))}
          value={step.task_type_id}
          gone={say.gone}
          onChange={(id) => form.setFieldValue(`${at}.task_type_id`, id)}
          error={form.errors[`${at}.task_type_id`]}
          clearable
          style={{ maxWidth: '24rem' }}
        />
      )}
      <div className={classes.row}>
        {(['department', 'member'] as const).map((desk) => (
          <div key={desk} className={classes.grow}>
            <IdSelect
              label={say.desk[desk]}
              placeholder={say.desk.nobody}
              choices={choices[`${desk}s`]}
              value={step[`${desk}_id`]}
              gone={say.gone}
              onChange={(id) => form.setFieldValue(`${at}.${desk}_id`, id)}
              error={form.errors[`${at}.${desk}_id`]}
              clearable
            />
          </div>
        ))}
        <WholeField
          className={classes.narrow}
          label={say.due}
          description={say.dueHint}
          range={[0, mostDays]}
          value={step.due_in_days}
          onChange={(value) => form.setFieldValue(`${at}.due_in_days`, value)}
          handOn
          error={form.errors[`${at}.due_in_days`]}
        />
        <Select
          className={classes.narrow ?? ''}
          label={say.priority}
          data={Object.entries(priorities).map(([value, { label }]) => ({ value, label }))}
          value={String(step.priority)}
          onChange={(value) => form.setFieldValue(`${at}.priority`, Number(value ?? 2))}
          allowDeselect={false}
        />
      </div>
    </>
  )
}

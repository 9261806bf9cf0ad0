import { ActionIcon, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type Channel, channelKeys, channels, isLive } from '#studio/triggers/channels.ts'
import { mostDays, priorities } from '#studio/triggers/policies.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { needsOf } from './output-fields.tsx'
import { TemplateField } from './template-field.tsx'
import { newStep, type StepForm } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.outputs

type At = `outputs.${number}.steps.${number}`
type StepProps = FormProps & {
  at: At
  step: StepForm
  /** The channels before it in the chain. */
  before: readonly Channel[]
  /** Null where it is the only one. */
  remove: (() => void) | null
}

/** A step of a chain: the channel, and what that channel needs to know. */
export function StepFields({ form, choices, at, step, before, remove }: StepProps) {
  const previous = before.at(-1)
  const heading = previous === undefined ? say.first : say.otherwise(needsOf(previous))
  const choose = (value: string | null) => {
    const channel = channelKeys.find((one) => one === value)
    if (channel === undefined) return
    form.setFieldValue(at, { ...step, channel, description: step.description || newStep(channel, form.values.description).description })
    form.clearFieldError(`${at}.channel`)
  }
  return (
    <section className={classes.step} aria-label={heading}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text size="sm" fw={600}>
          {heading}
        </Text>
        {remove !== null && (
          <ActionIcon variant="subtle" color="gray" aria-label={say.removeStep} onClick={remove}>
            <Icon name="close" size={16} />
          </ActionIcon>
        )}
      </Group>
      <Stack gap="sm">
        <div className={classes.row}>
          <Select
            className={classes.grow ?? ''}
            label={say.channel}
            data={channelChoices}
            value={step.channel}
            onChange={choose}
            allowDeselect={false}
            error={form.errors[`${at}.channel`]}
          />
          {step.channel === 'email' && <TemplateField form={form} choices={choices} at={at} step={step} />}
        </div>
        {(step.channel === 'call' || step.channel === 'task') && <DeskFields form={form} choices={choices} at={at} step={step} channel={step.channel} />}
      </Stack>
    </section>
  )
}

const channelChoices = [
  { group: say.ready, items: channelKeys.filter(isLive).map(channelChoice) },
  { group: say.recipientNotYet, items: channelKeys.filter((channel) => !isLive(channel)).map(channelChoice) },
]

function channelChoice(channel: Channel) {
  return { value: channel, label: channels[channel].label, disabled: !isLive(channel) }
}

type DeskProps = FormProps & { at: At; step: StepForm; channel: 'call' | 'task' }

/** What lands on somebody's desk: about what, what to say, whose, until when. */
function DeskFields({ form, choices, at, step, channel }: DeskProps) {
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

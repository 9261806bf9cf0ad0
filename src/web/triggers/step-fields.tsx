import { ActionIcon, Checkbox, Group, Select, Stack, Text } from '@mantine/core'
import { attachmentKeys, attachments, isAttachmentOn } from '#studio/triggers/attachments.ts'
import { type Channel, channelKeys, channels, isLive } from '#studio/triggers/channels.ts'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { DeskFields } from './desk-fields.tsx'
import { needsOf } from './needs-of.ts'
import { TemplateField } from './template-field.tsx'
import { newStep, type StepForm, takesAttachments } from './trigger-form.ts'
import { mayReach } from './trigger-kinds.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.outputs

export type At = `outputs.${number}.steps.${number}`
type StepProps = FormProps & {
  at: At
  step: StepForm
  recipient: RecipientKind
  /** The channels before it in the chain. */
  before: readonly Channel[]
  /** Null where it is the only one. */
  remove: (() => void) | null
}

/** A step of a chain: the channel, and what that channel needs to know. */
export function StepFields({ form, choices, at, step, recipient, before, remove }: StepProps) {
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
            data={channelChoices(step.channel, recipient)}
            value={step.channel}
            onChange={choose}
            allowDeselect={false}
            error={form.errors[`${at}.channel`]}
          />
          {channels[step.channel].template && <TemplateField form={form} choices={choices} at={at} step={step} />}
        </div>
        {(step.channel === 'letter' || step.channel === 'sms' || step.channel === 'web-form') && !isLive(step.channel) && (
          <Text size="sm">{words.triggers.general.kindNotYet(step.channel)}</Text>
        )}
        {takesAttachments(step.channel) && <AttachmentFields form={form} at={at} step={step} />}
        {(step.channel === 'call' || step.channel === 'task') && <DeskFields form={form} choices={choices} at={at} step={step} channel={step.channel} />}
      </Stack>
    </section>
  )
}

/** What can reach such a person. What is chosen stays in sight. */
function channelChoices(chosen: Channel, recipient: RecipientKind) {
  const offered = channelKeys.filter((channel) => channel === chosen || mayReach(channel, recipient))
  return [
    { group: say.ready, items: offered.filter(isLive).map(channelChoice) },
    { group: say.channelNotYet, items: offered.filter((channel) => !isLive(channel)).map(channelChoice) },
  ].filter(({ items }) => items.length > 0)
}

function channelChoice(channel: Channel) {
  return { value: channel, label: channels[channel].label }
}

/** The papers that such records have, to tick. */
function AttachmentFields({ form, at, step }: Pick<StepProps, 'form' | 'at' | 'step'>) {
  const offered = attachmentKeys.filter((attachment) => isAttachmentOn(attachment, form.values.subject_kind))
  const printed = step.channel === 'letter'
  if (offered.length === 0) return null
  return (
    <Checkbox.Group
      label={printed ? say.printedWith : say.attached}
      value={step.attach}
      onChange={(chosen) =>
        form.setFieldValue(
          `${at}.attach`,
          attachmentKeys.filter((one) => chosen.includes(one)),
        )
      }
      error={form.errors[`${at}.attach`]}
    >
      <Group mt="xs">
        {offered.map((attachment) => (
          <Checkbox key={attachment} value={attachment} label={attachments[attachment].label} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

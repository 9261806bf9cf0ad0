import { ActionIcon, Button, Group, Input, Select, Stack, Text, Title } from '@mantine/core'
import { channels } from '#studio/triggers/channels.ts'
import { isRecipientOn, type RecipientKind, recipientKeys, recipients } from '#studio/triggers/recipients.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'
import { needsOf } from './needs-of.ts'
import { StepFields } from './step-fields.tsx'
import { newStep, type OutputForm, type TriggerForm } from './trigger-form.ts'
import { mayReach, nextChannels } from './trigger-kinds.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'

const say = words.triggers.outputs

type OutputProps = FormProps & { index: number; output: OutputForm }

/** One output: for whom, and the chain of which the first usable step is made. */
export function OutputFields({ form, choices, index, output, remove }: OutputProps & { remove: () => void }) {
  const at = `outputs.${index}` as const
  const chain = output.steps.map(({ channel }) => channel)
  const [next] = nextChannels(chain).filter((channel) => mayReach(channel, output.recipient.kind))
  const last = chain.at(-1)
  return (
    <section className={classes.output} aria-label={say.title(index)}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          {say.title(index)}
        </Title>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.remove(index)} onClick={remove}>
          <Icon name="bin" />
        </ActionIcon>
      </Group>
      <Stack>
        <RecipientFields form={form} choices={choices} index={index} output={output} />
        {output.steps.map((step, place) => (
          <StepFields
            key={step.key}
            form={form}
            choices={choices}
            at={`${at}.steps.${place}`}
            step={step}
            recipient={output.recipient.kind}
            before={chain.slice(0, place)}
            remove={output.steps.length > 1 ? () => form.removeListItem(`${at}.steps`, place) : null}
          />
        ))}
        {form.errors[`${at}.steps`] !== undefined && <Input.Error>{form.errors[`${at}.steps`]}</Input.Error>}
        {next !== undefined && (
          <div>
            <Button
              variant="default"
              size="sm"
              className={classes.add ?? ''}
              leftSection={<Icon name="plus" size={16} />}
              onClick={() => form.insertListItem(`${at}.steps`, newStep(next, form.values.description))}
            >
              {last === undefined ? say.add : say.addStep(needsOf(last))}
            </Button>
          </div>
        )}
        {last !== undefined && channels[last].needs !== null && (
          <Text size="xs" c="dimmed">
            {say.attention}
          </Text>
        )}
      </Stack>
    </section>
  )
}

function RecipientFields({ form, choices, index, output }: OutputProps) {
  const at = `outputs.${index}.recipient` as const
  const { kind, member_id, department_id } = output.recipient
  const choose = (value: string | null) => {
    const chosen = recipientKeys.find((one) => one === value)
    if (chosen !== undefined) form.setFieldValue(at, { kind: chosen, member_id: null, department_id: null })
  }
  return (
    <div className={classes.row}>
      <Select
        className={classes.grow ?? ''}
        label={say.recipient}
        data={recipientChoices(form.values, kind)}
        value={kind}
        onChange={choose}
        allowDeselect={false}
        error={form.errors[`${at}.kind`]}
      />
      {recipients[kind].names === 'member' && (
        <div className={classes.grow}>
          <IdSelect
            label={say.member}
            placeholder={say.choose.member}
            choices={choices.members}
            value={member_id}
            gone={say.gone}
            onChange={(id) => form.setFieldValue(`${at}.member_id`, id)}
            error={form.errors[`${at}.member_id`]}
            required
          />
        </div>
      )}
      {recipients[kind].names === 'department' && (
        <div className={classes.grow}>
          <IdSelect
            label={say.department}
            placeholder={say.choose.department}
            choices={choices.departments}
            value={department_id}
            gone={say.gone}
            onChange={(id) => form.setFieldValue(`${at}.department_id`, id)}
            error={form.errors[`${at}.department_id`]}
            required
          />
        </div>
      )}
    </div>
  )
}

/** Those that such a record has, and on a birthday whose it is. What is chosen stays in sight. */
function recipientChoices({ subject_kind, moment }: TriggerForm, chosen: RecipientKind) {
  return recipientKeys
    .filter((kind) => kind === chosen || (isRecipientOn(kind, subject_kind) && (kind !== 'family-member' || moment === 'birthday')))
    .map((kind) => ({ value: kind, label: recipients[kind].label }))
}

import { Button, Radio, Stack, Switch, Text, TextInput } from '@mantine/core'
import { purposes } from '#studio/messages/communication.ts'
import { channels } from '#studio/triggers/channels.ts'
import { words } from '#web/words/words.ts'
import { KindChoice } from './kind-choice.tsx'
import { type EditorTab, newOutput, newStep, type TriggerForm } from './trigger-form.ts'
import { kindOf, type TriggerKind, triggerKinds } from './trigger-kinds.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.general

/** What it is called, what it does in the guide's ten words, what for, and whether a person processes it. */
export function GeneralTab({ form, toTab }: FormProps & { toTab: (tab: EditorTab) => void }) {
  const { values } = form
  const chain = (values.outputs[0]?.steps ?? []).map(({ channel }) => channel)
  const own = chain.length > 0 && kindOf(chain) === null
  return (
    <Stack gap="xl" maw="56rem">
      <TextInput label={say.description} description={say.descriptionHint} maxLength={200} required {...form.getInputProps('description')} />
      <Stack gap="xs">
        <KindChoice
          kind={kindOf(chain)}
          recipient={values.outputs[0]?.recipient.kind ?? 'client'}
          choose={(kind) => form.setFieldValue('outputs', withKind(values, kind))}
          error={form.errors.outputs}
        />
        {own && <Text size="sm">{say.own(chain.map((channel) => channels[channel].label))}</Text>}
        {values.outputs.length > 1 && <Text size="sm">{say.more(values.outputs.length - 1)}</Text>}
      </Stack>
      <Radio.Group label={say.purpose} {...form.getInputProps('purpose')} onChange={(value) => choosePurpose(form, value)}>
        <Stack gap="sm" mt="xs">
          {purposes.map((purpose) => (
            <Radio key={purpose} value={purpose} label={say.purposes[purpose].label} description={say.purposes[purpose].says} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <Switch
          label={words.triggers.hours.automatic}
          description={values.automatic ? say.automaticOn : say.automaticOff}
          {...form.getInputProps('automatic', { type: 'checkbox' })}
          error={form.errors.automatic}
        />
        {values.automatic && (
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => toTab('hours')}>
            {say.toHours}
          </Button>
        )}
      </div>
    </Stack>
  )
}

/** Marketing never reaches Do Not Market clients: the tick comes with it. */
function choosePurpose(form: FormProps['form'], value: string): void {
  const purpose = purposes.find((one) => one === value) ?? 'transactional'
  form.setFieldValue('purpose', purpose)
  if (purpose === 'marketing') form.setFieldValue('exclusions.do_not_market', true)
}

/** The first output with the chain of the chosen type; steps of channels that stay keep what was entered. */
function withKind({ outputs, description }: TriggerForm, kind: TriggerKind): TriggerForm['outputs'] {
  const [first = newOutput(), ...others] = outputs
  const steps = triggerKinds[kind].map((channel) => first.steps.find((step) => step.channel === channel) ?? newStep(channel, description))
  return [{ ...first, steps }, ...others]
}

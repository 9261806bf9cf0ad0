import { Button, Stack, Text } from '@mantine/core'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { OutputFields } from './output-fields.tsx'
import { type EditorTab, newOutput, newStep } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.outputs
/** The endpoint takes no more. */
const most = 20

/** One thing that is made for every item, and for whom. */
export function OutputTab({ form, choices, index, toTab }: FormProps & { index: number; toTab: (tab: EditorTab) => void }) {
  const { outputs } = form.values
  const output = outputs[index]
  const add = () => {
    form.insertListItem('outputs', { ...newOutput(), steps: [newStep('email')] })
    toTab(`output-${outputs.length + 1}`)
  }
  const remove = () => {
    form.removeListItem('outputs', index)
    toTab(`output-${Math.max(1, index)}`)
  }
  const button = outputs.length < most && (
    <Button variant={outputs.length === 0 ? 'filled' : 'default'} leftSection={<Icon name="plus" />} onClick={add}>
      {say.add}
    </Button>
  )
  if (output === undefined) return <EmptyState icon="send" title={say.addFirst} text={form.errors.outputs ?? say.empty} action={button} />
  return (
    <Stack maw="56rem">
      <OutputFields key={output.key} form={form} choices={choices} index={index} output={output} remove={remove} />
      <Text size="sm" c="dimmed">
        {say.lead}
      </Text>
      <div>{button}</div>
    </Stack>
  )
}

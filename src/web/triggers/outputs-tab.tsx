import { Button, Stack, Text } from '@mantine/core'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { OutputFields } from './output-fields.tsx'
import { newOutput, newStep } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.outputs

/** What is made for every item, and for whom. */
export function OutputsTab({ form, choices }: FormProps) {
  const { outputs } = form.values
  const add = () => form.insertListItem('outputs', { ...newOutput(), steps: [newStep('email')] })
  const button = (
    <Button variant={outputs.length === 0 ? 'filled' : 'default'} leftSection={<Icon name="plus" />} onClick={add}>
      {say.add}
    </Button>
  )
  if (outputs.length === 0) return <EmptyState icon="send" title={say.addFirst} text={form.errors.outputs ?? say.empty} action={button} />
  return (
    <Stack maw="56rem">
      <Text size="sm" c="dimmed">
        {say.lead}
      </Text>
      {outputs.map((output, index) => (
        <OutputFields key={output.key} form={form} choices={choices} index={index} output={output} />
      ))}
      <div>{button}</div>
    </Stack>
  )
}

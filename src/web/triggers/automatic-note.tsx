import { Alert, Checkbox, Text } from '@mantine/core'
import { listItemGroups } from '#studio/matching/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import type { Trigger } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.hours

/** What automatic means for this trigger now; when it becomes so, whether what waits already goes too (case 47). */
export function AutomaticNote({ form, trigger }: Pick<FormProps, 'form'> & { trigger: Trigger }) {
  const groups = useAnswer(listItemGroups, { query: {} }, { when: !trigger.automatic })
  const waiting = groups.data?.groups.find(({ trigger_id }) => trigger_id === trigger.id)?.count ?? 0
  return (
    <Alert color={trigger.automatic ? 'gray' : 'honey'} variant="light" icon={<Icon name="info" />}>
      <Text size="sm">{say.automaticMeans}</Text>
      {!trigger.automatic && waiting > 0 && (
        <Checkbox mt="sm" label={say.include(waiting)} description={say.includeHint} {...form.getInputProps('include_waiting', { type: 'checkbox' })} />
      )}
    </Alert>
  )
}

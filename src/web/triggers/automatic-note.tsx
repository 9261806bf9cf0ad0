import { Alert, Text } from '@mantine/core'
import { listItemGroups } from '#studio/matching/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import type { Trigger } from './trigger-form.ts'

const say = words.triggers.hours

/** What automatic means for this trigger now: what it will do by itself, and that what waits already goes on waiting (case 47). */
export function AutomaticNote({ trigger }: { trigger: Trigger }) {
  const groups = useAnswer(listItemGroups, { query: {} }, { when: !trigger.automatic })
  const waiting = groups.data?.groups.find(({ trigger_id }) => trigger_id === trigger.id)?.count ?? 0
  return (
    <Alert color={trigger.automatic ? 'gray' : 'honey'} variant="light" icon={<Icon name="info" />}>
      <Text size="sm">{say.automaticMeans}</Text>
      {waiting > 0 && (
        <Text size="sm" mt="xs" fw={600}>
          {say.waiting(waiting)}
        </Text>
      )}
    </Alert>
  )
}

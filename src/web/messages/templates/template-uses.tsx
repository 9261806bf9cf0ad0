import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listTriggers } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { triggerPlace } from '#web/app/places.ts'
import { Section } from '#web/records/section.tsx'
import { words } from '#web/words/words.ts'

const say = words.templates

/** The triggers that send a template, under their heading. */
export function TemplateUses({ id }: { id: number }) {
  return (
    <Section title={say.usedBy}>
      <UsingTriggers id={id} />
    </Section>
  )
}

/** The triggers that send a template. */
export function UsingTriggers({ id }: { id: number }) {
  const triggers = useAnswer(listTriggers, { query: { template_id: id, limit: 100 } })
  if (triggers.data === undefined) return null
  if (triggers.data.rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {say.notUsed}
      </Text>
    )
  }
  return (
    <List size="sm">
      {triggers.data.rows.map((trigger) => (
        <List.Item key={trigger.id}>
          <Anchor component={Link} to={triggerPlace(trigger.id)}>
            {trigger.description}
          </Anchor>
        </List.Item>
      ))}
    </List>
  )
}

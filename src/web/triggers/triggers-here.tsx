import { Box } from '@mantine/core'
import { listTriggers } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import type { TriggerPlace } from './trigger-place.ts'
import { TriggersAt } from './triggers-at.tsx'

/** Beside a status or type in the settings: its triggers, and those of its statuses where it has some. */
export function TriggersHere({ place, name }: { place: TriggerPlace; name: string }) {
  const may = useMay('triggers.read')
  const query = { ...(place.status_id === null ? { type_id: place.type_id ?? undefined } : { status_id: place.status_id }), limit: 100 }
  const triggers = useAnswer(listTriggers, { query }, { when: may })
  if (!may) return null
  return (
    <Box mt="lg">
      <Section title={words.triggers.title}>
        <Loaded answer={triggers}>{({ rows }) => <TriggersAt place={place} triggers={rows} name={name} />}</Loaded>
      </Section>
    </Box>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { listItemGroups, listItems, readItem } from '#studio/matching/contract.ts'
import { letItemGo, readAutomatic } from '#studio/processing/automatic/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'

const say = words.automatic

/** When an automatic item goes, and what a person can do about it: let it go, hold it back until it is resumed or until a day. */
export function ItemGoing({ item }: { item: Output<typeof readItem> }) {
  const mayDecide = useMay('items.decide')
  const [until, setUntil] = useState<string | null>(null)
  const refreshes = [readItem, listItems, listItemGroups, readAutomatic]
  const go = useCommand(letItemGo, { refreshes, says: ({ state }) => (state === 'held' ? say.holdDone : say.letGoDone) })
  const decide = (body: { automatic: boolean; until?: string | null }) => go.mutate({ params: { id: item.id }, body: { version: item.version, ...body } })
  const waits = item.state === 'active' && item.waits_for !== null
  return (
    <Stack gap="sm">
      <Text size="sm">{item.goes_text}</Text>
      {mayDecide && (
        <Group align="end" gap="xs">
          {(waits || item.state === 'held') && (
            <Button variant="default" loading={go.isPending} onClick={() => decide({ automatic: true })}>
              {item.state === 'held' ? say.resume : say.letGo}
            </Button>
          )}
          <DateField label={say.holdUntil} value={until} onChange={setUntil} near />
          <Button variant="default" loading={go.isPending} onClick={() => decide({ automatic: false, until })}>
            {say.hold}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

import { Text, Timeline } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { readItem } from '#studio/matching/contract.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'

const say = words.process.item

/** Everything that happened to an item, newest first: who, when, why. */
export function ItemHistory({ events }: { events: Output<typeof readItem>['events'] }) {
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {events.toReversed().map((event) => (
        <Timeline.Item key={event.id} title={event.from_state === null ? `${say.entered}: ${say.states[event.to_state]}` : say.states[event.to_state]}>
          {event.reason_text !== null && <Text size="sm">{event.reason_text}</Text>}
          <Text size="xs" c="dimmed">
            <DateTimeText instant={event.at} /> {say.by(event.actor)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

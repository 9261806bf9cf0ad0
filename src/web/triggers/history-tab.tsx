import { Button, Stack, Text, Timeline } from '@mantine/core'
import { listTriggerEvents } from '#studio/triggers/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import type { Trigger } from './trigger-form.ts'
import { Versions } from './versions.tsx'
import { Section } from './what-it-does.tsx'

const say = words.triggers.history
const named: Readonly<Record<string, string>> = say.what

type HistoryProps = { trigger: Trigger; isDirty: boolean; mayWrite: boolean }

/** Its versions, to compare and to bring back; and everything else that happened to it. */
export function HistoryTab(props: HistoryProps) {
  return (
    <Stack gap="xl">
      <Section title={words.safeChange.versions}>
        <Versions {...props} />
      </Section>
      <Section title={words.safeChange.events}>
        <Events id={props.trigger.id} />
      </Section>
    </Stack>
  )
}

/** Who changed the trigger, and when it began to count anew. */
function Events({ id }: { id: number }) {
  const events = useList(listTriggerEvents, { params: { id }, query: { limit: 50 } })
  if (events.trouble !== null) return <Failed trouble={events.trouble} retry={events.retry} />
  if (events.pending) return <Loading lines={3} />
  return (
    <Stack align="flex-start">
      <Timeline bulletSize={12} lineWidth={2}>
        {events.rows.map((event) => (
          <Timeline.Item key={event.id} title={named[event.what] ?? event.what}>
            {Object.keys(event.changes).length > 0 && <Text size="sm">{say.fields(Object.keys(event.changes).map(fieldName))}</Text>}
            <Text size="xs" c="dimmed">
              <DateTimeText instant={event.at} /> {say.by(event.actor.name)}
              {event.armed && event.what !== 'created' ? ` · ${say.armed}` : ''}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {events.more && (
        <Button variant="default" loading={events.loadingMore} onClick={events.loadMore}>
          {words.actions.loadMore}
        </Button>
      )}
    </Stack>
  )
}

function fieldName(field: string): string {
  const names: Readonly<Record<string, string>> = say.names
  return names[field] ?? field
}

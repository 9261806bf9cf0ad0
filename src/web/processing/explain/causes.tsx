import { Text, Timeline } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { traceItem, traceMessage, traceTask } from '#studio/processing/causes/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

const say = words.why

type Trace = typeof traceMessage | typeof traceTask | typeof traceItem
type Cause = Output<typeof traceItem>['causes'][number]

/** The chain of causes, from what was made back to what set it off. */
export function Causes({ contract, id }: { contract: Trace; id: number }) {
  const answer = useAnswer(contract, { params: { id } })
  return (
    <Page title={say.causes} description={say.causesText}>
      <Loaded answer={answer}>
        {({ causes }) => (
          <Timeline bulletSize={12} lineWidth={2}>
            {causes.map((cause, place) => (
              <Timeline.Item key={`${place} ${cause.kind}`} title={say.kinds[cause.kind]}>
                <Link cause={cause} />
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Loaded>
    </Page>
  )
}

function Link({ cause: { kind, at, sentence, details, trigger_id, item_id, record } }: { cause: Cause }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm">{kind === 'record' && record !== null ? <RecordLink record={record}>{sentence}</RecordLink> : sentence}</Text>
      {details.map((detail) => (
        <Text key={detail} size="sm" c="dimmed">
          {detail}
        </Text>
      ))}
      {/* Since when a rule held stands in its details. */}
      {at !== null && kind !== 'rule' && (
        <Text size="xs" c="dimmed">
          <DateTimeText instant={at} />
        </Text>
      )}
      {kind === 'rule' && trigger_id !== null && (
        <TextLink to="/triggers/$id" params={{ id: trigger_id }} fz="sm">
          {say.toTrigger}
        </TextLink>
      )}
      {kind === 'listed' && item_id !== null && (
        <TextLink to="/process" search={{ item: item_id }} fz="sm">
          {say.toItem}
        </TextLink>
      )}
      {kind === 'record' && record !== null && (
        <TextLink to="/explain" search={{ kind: record.kind, id: record.id }} fz="sm">
          {say.allTriggers}
        </TextLink>
      )}
    </div>
  )
}

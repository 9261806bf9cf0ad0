import { Group, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { readItem } from '#studio/matching/contract.ts'
import type { ItemView } from '#studio/matching/item.ts'
import { itemStates } from '#studio/matching/item.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { clientPlace } from '#web/app/places.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText, DayText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Choice } from './choice.tsx'
import { type Choosing, choicesOf } from './choosing.ts'
import { WhyLink } from './explain/why-link.tsx'
import { ItemGoing } from './item-going.tsx'
import { ItemHistory } from './item-history.tsx'
import { nameOf } from './item-row.tsx'
import { PlannedEffects } from './planned-effects.tsx'
import { decisionOf, tickRow } from './ticks.ts'

const say = words.process.item
const tones: Readonly<Record<keyof typeof itemStates, Tone>> = {
  active: 'wait',
  held: 'neutral',
  attention: 'bad',
  expired: 'warn',
  withdrawn: 'neutral',
  processed: 'good',
  deleted: 'neutral',
}
type ItemDetailsProps = { id: number | undefined; view: ItemView; choosing: Choosing; close: () => void }

/** An opened item: the record, the trigger, the very message that would go out, and everything that happened to it. */
export function ItemDetails({ id, choosing, close }: ItemDetailsProps) {
  const item = useAnswer(readItem, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const data = id === undefined ? undefined : item.data
  const title = data === undefined ? words.process.list : nameOf(data)
  return (
    <Details
      opened={id !== undefined}
      onClose={close}
      title={title}
      actions={data !== undefined && choosing !== null ? <ItemChoice item={data} choosing={choosing} /> : undefined}
    >
      {id !== undefined && <Loaded answer={item}>{(found) => <ItemParts item={found} />}</Loaded>}
    </Details>
  )
}

type ReadItem = Output<typeof readItem>

function ItemChoice({ item, choosing }: { item: ReadItem; choosing: NonNullable<Choosing> }) {
  const { view } = itemStates[item.state]
  const choices = choicesOf(view)
  if (choices.length === 0) return <Text size="sm">{say.decided[view === 'done' || view === 'deleted' ? view : 'other']}</Text>
  return (
    <Choice
      choices={choices}
      anyway={view === 'missed'}
      name={nameOf(item)}
      chosen={decisionOf(choosing.ticks, item)}
      choose={(wanted) => choosing.setTicks((before) => tickRow(before, item, wanted))}
    />
  )
}

function ItemParts({ item }: { item: ReadItem }) {
  const { record } = item
  const open = item.state === 'active' || item.state === 'held' || item.state === 'attention' || item.state === 'expired'
  return (
    <>
      <Part title={say.record}>
        <Facts
          facts={[
            [
              say.client,
              record.client_id === null || record.client_name === null ? null : (
                <TextLink key="client" to={clientPlace(record.client_id)}>
                  {record.client_name}
                </TextLink>
              ),
            ],
            [
              say.about,
              record.client_name === record.label ? null : (
                <RecordLink key="record" record={record}>
                  {record.label}
                </RecordLink>
              ),
            ],
            [say.type, record.type],
            [say.status, record.status],
            [record.kind === 'session' ? say.sessionOn : say.on, record.on === null ? null : <DateText key="on" date={record.on} time={record.time} near />],
          ]}
        />
      </Part>
      <Part title={say.trigger} action={<WhyLink trigger={item.trigger_id} record={record} item={item.id} />}>
        <Facts
          facts={[
            [say.trigger, item.trigger],
            [
              say.state,
              <Group key="state" gap={6} display="inline-flex">
                <StatusBadge tone={tones[item.state]}>{say.states[item.state]}</StatusBadge>
                {item.late && <StatusBadge tone="warn">{words.process.late}</StatusBadge>}
              </Group>,
            ],
            [say.reason, item.reason_text],
            [words.process.heldUntil, item.state !== 'held' || item.hold_until === null ? null : <DayText key="held" instant={item.hold_until} />],
            [say.due, <DateText key="due" date={item.due_on} near />],
            [say.validUntil, item.valid_until === null ? null : <DateText key="valid" date={item.valid_until} near />],
          ]}
        />
      </Part>
      {item.goes_text !== null && (
        <Part title={words.automatic.label}>
          <ItemGoing item={item} />
        </Part>
      )}
      {open && (
        <Part title={say.messages}>
          <PlannedEffects id={item.id} version={item.version} />
        </Part>
      )}
      <Part title={say.history}>
        <ItemHistory events={item.events} />
      </Part>
    </>
  )
}

import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Static } from 'typebox'
import { type itemRow, listItems } from '#studio/matching/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { WhyLink } from '#web/processing/explain/why-link.tsx'
import { DateText, DateTimeText, DayText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from './section.module.css'
import { Section } from './section.tsx'

const say = words.records.items

type Item = Static<typeof itemRow>
type Of = { client_id: number } | { session_id: number } | { subject_kind: TriggerSubject; subject_id: number }

const views = { attention: 'attention', active: 'active', held: 'held', expired: 'missed', processed: 'done', deleted: 'deleted', withdrawn: 'left' } as const
const tones: Readonly<Record<Item['state'], Tone>> = {
  attention: 'warn',
  active: 'wait',
  held: 'neutral',
  expired: 'bad',
  processed: 'good',
  deleted: 'neutral',
  withdrawn: 'neutral',
}

/** What the triggers make of a record: what waits for a decision first, then what was done. Names the records that are not this one. */
export function TriggeredItems({ of, frame: Frame = Section }: { of: Of; frame?: typeof Section }) {
  const attention = useItems(of, 'attention')
  const active = useItems(of, 'active')
  const held = useItems(of, 'held')
  const missed = useItems(of, 'missed')
  const done = useItems(of, 'done')
  const triggers = useAnswer(listTriggers, { query: { limit: 500 } })
  const names = new Map(triggers.data?.rows.map(({ id, description }) => [id, description]))
  const all = [attention, active, held, missed, done]
  const failed = all.find(({ error }) => error !== null)
  const rows = all.flatMap(({ data }) => data?.rows ?? [])
  return (
    <Frame title={say.title} action={<WhyLink record={recordOf(of)} />}>
      {failed?.error && rows.length === 0 && <Failed trouble={failed.error} retry={() => void failed.refetch()} />}
      {all.some(({ isPending }) => isPending) && rows.length === 0 && <Loading lines={2} />}
      {all.every(({ data }) => data !== undefined) && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.empty}
        </Text>
      )}
      <ul className={classes.lines}>
        {rows.map((item) => (
          <li key={item.id}>
            <Icon name="trigger" size={16} />
            <div className={classes.body}>
              <Link to="/process" search={{ view: views[item.state], item: item.id }} className={classes.link ?? ''}>
                {names.get(item.trigger_id) ?? say.unknownTrigger}
              </Link>
              {isOther(item, of) && (
                <Text span inherit c="dimmed">
                  {` · ${item.record.label}`}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                <When item={item} />
                {item.reason_text !== null && item.state !== 'processed' && ` · ${item.reason_text}`}
              </Text>
            </div>
            <Group gap={6} wrap="nowrap">
              <StatusBadge tone={tones[item.state]}>{say.states[item.state]}</StatusBadge>
              <WhyLink trigger={item.trigger_id} record={item.record} item={item.id} name={names.get(item.trigger_id) ?? say.unknownTrigger} />
            </Group>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

/** The record whose triggers are asked about. */
function recordOf(of: Of): { kind: TriggerSubject; id: number } {
  if ('subject_id' in of) return { kind: of.subject_kind, id: of.subject_id }
  return 'session_id' in of ? { kind: 'session', id: of.session_id } : { kind: 'client', id: of.client_id }
}

function isOther({ record }: Item, of: Of): boolean {
  if ('subject_id' in of) return false
  if ('session_id' in of) return record.kind !== 'session'
  return record.label !== record.client_name
}

function useItems(of: Of, view: 'attention' | 'active' | 'held' | 'missed' | 'done') {
  return useAnswer(listItems, { query: { ...of, view, limit: 50 } }, { every: () => 20_000 })
}

function When({ item }: { item: Item }) {
  if (item.state === 'processed') {
    return (
      <>
        {say.processedAt} <DateTimeText instant={item.state_at} />
      </>
    )
  }
  if (item.state === 'held' && item.hold_until !== null) {
    return (
      <>
        {say.heldUntil} <DayText instant={item.hold_until} />
      </>
    )
  }
  return (
    <>
      {say.due} <DateText date={item.due_on} near />
    </>
  )
}

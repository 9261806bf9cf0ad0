import { Group, Text, UnstyledButton } from '@mantine/core'
import type { Static } from 'typebox'
import type { itemRow } from '#studio/matching/contract.ts'
import { isTyping } from '#web/ui/data-list/move-focus.ts'
import { DateText, DateTimeText, DayText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Choice } from './choice.tsx'
import { choicesOf, decisionOfKey } from './choosing.ts'
import { WhyLink } from './explain/why-link.tsx'
import type { ListProps } from './item-groups.tsx'
import classes from './process.module.css'
import { decisionOf, tickRow } from './ticks.ts'

export type Item = Static<typeof itemRow>

const say = words.process

/** One triggered item: whose record, when it is due, why it stands here, and the choice. */
export function ItemRow({ item, trigger, view, choosing, open, opened }: ListProps & { item: Item; trigger: string | null }) {
  const { record } = item
  const choices = choicesOf(view)
  const decision = choosing === null ? null : decisionOf(choosing.ticks, item)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const wanted = decisionOfKey(event.key)
    if (wanted === undefined || choosing === null || isTyping(event) || (wanted !== null && !choices.includes(wanted))) return
    choosing.setTicks((before) => (wanted === decisionOf(before, item) ? before : tickRow(before, item, wanted)))
  }
  return (
    // A double click opens the row, as in the guide; its name is the button that the keyboard uses.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.row}
      data-opened={item.id === opened || undefined}
      data-decision={decision ?? undefined}
      onKeyDown={onKeyDown}
      onDoubleClick={() => open(item.id)}
    >
      <div className={classes.who}>
        <UnstyledButton data-opens className={classes.name ?? ''} onClick={() => open(item.id)}>
          {nameOf(item)}
        </UnstyledButton>
        <Text size="xs" c="dimmed" truncate>
          {trigger === null ? '' : `${trigger} · `}
          <About record={record} />
        </Text>
      </div>
      <div className={classes.due}>
        <Group gap="xs">
          <Text size="sm">
            <DateText date={item.due_on} near={view === 'active' || view === 'attention'} />
          </Text>
          <WhyLink trigger={item.trigger_id} record={record} item={item.id} name={nameOf(item)} />
        </Group>
        <Why item={item} />
        {item.goes_text !== null && item.waits_for !== 'late' && (
          <Text size="xs" c="dimmed">
            {item.goes_text}
          </Text>
        )}
      </div>
      {choosing !== null && choices.length > 0 && (
        <Choice
          choices={choices}
          anyway={view === 'missed'}
          name={nameOf(item)}
          chosen={decision}
          choose={(wanted) => choosing.setTicks((before) => tickRow(before, item, wanted))}
        />
      )}
    </div>
  )
}

/** Whose record it is; a record of nobody by its own name. */
export function nameOf({ record }: Pick<Item, 'record'>): string {
  return record.client_name ?? record.label
}

/** Which record, of which type, when. A client's own is told only where it is about somebody else of the family. */
function About({ record: { label, client_name, type, on, time } }: Pick<Item, 'record'>) {
  const parts = [...(client_name === null || client_name === label ? [] : [label]), ...(type === null || type === label ? [] : [type])]
  return (
    <>
      {parts.join(' · ')}
      {on !== null && (
        <>
          {parts.length > 0 && ' · '}
          <DateText date={on} time={time} />
        </>
      )}
    </>
  )
}

/** Why it stands where it stands: late, held why and until when, the sentence of what is wrong. */
function Why({ item }: { item: Item }) {
  if (item.state === 'held' && item.hold_until !== null) {
    return (
      <Text size="xs" c="dimmed">
        {say.heldUntil} <DayText instant={item.hold_until} />
        {item.reason_text === null ? '' : ` · ${item.reason_text}`}
      </Text>
    )
  }
  // Somebody believes that this was sent: it has to be read that it was not.
  if (item.state === 'active' && (item.late || item.reason !== 'recalled')) {
    return item.late ? (
      <span>
        <StatusBadge tone="warn" title={item.reason_text ?? say.lateWhy}>
          {say.late}
        </StatusBadge>{' '}
        <Text span size="xs" c="dimmed">
          {item.reason_text ?? say.lateWhy}
        </Text>
      </span>
    ) : null
  }
  const settled = item.state === 'processed' || item.state === 'deleted' || item.state === 'withdrawn'
  if (settled) {
    return (
      <Text size="xs" c="dimmed">
        {say.item.states[item.state]} <DateTimeText instant={item.state_at} />
        {item.reason_text === null ? '' : ` · ${item.reason_text}`}
      </Text>
    )
  }
  if (item.reason_text === null) return null
  return (
    <Text size="xs" className={classes.why ?? ''} data-loud={item.state === 'attention' || item.state === 'active' || undefined}>
      {item.reason_text}
    </Text>
  )
}

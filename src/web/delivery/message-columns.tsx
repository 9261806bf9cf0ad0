import { Text } from '@mantine/core'
import type { Static } from 'typebox'
import type { dispatch } from '#studio/delivery/contract.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'

const say = words.messages

export type Message = Static<typeof dispatch>

const tones: Readonly<Record<Message['state'], Tone>> = {
  waiting: 'wait',
  claimed: 'wait',
  sending: 'wait',
  sent: 'good',
  retry: 'warn',
  failed: 'bad',
  'in-doubt': 'bad',
  recalled: 'neutral',
  expired: 'warn',
}

/** Whether it is about to be settled, so that looking again soon shows it. */
export function isLeaving({ state, resting }: Pick<Message, 'state' | 'resting'>): boolean {
  return state === 'claimed' || state === 'sending' || (state === 'waiting' && !resting)
}

/** Where a message is on its way, in a word. */
export function MessageState({ message: { state, resting } }: { message: Pick<Message, 'state' | 'resting'> }) {
  return <StatusBadge tone={tones[state]}>{state === 'waiting' && resting ? say.states.resting : say.states[state]}</StatusBadge>
}

export const messageColumns: readonly Column<Message>[] = [
  {
    key: 'to',
    label: say.columns.to,
    width: '22%',
    cell: (row) => (
      <>
        {row.to_name}
        <Text size="xs" c="dimmed" fw={400} style={{ overflowWrap: 'anywhere' }}>
          {row.to_address}
        </Text>
      </>
    ),
  },
  {
    key: 'subject',
    label: say.columns.subject,
    cell: (row) => (
      <>
        {row.subject}
        {row.record !== null && row.record.kind !== 'client' && row.record.kind !== 'session' && (
          <Text size="xs" c="dimmed" fw={400}>
            {recordLabel(row.record.kind, row.record.name)}
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'state',
    label: say.columns.state,
    width: '24%',
    cell: (row) => (
      <>
        <MessageState message={row} />
        {row.reason !== null && row.state !== 'sent' && (
          <Text size="xs" c="dimmed" mt={2}>
            {row.reason}
          </Text>
        )}
        {row.sent_with.length > 0 && (
          <Text size="xs" c="dimmed" mt={2}>
            {say.together(row.sent_with.map(({ name }) => name))}
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'when',
    label: say.columns.when,
    width: '11rem',
    cell: (row) =>
      row.settled_at === null && row.goes_at !== null ? (
        <>
          {say.goes} <DateTimeText instant={row.goes_at} />
        </>
      ) : (
        <DateTimeText instant={row.settled_at ?? row.created_at} />
      ),
  },
  { key: 'trigger', label: say.columns.trigger, width: '14%', phone: 'hide', cell: (row) => row.trigger ?? '' },
]

import { Group, Text } from '@mantine/core'
import type { Call } from '#studio/delivery/call-desk/contract.ts'
import { callOutcomes, callResults } from '#studio/messages/calls/call-result.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { PhoneLink } from './phone-link.tsx'

const say = words.calls

const results: Readonly<Record<string, { label: string }>> = callResults

/** How a call went, in words. */
export function resultName(result: string | null): string {
  return result === null ? '' : (results[result]?.label ?? result)
}

const name: Column<Call> = {
  key: 'name',
  label: say.columns.name,
  width: '24%',
  cell: (row) => (
    <Group component="span" gap={6} display="inline-flex">
      {row.to_name}
      {row.priority === 1 && row.call_state === 'open' && <StatusBadge tone="warn">{say.priority[1]}</StatusBadge>}
      {row.stop !== null && <StatusBadge tone="bad">{say.stop}</StatusBadge>}
      {row.no_longer !== null && <StatusBadge title={row.no_longer}>{say.noLonger}</StatusBadge>}
    </Group>
  ),
}
const phone: Column<Call> = { key: 'phone', label: say.columns.phone, width: '10rem', cell: (row) => <PhoneLink phone={row.to_address} /> }
const about: Column<Call> = {
  key: 'about',
  label: say.columns.about,
  cell: (row) => (
    <>
      {row.description}
      {below(row).map((line) => (
        <Text key={line} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </>
  ),
}

/** What whoever looks over the list should know. */
function below({ call_state, attempts, flagged }: Call): string[] {
  const standing = attempts.filter(({ undone_at }) => undone_at === null)
  const last = [resultName(standing[0]?.result ?? null), standing[0]?.note ?? ''].filter((part) => part !== '').join(', ')
  return [...(standing.length > 0 && call_state === 'open' ? [say.tries(standing.length, last)] : []), ...(flagged === null ? [] : [flagged])]
}

function ended({ call_outcome, call_result }: Call): string {
  if (call_outcome === null || call_outcome === 'reached' || call_outcome === 'booked') return resultName(call_result)
  return callOutcomes[call_outcome].label
}

export const callColumns: Readonly<Record<'open' | 'closed', readonly Column<Call>[]>> = {
  open: [name, phone, about, { key: 'due', label: say.columns.due, width: '15rem', cell: (row) => <DueText date={row.due_on} open /> }],
  closed: [
    name,
    phone,
    about,
    { key: 'result', label: say.columns.result, width: '11rem', cell: ended },
    { key: 'closed', label: say.columns.closed, width: '10rem', cell: (row) => <DateTimeText instant={row.closed_at} /> },
  ],
}

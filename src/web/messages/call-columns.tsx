import { Group, Text } from '@mantine/core'
import type { Call } from '#studio/delivery/call-desk/contract.ts'
import { callResults } from '#studio/messages/calls/call-result.ts'
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
  width: '22%',
  cell: (row) => (
    <Group component="span" gap={6} display="inline-flex">
      {row.to_name}
      {row.priority === 1 && row.call_state === 'open' && <StatusBadge tone="warn">{say.priority[1]}</StatusBadge>}
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
      {row.flagged !== null && (
        <Text size="xs" c="dimmed">
          {row.flagged}
        </Text>
      )}
    </>
  ),
}

export const callColumns: Readonly<Record<'open' | 'closed', readonly Column<Call>[]>> = {
  open: [name, phone, about, { key: 'due', label: say.columns.due, width: '18rem', cell: (row) => <DueText date={row.due_on} open /> }],
  closed: [
    name,
    phone,
    about,
    { key: 'result', label: say.columns.result, width: '10rem', cell: (row) => resultName(row.call_result) },
    { key: 'closed', label: say.columns.closed, width: '10rem', cell: (row) => <DateTimeText instant={row.closed_at} /> },
  ],
}

import { Group, Text } from '@mantine/core'
import type { Task } from '#studio/records/tasks/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import { linkedOf } from './linked.ts'

const say = words.tasks

const description: Column<Task> = {
  key: 'description',
  label: say.columns.description,
  cell: (row) => (
    <>
      <Group component="span" gap={6} display="inline-flex">
        {row.description}
        {row.priority === 1 && row.state === 'open' && <StatusBadge tone="warn">{say.highPriority}</StatusBadge>}
      </Group>
      {row.type !== null && (
        <Text size="xs" c="dimmed" fw={400} component="span" display="block">
          {row.type.name}
        </Text>
      )}
      {row.flagged !== null && (
        <Text size="xs" c="dimmed" fw={400} component="span" display="block">
          {row.flagged}
        </Text>
      )}
    </>
  ),
}
const who: Column<Task> = { key: 'who', label: say.columns.who, width: '15%', cell: (row) => row.member?.name ?? row.department?.name ?? say.nobody }
const about: Column<Task> = {
  key: 'about',
  label: say.columns.about,
  width: '19%',
  cell: (row) =>
    Object.values(linkedOf(row))
      .flatMap((record) => record?.name ?? [])
      .join(' · '),
}
const status: Column<Task> = {
  key: 'status',
  label: say.columns.status,
  width: '14%',
  cell: (row) => row.status !== null && <RecordStatus status={row.status} dueOn={row.status_due_on} />,
}

export const taskColumns: Readonly<Record<'open' | 'closed', readonly Column<Task>[]>> = {
  open: [description, status, who, about, { key: 'due', label: say.columns.due, width: '12rem', cell: (row) => <DueText date={row.due_on} open /> }],
  closed: [
    description,
    status,
    who,
    about,
    { key: 'when', label: say.columns.when, width: '10rem', cell: (row) => <DateTimeText instant={row.completed_at ?? row.canceled_at} /> },
  ],
}

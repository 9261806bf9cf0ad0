import { Group, Text } from '@mantine/core'
import type { Task } from '#studio/records/tasks/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import { clientInFile, yesOrNo } from '../shared-columns.tsx'
import { linkedOf } from './linked.ts'

const say = words.tasks
const { headers } = words.views

const description: Column<Task> = {
  key: 'description',
  label: say.columns.description,
  cell: (row) => (
    <>
      <Group component="span" gap={6} display="inline-flex">
        {row.description}
        {row.priority === 1 && row.state === 'open' && <StatusBadge tone="warn">{say.highPriority}</StatusBadge>}
      </Group>
      <Below text={row.type?.name} />
      <Below text={row.flagged} />
    </>
  ),
  file: {
    [headers.taskId]: ({ external_id }) => external_id ?? '',
    [headers.task]: (row) => row.description,
    [headers.taskType]: ({ type }) => type?.name ?? '',
    [headers.priority]: ({ priority }) => say.priorities[priority] ?? '',
  },
}

function Below({ text }: { text: string | null | undefined }) {
  if (text === null || text === undefined) return null
  return (
    <Text size="xs" c="dimmed" fw={400} component="span" display="block">
      {text}
    </Text>
  )
}

const status: Column<Task> = {
  key: 'status',
  label: say.columns.status,
  width: '14%',
  phone: 'plain',
  cell: (row) => row.status !== null && <RecordStatus status={row.status} dueOn={row.status_due_on} />,
  file: { [headers.status]: (row) => row.status?.name ?? '', [headers.statusDue]: ({ status_due_on }) => status_due_on ?? '' },
}
const who: Column<Task> = {
  key: 'who',
  label: say.columns.who,
  width: '15%',
  cell: (row) => row.member?.name ?? row.department?.name ?? say.nobody,
  file: { [headers.user]: ({ member }) => member?.name ?? '', [headers.department]: ({ department }) => department?.name ?? '' },
}
const about: Column<Task> = {
  key: 'about',
  label: say.columns.about,
  width: '19%',
  cell: (row) =>
    Object.values(linkedOf(row))
      .flatMap((record) => record?.name ?? [])
      .join(' · '),
  file: {
    ...clientInFile(({ client }) => client),
    [headers.sessionNumber]: ({ session }) => session?.number ?? '',
    [headers.invoiceNumber]: ({ invoice }) => invoice?.number ?? '',
    [headers.productionOrder]: ({ production_order }) => production_order?.number ?? '',
    [headers.preproductionOrder]: ({ preproduction_order }) => preproduction_order?.number ?? '',
  },
}
const days = {
  [headers.start]: ({ start_on }: Task) => start_on ?? '',
  [headers.due]: ({ due_on }: Task) => due_on ?? '',
  [headers.completed]: ({ completed_at }: Task) => completed_at?.slice(0, 10) ?? '',
  [headers.canceled]: ({ canceled_at }: Task) => yesOrNo(canceled_at !== null),
}

export const taskColumns: Readonly<Record<'open' | 'closed', readonly Column<Task>[]>> = {
  open: [
    description,
    status,
    who,
    about,
    { key: 'due', label: say.columns.due, width: '12rem', cell: (row) => <DueText date={row.due_on} open />, file: days },
  ],
  closed: [
    description,
    status,
    who,
    about,
    { key: 'when', label: say.columns.when, width: '10rem', cell: (row) => <DateTimeText instant={row.completed_at ?? row.canceled_at} />, file: days },
  ],
}

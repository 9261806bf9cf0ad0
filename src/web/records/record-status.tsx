import { Group, Text } from '@mantine/core'
import { DateText, useClock } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { daysFromToday } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'

type RecordStatusProps = {
  status: { name: string }
  dueOn: string | null
  /** Adds how far away the due date is. */
  near?: boolean
}

/** Where a record stands, and until when it should have moved on. */
export function RecordStatus({ status, dueOn, near = false }: RecordStatusProps) {
  const clock = useClock()
  const isOver = dueOn !== null && daysFromToday(dueOn, clock) < 0
  return (
    <Group gap="0.2rem 0.5rem" component="span" display="inline-flex">
      <StatusBadge tone="wait">{status.name}</StatusBadge>
      {dueOn !== null && (
        <Text span size="xs" c={isOver ? 'var(--mantine-color-error)' : 'dimmed'}>
          {words.records.due} <DateText date={dueOn} near={near} />
          {isOver && !near && `, ${words.records.overdue}`}
        </Text>
      )}
    </Group>
  )
}

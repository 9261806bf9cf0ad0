import { Stack, Text } from '@mantine/core'
import type { Job, JobRun } from '#studio/control-center/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText, useClock } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { type Clock, writtenInstant } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'

const say = words.controlCenter

/** How each job stands, at a glance; trouble in its whole sentence. */
export const jobColumns: readonly Column<Job>[] = [
  {
    key: 'name',
    label: say.columns.name,
    cell: ({ name, says }) => (
      <Stack component="span" gap={0}>
        <Text span inherit fw={600}>
          {name}
        </Text>
        <Text span size="sm" c="dimmed" fw={400}>
          {says}
        </Text>
      </Stack>
    ),
    width: '34%',
  },
  { key: 'when', label: say.columns.when, cell: (job) => <When job={job} />, phone: 'plain' },
  { key: 'last', label: say.columns.last, cell: (job) => <LastRun job={job} />, width: '28%', phone: 'plain' },
]

function When({ job }: { job: Job }) {
  return (
    <Stack gap={0}>
      <span>{say.when(job.when, false)}</span>
      <Text span size="sm" c="dimmed">
        {say.next('')}
        <NextRun job={job} />
      </Text>
    </Stack>
  )
}

/** When it comes next by itself. */
export function NextRun({ job: { next_at, enabled, due } }: { job: Job }) {
  if (!enabled || next_at === null) return say.notByItself
  return due ? say.due : <DateTimeText instant={next_at} />
}

/** Whether it works, when it last did, and what came of the last run that did something. */
export function LastRun({ job }: { job: Job }) {
  const { last_started_at, last_finished_at, last_run, failing } = job
  const clock = useClock()
  return (
    <Stack gap={2}>
      <span>
        <State job={job} /> {last_started_at === null ? say.never : <DateTimeText instant={last_started_at} />}
        {last_started_at !== null && last_finished_at !== null && last_finished_at >= last_started_at && ` · ${tookOf(last_started_at, last_finished_at)}`}
      </span>
      {failing && last_run !== null && (
        <Text span size="sm" c="var(--mantine-color-error)">
          {last_run.error}
        </Text>
      )}
      {!failing && last_started_at !== null && (
        <Text span size="sm" c="dimmed">
          {toldOf(job, clock)}
        </Text>
      )}
    </Stack>
  )
}

/** What came of the last run; where it had nothing to do, of the last one that had. */
function toldOf({ last_run, last_started_at }: Job, clock: Clock): string {
  if (last_run === null || last_run.counts.length === 0) return say.nothing
  return last_run.started_at === last_started_at ? countsOf(last_run) : say.before(writtenInstant(last_run.started_at, clock), countsOf(last_run))
}

function countsOf({ counts }: JobRun): string {
  return counts.map(({ name, count }) => say.count(name, count)).join(', ')
}

/** "12 seconds". */
export function tookOf(from: string, to: string): string {
  return say.took(new Date(to).getTime() - new Date(from).getTime())
}

function State({ job: { running, failing, enabled, standing_still, asked_by } }: { job: Job }) {
  if (running) return <StatusBadge tone="wait">{say.states.running}</StatusBadge>
  if (asked_by !== null) return <StatusBadge tone="wait">{say.states.asked}</StatusBadge>
  if (failing) return <StatusBadge tone="bad">{say.states.failing}</StatusBadge>
  if (!enabled) return <StatusBadge>{say.states.off}</StatusBadge>
  return standing_still ? <StatusBadge>{say.states.still}</StatusBadge> : <StatusBadge tone="good">{say.states.on}</StatusBadge>
}

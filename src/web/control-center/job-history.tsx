import { Button, Stack, Text } from '@mantine/core'
import { type Job, type JobRun, listJobRuns } from '#studio/control-center/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { tookOf } from './job-columns.tsx'
import { controlCenterRoute } from './screens.tsx'

const say = words.controlCenter.details

/** The runs of a job that did something, failed, or were asked for; newest first. */
export function JobHistory({ job: { key, running, asked_by }, trouble }: { job: Job; trouble: boolean }) {
  const busy = running || asked_by !== null
  const list = useList(listJobRuns, { params: { job: key }, query: { limit: 20, ...(trouble ? { failed: true } : {}) } }, { every: busy ? 1000 : 5000 })
  if (list.trouble !== null && list.rows.length === 0) return <Failed trouble={list.trouble} retry={list.retry} />
  if (list.pending) return <Loading lines={3} />
  if (list.rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {trouble ? say.noTrouble : say.noHistory}
      </Text>
    )
  return (
    <>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {list.rows.map((run) => (
          <li key={run.id}>
            <Run run={run} />
          </li>
        ))}
      </Stack>
      {list.more && (
        <Button variant="default" size="compact-sm" loading={list.loadingMore} onClick={list.loadMore} style={{ alignSelf: 'flex-start' }}>
          {say.more}
        </Button>
      )}
    </>
  )
}

function Run({ run }: { run: JobRun }) {
  const { started_at, finished_at, outcome, error, detail, times } = run
  return (
    <Stack gap={0}>
      <Text span size="sm">
        <DateTimeText instant={started_at} />
        {times === 1 ? ` · ${tookOf(started_at, finished_at)}` : ` · ${say.times(times)}`}
        <Text span inherit c="dimmed">{` · ${byOf(run)}`}</Text>
      </Text>
      {error !== null && (
        <Text span size="sm" c={outcome === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {error}
        </Text>
      )}
      <Text span size="sm">
        <Counts run={run} />
      </Text>
      {detail !== null && (
        <Text component="details" size="sm" c="dimmed">
          <summary>{say.technical}</summary>
          <span style={{ overflowWrap: 'anywhere' }}>{detail}</span>
        </Text>
      )}
    </Stack>
  )
}

/** What it counted, each a way to what is behind it. */
function Counts({ run: { id, outcome, counts } }: { run: JobRun }) {
  const to = (count: string | undefined) =>
    ({
      from: controlCenterRoute.fullPath,
      to: controlCenterRoute.fullPath,
      resetScroll: false,
      search: (before: object) => ({ ...before, run: id, count }),
    }) as const
  if (outcome === 'stopped') return <TextLink {...to(undefined)}>{say.moved}</TextLink>
  if (counts.length === 0) return outcome === 'failed' ? null : words.controlCenter.nothing
  return counts.map(({ name, count, listed }, at) => (
    <span key={name}>
      {at > 0 && ', '}
      {listed ? <TextLink {...to(name)}>{words.controlCenter.count(name, count)}</TextLink> : words.controlCenter.count(name, count)}
    </span>
  ))
}

function byOf({ by: { kind, name } }: JobRun): string {
  if (kind === 'schedule') return say.by.schedule
  return kind === 'hint' ? say.by.hint : say.by.person(name ?? '')
}

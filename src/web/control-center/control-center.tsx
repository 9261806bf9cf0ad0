import { Alert, NativeSelect, Text } from '@mantine/core'
import { type Job, keepJobHistory, listJobs } from '#studio/control-center/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { pauseStudio, readStudio } from '#studio/staff/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { AutomaticNotice } from '#web/processing/automatic-notice.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { JobActions } from './job-actions.tsx'
import { jobColumns } from './job-columns.tsx'
import { JobDetails } from './job-details.tsx'
import { controlCenterRoute } from './screens.tsx'

const say = words.controlCenter

const actions = (row: Job) => <JobActions job={row} />

/** What Hotshoe does by itself: when, and what came of it. */
export function ControlCenter() {
  const me = useMe()
  const mayChange = useMay('delivery.control')
  const search = controlCenterRoute.useSearch()
  const go = controlCenterRoute.useNavigate()
  const list = useList(listJobs, {}, { every: (first) => (first?.rows.some(isBusy) === true ? 1000 : 10_000) })
  const open = (job: string | undefined) => void go({ search: { job }, resetScroll: false })
  const opened = list.rows.findIndex(({ key }) => key === search.job)
  return (
    <Page title={say.title} description={say.description} actions={mayChange && me.paused_at === null && <PauseAll />}>
      {Math.abs(me.clock_shift_seconds) >= 60 && (
        <Alert color="gray" icon={<Icon name="clock" />}>
          {say.realTime}
        </Alert>
      )}
      <AutomaticNotice />
      <DataList
        label={say.list}
        list={list}
        columns={jobColumns}
        id={({ key }) => list.rows.findIndex((row) => row.key === key)}
        open={({ key }) => open(key)}
        opened={opened === -1 ? undefined : opened}
        empty={<EmptyState icon="clock" title={say.empty} text={say.emptyText} />}
        {...(mayChange ? { actions } : {})}
      />
      {mayChange && list.first !== undefined && <KeepDays days={list.first.keep_days} />}
      <JobDetails job={list.rows[opened]} search={search} close={() => open(undefined)} />
    </Page>
  )
}

/** Something is about to show. */
function isBusy({ running, asked_by }: Job): boolean {
  return running || asked_by !== null
}

function PauseAll() {
  const pause = useCommand(pauseStudio, { refreshes: [readMe, readStudio, listJobs], says: () => words.settings.sender.nowPaused })
  return (
    <ConfirmButton
      variant="default"
      leftSection={<Icon name="pause" size={16} />}
      label={say.pause}
      title={say.pauseTitle}
      text={say.pauseText}
      loading={pause.isPending}
      onConfirm={() => pause.mutate({ body: { paused: true } })}
    />
  )
}

function KeepDays({ days }: { days: number }) {
  const keep = useCommand(keepJobHistory, { refreshes: [listJobs], says: ({ keep_days }) => say.kept(keep_days) })
  const offered = [...new Set([7, 30, 90, 180, 365, 400, days])].toSorted((a, b) => a - b)
  return (
    <NativeSelect
      label={
        <Text span size="sm">
          {say.keep}
        </Text>
      }
      maw="14rem"
      value={String(days)}
      disabled={keep.isPending}
      data={offered.map((one) => ({ value: String(one), label: say.keepDays(one) }))}
      onChange={(event) => keep.mutate({ body: { keep_days: Number(event.currentTarget.value) } })}
    />
  )
}

import { Button, Group, Switch, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type Job, listJobRuns, listJobs, readJobWarnings, runJob, scheduleJob } from '#studio/control-center/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'

const say = words.controlCenter

/** On or off, and Run now. `named`: the switch says what it is where no list does. Where a studio can hardly do without it, switching off asks first. */
export function JobActions({ job: { key, name, enabled, schedule, version, while_off, running }, named = false }: { job: Job; named?: boolean }) {
  const put = useCommand(scheduleJob, {
    refreshes: [listJobs, readJobWarnings],
    says: (job) => (job.enabled ? say.switchedOn(name) : say.switchedOff(name)),
  })
  const run = useCommand(runJob, { refreshes: [listJobs, listJobRuns], says: ({ job }) => say.running(name, !job.enabled) })
  const toggle = () => put.mutate({ params: { job: key }, body: { enabled: !enabled, schedule, version } })
  const ask = () =>
    modals.openConfirmModal({
      title: say.switchOffTitle(name),
      children: <Text size="sm">{say.switchOffText(while_off ?? '')}</Text>,
      labels: { confirm: say.switchOff, cancel: words.actions.cancel },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: toggle,
    })
  return (
    <Group gap="sm" wrap="nowrap" justify="flex-end">
      <Switch
        {...(named ? { label: say.columns.byItself } : {})}
        checked={enabled}
        disabled={put.isPending}
        aria-label={say.byItself(name)}
        onChange={enabled && while_off !== null ? ask : toggle}
      />
      <Button
        variant="default"
        size="compact-sm"
        loading={run.isPending}
        disabled={running}
        aria-label={`${say.run}: ${name}`}
        onClick={() => run.mutate({ params: { job: key }, body: {} })}
      >
        {say.run}
      </Button>
    </Group>
  )
}

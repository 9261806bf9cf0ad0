import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Job } from '#studio/control-center/contract.ts'
import { useMay } from '#web/app/me.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'
import { JobActions } from './job-actions.tsx'
import { LastRun, NextRun } from './job-columns.tsx'
import { JobHistory } from './job-history.tsx'
import { RunItems } from './run-items.tsx'
import { ScheduleForm } from './schedule-form.tsx'
import { controlCenterRoute } from './screens.tsx'

const say = words.controlCenter

type JobDetailsProps = { job: Job | undefined; search: { run?: number | undefined; count?: string | undefined; trouble?: true | undefined }; close: () => void }

/** An opened job: when it runs, and its history; or what one of its runs was about. */
export function JobDetails({ job, search, close }: JobDetailsProps) {
  const mayChange = useMay('delivery.control')
  const [choosing, setChoosing] = useState(false)
  return (
    <Details
      opened={job !== undefined}
      onClose={close}
      title={job?.name ?? ''}
      actions={mayChange && job !== undefined ? <JobActions job={job} named /> : undefined}
    >
      {job !== undefined && search.run !== undefined && <RunItems run={search.run} count={search.count} />}
      {job !== undefined && search.run === undefined && (
        <>
          <Text mb="lg">{job.says}</Text>
          <Part
            title={say.columns.when}
            action={
              mayChange && (
                <Button variant="default" size="compact-sm" onClick={() => setChoosing(true)}>
                  {say.details.schedule}
                </Button>
              )
            }
          >
            <Facts
              facts={[
                [say.details.when, say.when(job.when, job.at_once)],
                [say.details.next, <NextRun key="next" job={job} />],
                [say.details.last, <LastRun key="last" job={job} />],
                [
                  say.details.changed,
                  job.changed_by === null ? null : (
                    <span key="changed">
                      {job.changed_by}, <DateTimeText instant={job.changed_at} />
                    </span>
                  ),
                ],
              ]}
            />
          </Part>
          <Part title={say.details.history} action={<OnlyTrouble on={search.trouble === true} />}>
            <JobHistory job={job} trouble={search.trouble === true} />
          </Part>
        </>
      )}
      {job !== undefined && <ScheduleForm job={choosing ? job : null} close={() => setChoosing(false)} />}
    </Details>
  )
}

function OnlyTrouble({ on }: { on: boolean }) {
  const go = controlCenterRoute.useNavigate()
  return (
    <Group>
      <Checkbox
        size="sm"
        label={say.details.onlyTrouble}
        checked={on}
        onChange={() => void go({ search: (before) => ({ ...before, trouble: on ? undefined : true }), replace: true })}
      />
    </Group>
  )
}

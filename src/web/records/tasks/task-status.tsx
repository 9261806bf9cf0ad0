import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Task } from '#studio/records/tasks/contract.ts'
import { useMay } from '#web/app/me.ts'
import { Part } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'
import { ChangeStatus } from '../change-status.tsx'
import { RecordStatus } from '../record-status.tsx'

/** Where a task with a type stands, and the way to move it. A canceled one keeps its status. */
export function TaskStatus({ task, dirty }: { task: Task; dirty: boolean }) {
  const [changing, setChanging] = useState(false)
  const mayWrite = useMay('tasks.write')
  const { id, version, description, type, status, status_due_on, state } = task
  if (type === null || status === null) return null
  return (
    <Part title={words.records.status}>
      <Group gap="sm">
        <RecordStatus status={status} dueOn={status_due_on} />
        {mayWrite && state !== 'canceled' && !dirty && (
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
            {words.records.changeStatus.button}
          </Button>
        )}
      </Group>
      <ChangeStatus
        kind="task"
        record={{ id, version, name: description, typeId: type.id, status, status_due_on }}
        opened={changing}
        close={() => setChanging(false)}
      />
    </Part>
  )
}

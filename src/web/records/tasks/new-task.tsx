import { useState } from 'react'
import { createTask, listTasks } from '#studio/records/tasks/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Details } from '#web/ui/details.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'
import { TaskForm } from './task-form.tsx'

/** A task that a person adds. */
export function NewTask({ opened, close }: { opened: boolean; close: (saved: boolean) => void }) {
  const [dirty, setDirty] = useState(false)
  const create = useCommand(createTask, { refreshes: [listTasks], says: () => words.tasks.added, done: () => close(true), handles: () => true })
  return (
    <Details opened={opened} onClose={() => close(false)} title={words.tasks.newTitle}>
      <TaskForm
        task={null}
        saving={create.isPending}
        trouble={create.error}
        reload={() => create.reset()}
        save={(body, refused) => create.mutate({ body }, { onError: refused })}
        setDirty={setDirty}
      />
      <LeaveGuard dirty={dirty} inDrawer />
    </Details>
  )
}

import { ActionIcon, Tooltip } from '@mantine/core'
import { completeTask, listTasks, readTask, readTaskHistory, type Task } from '#studio/records/tasks/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

const say = words.tasks

/** Marks a task done from the list, or opens it again. */
export function TickTask({ task }: { task: Task }) {
  const complete = useCommand(completeTask, { refreshes: [listTasks, readTask, readTaskHistory], says: ({ state }) => say.saved[state] })
  if (task.state === 'canceled') return null
  const open = task.state === 'open'
  const label = open ? say.complete(task.description) : say.reopenOf(task.description)
  return (
    <Tooltip label={open ? say.details.done : say.details.reopen}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={label}
        loading={complete.isPending}
        onClick={() => complete.mutate({ params: { id: task.id }, body: { completed: open, version: task.version } })}
      >
        <Icon name={open ? 'check' : 'undo'} />
      </ActionIcon>
    </Tooltip>
  )
}

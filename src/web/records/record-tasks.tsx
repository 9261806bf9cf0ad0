import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listTasks, type Task } from '#studio/records/tasks/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateText, DateTimeText } from '#web/ui/dates.tsx'
import type { Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from './section.module.css'
import { Section } from './section.tsx'

const say = words.records.tasks

type Of =
  | { client_id: number }
  | { session_id: number }
  | { appointment_id: number }
  | { invoice_id: number }
  | { production_order_id: number }
  | { preproduction_order_id: number }

/** What somebody is to do about a record, and what is done. Nothing where there is none. */
export function RecordTasks({ of, frame: Frame = Section }: { of: Of; frame?: typeof Part }) {
  const open = useAnswer(listTasks, { query: { ...of, state: 'open', limit: 50 } })
  const done = useAnswer(listTasks, { query: { ...of, state: 'done', limit: 20 } })
  const tasks = [...(open.data?.rows ?? []), ...(done.data?.rows ?? [])]
  if (tasks.length === 0) return null
  return (
    <Frame
      title={say.title}
      action={
        <Link to="/tasks" className={classes.link ?? ''}>
          {say.all}
        </Link>
      }
    >
      <ul className={classes.lines}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Icon name="task" size={16} />
            <div className={classes.body}>
              {task.description}
              <Text size="xs" c="dimmed">
                <When task={task} />
                {task.member !== null && ` · ${task.member.name}`}
                {task.member === null && task.department !== null && ` · ${task.department.name}`}
              </Text>
            </div>
            <StatusBadge tone={task.state === 'done' ? 'good' : 'wait'}>{say.states[task.state]}</StatusBadge>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

function When({ task: { state, completed_at, due_on } }: { task: Task }) {
  if (state === 'done') {
    return (
      <>
        {say.doneAt} <DateTimeText instant={completed_at} />
      </>
    )
  }
  return (
    <>
      {say.due} <DateText date={due_on} near />
    </>
  )
}

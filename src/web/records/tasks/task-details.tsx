import { Alert, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { cancelTask, changeTask, completeTask, listTasks, readTask, readTaskHistory, type Task } from '#studio/records/tasks/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { type Editing, EditingOf } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import { History } from '../history.tsx'
import { useImpactFirst } from '../impact/use-impact-first.tsx'
import { TriggeredItems } from '../triggered-items.tsx'
import { TaskForm } from './task-form.tsx'
import { linkFacts } from './task-links.tsx'
import { TaskStatus } from './task-status.tsx'

const say = words.tasks.details

/** An opened task. Is made anew for each: what is unsaved belongs to one. */
export function TaskDetails({ id, close }: { id: number | undefined; close: (saved: boolean) => void }) {
  const [dirty, setDirty] = useState(false)
  const task = useAnswer(readTask, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const mayWrite = useMay('tasks.write')
  const data = id === undefined ? undefined : task.data
  return (
    <Details
      opened={id !== undefined}
      onClose={() => close(false)}
      title={data?.description ?? words.tasks.title}
      actions={mayWrite && data !== undefined ? <TaskActions task={data} dirty={dirty} close={() => close(true)} /> : undefined}
    >
      {id !== undefined && (
        <EditingOf answer={task} inDrawer>
          {(found, editing) => (
            <TaskParts
              task={found}
              dirty={dirty}
              editing={{
                ...editing,
                setDirty: (unsaved) => {
                  setDirty(unsaved)
                  editing.setDirty(unsaved)
                },
              }}
            />
          )}
        </EditingOf>
      )}
    </Details>
  )
}

const touched = [listTasks, readTask, readTaskHistory]

function TaskActions({ task, dirty, close }: { task: Task; dirty: boolean; close: () => void }) {
  const options = { refreshes: touched, says: ({ state }: Task) => words.tasks.saved[state], done: close }
  const complete = useCommand(completeTask, options)
  const cancel = useCommand(cancelTask, options)
  const params = { id: task.id }
  const { version } = task
  // Closing the task would lose what was typed.
  if (dirty) return <Text size="sm">{say.saveFirst}</Text>
  if (task.state === 'open') {
    return (
      <>
        <Button loading={complete.isPending} onClick={() => complete.mutate({ params, body: { completed: true, version } })}>
          {say.done}
        </Button>
        <ConfirmButton
          variant="subtle"
          color="gray"
          label={say.cancel}
          title={say.cancelTitle}
          text={say.cancelText}
          refuse={words.actions.keepIt}
          onConfirm={() => cancel.mutate({ params, body: { canceled: true, version } })}
        />
      </>
    )
  }
  const reopen = () =>
    task.state === 'done' ? complete.mutate({ params, body: { completed: false, version } }) : cancel.mutate({ params, body: { canceled: false, version } })
  return (
    <Button variant="default" loading={complete.isPending || cancel.isPending} onClick={reopen}>
      {say.reopen}
    </Button>
  )
}

function TaskParts({ task, dirty, editing }: { task: Task; dirty: boolean; editing: Editing }) {
  const mayWrite = useMay('tasks.write')
  const hasForm = mayWrite && task.state === 'open'
  const impact = useImpactFirst()
  const change = useCommand(changeTask, {
    refreshes: touched,
    says: () => words.tasks.changed,
    done: () => {
      editing.setDirty(false)
      impact.saved()
    },
    handles: () => true,
  })
  return (
    <>
      {task.flagged !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.flagged} mb="md">
          {task.flagged}
        </Alert>
      )}
      {impact.window}
      <TaskStatus task={task} dirty={dirty} />
      {hasForm && (
        <Part title={say.change}>
          <TaskForm
            task={task}
            saving={change.isPending || impact.asking}
            trouble={change.error}
            reload={editing.reload}
            setDirty={editing.setDirty}
            save={(fields, refused) => {
              const save = () => change.mutate({ params: { id: task.id }, body: { ...fields, version: task.version } }, { onError: refused })
              impact.first({ kind: 'task', id: task.id, fields }, save)
            }}
          />
        </Part>
      )}
      <Part title={say.facts} action={task.cause_item_id === null ? undefined : <CausesLink of={{ task: task.id }} label={words.why.whyMade} />}>
        <Facts
          facts={[
            ...(hasForm ? [] : ownFacts(task)),
            ...(hasForm ? linkFacts(task) : [[words.tasks.form.type, task.type?.name] as const, ...linkFacts(task)]),
            [
              say.cause,
              task.cause_item_id === null ? null : (
                <TextLink key="cause" to="/process" search={{ view: 'done', item: task.cause_item_id }}>
                  {say.causeLink}
                </TextLink>
              ),
            ],
            [say.completed, task.completed_at === null ? null : <DateTimeText key="completed" instant={task.completed_at} />],
            [say.canceled, task.canceled_at === null ? null : <DateTimeText key="canceled" instant={task.canceled_at} />],
            [say.madeBy, task.actor.name],
          ]}
        />
      </Part>
      <TriggeredItems of={{ subject_kind: 'task', subject_id: task.id }} frame={Part} />
      <History kind="task" id={task.id} frame={Part} />
    </>
  )
}

/** What the form shows where there is one. */
function ownFacts({ member, department, due_on, state, notes }: Task): (readonly [string, React.ReactNode])[] {
  return [
    [words.tasks.columns.who, [member?.name, department?.name].filter((part) => part !== undefined).join(', ') || words.tasks.nobody],
    [words.tasks.columns.due, <DueText key="due" date={due_on} open={state === 'open'} />],
    [words.tasks.form.notes, notes],
  ]
}

import { Button, Group, Switch } from '@mantine/core'
import { listTasks, type Task } from '#studio/records/tasks/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { NewTask } from './new-task.tsx'
import { type TaskView, tasksRoute, taskViews } from './screens.tsx'
import { taskColumns } from './task-columns.tsx'
import { TaskDetails } from './task-details.tsx'
import { TickTask } from './tick-task.tsx'

const say = words.tasks

const tick = (task: Task) => <TickTask task={task} />

/** What is to be done in the studio. */
export function Tasks() {
  const { view = 'open', q, mine, task } = tasksRoute.useSearch()
  const go = tasksRoute.useNavigate()
  const { member } = useMe()
  const mayWrite = useMay('tasks.write')
  const member_id = mine === true ? member?.id : undefined
  const list = useList(listTasks, { query: { state: view, search: q, member_id, limit: 100 } })
  const open = (next: number | 'new' | undefined, saved = false) =>
    void go({ search: (before) => ({ ...before, task: next }), resetScroll: false, ignoreBlocker: saved })
  const close = (saved: boolean) => open(undefined, saved)
  const add = (
    <Button leftSection={<Icon name="plus" />} onClick={() => open('new')}>
      {say.add}
    </Button>
  )
  return (
    <Page title={say.title} description={say.description} actions={mayWrite && add}>
      <Group justify="space-between" gap="sm">
        <ViewTabs
          label={say.list}
          views={taskViews}
          names={say.views}
          view={view}
          controls="tasks"
          choose={(next) => void go({ search: (before) => ({ ...before, view: next === 'open' ? undefined : next, task: undefined }), replace: true })}
        />
        <Group gap="md" style={{ flex: '1 1 24rem', justifyContent: 'flex-end' }}>
          {member !== null && (
            <Switch
              label={say.mine}
              checked={mine === true}
              onChange={(event) => void go({ search: (before) => ({ ...before, mine: event.currentTarget.checked || undefined }), replace: true })}
            />
          )}
          <SearchBox label={say.search} value={q} onSearch={(text) => void go({ search: (before) => ({ ...before, q: text }), replace: true })} />
        </Group>
      </Group>
      <div id="tasks">
        <DataList
          label={say.list}
          list={list}
          columns={taskColumns[view === 'open' ? 'open' : 'closed']}
          id={(row) => row.id}
          open={(row) => open(row.id)}
          opened={task === 'new' ? undefined : task}
          actions={mayWrite ? tick : undefined}
          empty={<NoTasks view={view} search={q} add={mayWrite ? add : undefined} />}
        />
      </div>
      <TaskDetails key={task} id={task === 'new' ? undefined : task} close={close} />
      {mayWrite && <NewTask key={String(task === 'new')} opened={task === 'new'} close={close} />}
    </Page>
  )
}

function NoTasks({ view, search, add }: { view: TaskView; search: string | undefined; add: React.ReactNode }) {
  if (search !== undefined) return <EmptyState icon="search" title={say.nothingFound(search)} text={say.nothingFoundNext} />
  const { empty, next } = say.views[view]
  return <EmptyState icon="task" title={empty} text={next} action={view === 'open' ? add : undefined} />
}

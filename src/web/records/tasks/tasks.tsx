import { Button } from '@mantine/core'
import { listTasks, type Task } from '#studio/records/tasks/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { countSet } from '../common-filters.tsx'
import { NothingFits } from '../nothing-fits.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { NewTask } from './new-task.tsx'
import { type TaskSearch, type TaskView, tasksRoute, taskViews } from './screens.tsx'
import { taskColumns } from './task-columns.tsx'
import { TaskDetails } from './task-details.tsx'
import { TaskFilters } from './task-filters.tsx'
import { TickTask } from './tick-task.tsx'

const say = words.tasks

const tick = (task: Task) => <TickTask task={task} />

/** What is to be done in the studio. */
export function Tasks() {
  const search = tasksRoute.useSearch()
  const { task, ...seen } = search
  const { view = 'open', q, mine, member, department, type, status, hide } = seen
  const go = tasksRoute.useNavigate()
  const me = useMe().member
  const mayWrite = useMay('tasks.write')
  const member_id = mine === true ? me?.id : member
  const query = { state: view, search: q, member_id, department_id: department, type_id: type, status_id: status }
  const list = useList(listTasks, { query: { ...query, limit: 100 } })
  const selection = useSelection(setFilters(query), { rows: list.rows, name: ({ description }) => description })
  const columns = taskColumns[view === 'open' ? 'open' : 'closed']
  const change = (next: TaskSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const open = (next: number | 'new' | undefined, saved = false) =>
    void go({ search: (before) => ({ ...before, task: next }), resetScroll: false, ignoreBlocker: saved })
  const close = (saved: boolean) => open(undefined, saved)
  const add = (
    <Button leftSection={<Icon name="plus" />} onClick={() => open('new')}>
      {say.add}
    </Button>
  )
  const isFiltered = countSet(mine, member, department, type, status) > 0
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        <>
          <SelectButton selection={selection} />
          {mayWrite && add}
        </>
      }
    >
      <ViewTabs
        label={say.list}
        views={taskViews}
        names={say.views}
        view={view}
        controls="tasks"
        choose={(next) => change({ view: next === 'open' ? undefined : next, task: undefined })}
      />
      <TaskFilters
        search={search}
        change={change}
        tools={
          <ListTools
            list="tasks"
            search={seen}
            see={(next) => void go({ search: next, replace: true })}
            columns={columns}
            asked={{ contract: listTasks, query }}
          />
        }
      />
      <div id="tasks">
        <DataList
          label={say.list}
          list={list}
          columns={shownColumns(columns, hide)}
          id={(row) => row.id}
          open={(row) => open(row.id)}
          opened={task === 'new' ? undefined : task}
          ticks={selection.ticks}
          actions={mayWrite && !selection.selecting ? tick : undefined}
          empty={
            isFiltered ? (
              <NothingFits title={say.nothingFits} clear={() => void go({ search: { view: search.view }, replace: true })} />
            ) : (
              <NoTasks view={view} search={q} add={mayWrite ? add : undefined} />
            )
          }
        />
      </div>
      <SelectionBar kind="task" selection={selection} />
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

import { Button, Group } from '@mantine/core'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import { findNow } from '#studio/processing/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded, Loading } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { AutomaticNotice } from './automatic-notice.tsx'
import { ItemDetails } from './item-details.tsx'
import { ItemGroups } from './item-groups.tsx'
import { useKeptTicks } from './kept-ticks.ts'
import { ProcessBar } from './process-bar.tsx'
import { RunPanel } from './run-panel.tsx'
import { itemViews, processRoute } from './screens.tsx'
import { noTicks } from './ticks.ts'
import { UndoableRuns } from './undoable-runs.tsx'
import { isWorking, useRun } from './use-run.ts'
import { useStartRun } from './use-start-run.tsx'

const say = words.process

/** The heart: whom the triggers fit today, one choice for each, one button. */
export function ProcessTriggers() {
  const { view = 'active', q, item, run } = processRoute.useSearch()
  const go = processRoute.useNavigate()
  const [ticks, setTicks] = useKeptTicks(view)
  const mayDecide = useMay('items.decide')
  const lastRun = useRun(run)
  const isRunning = run !== undefined && lastRun.data !== undefined && isWorking(lastRun.data)
  const groups = useAnswer(listItemGroups, { query: { view } }, { keep: true, every: () => 20_000 })
  const find = useCommand(findNow, { refreshes: [listItemGroups, listItems], says: say.found })
  const start = useStartRun((id) => {
    setTicks(() => noTicks)
    void go({ search: (before) => ({ ...before, run: id, item: undefined }) })
  })
  const change = (next: { view?: typeof view | undefined; q?: string | undefined }) =>
    void go({ search: (before) => ({ ...before, ...next, item: undefined }), replace: true })
  const see = (id: number | undefined) => void go({ search: (before) => ({ ...before, run: id }), replace: true })
  const open = (id: number | undefined) => void go({ search: (before) => ({ ...before, item: id }), resetScroll: false })
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        mayDecide && (
          <Button variant="default" leftSection={<Icon name="refresh" />} loading={find.isPending} onClick={() => find.mutate({})}>
            {say.find}
          </Button>
        )
      }
    >
      {run !== undefined && <RunPanel answer={lastRun} open={open} close={() => see(undefined)} />}
      <UndoableRuns shown={run} see={see} />
      {view === 'active' && <AutomaticNotice />}
      <Group justify="space-between" gap="sm">
        <ViewTabs
          label={say.list}
          views={itemViews}
          names={say.views}
          view={view}
          counts={groups.data?.views}
          loud="attention"
          controls="items"
          choose={(next) => change({ view: next === 'active' ? undefined : next })}
        />
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
      </Group>
      <div id="items">
        {groups.isPlaceholderData ? (
          <Loading />
        ) : (
          <Loaded answer={groups}>
            {(data) =>
              isRunning && data.groups.length === 0 ? null : (
                <ItemGroups key={view} data={data} view={view} search={q} choosing={mayDecide ? { ticks, setTicks } : null} open={open} opened={item} />
              )
            }
          </Loaded>
        )}
      </div>
      {mayDecide && (
        <ProcessBar ticks={ticks} view={view} pending={start.isPending} clear={() => setTicks(() => noTicks)} process={() => start.process(ticks, view)} />
      )}
      <ItemDetails id={item} view={view} choosing={mayDecide ? { ticks, setTicks } : null} close={() => open(undefined)} />
    </Page>
  )
}

import { Button, Group, SegmentedControl } from '@mantine/core'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { ChoiceFilter } from '#web/records/choice-filter.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { QuickAdd } from './quick-add.tsx'
import { type TriggerView, triggersRoute, triggerViews } from './screens.tsx'
import { TriggerList } from './trigger-list.tsx'

const say = words.triggers

/** Every rule of the studio, in plain English, with its switch. */
export function Triggers() {
  const { q, view, status, type } = triggersRoute.useSearch()
  const go = triggersRoute.useNavigate()
  const mayWrite = useMay('triggers.write')
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'session' } })
  const types = useAnswer(listTypes, { query: { subject_kind: 'session' } })
  const list = useList(listTriggers, {
    query: {
      search: q,
      active: view === undefined || view === 'deleted' ? undefined : view === 'on',
      archived: view === 'deleted',
      status_id: status,
      type_id: type,
      limit: 100,
    },
  })
  const change = (next: Partial<ReturnType<typeof triggersRoute.useSearch>>) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const narrowed = q !== undefined || view !== undefined || status !== undefined || type !== undefined
  return (
    <Page title={say.title} description={say.description}>
      {mayWrite && <QuickAdd />}
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <ChoiceFilter
          label={say.filters.status}
          none={say.filters.anyStatus}
          choices={statuses.data?.rows}
          value={status}
          onChange={(id) => change({ status: id })}
        />
        <ChoiceFilter label={say.filters.type} none={say.filters.anyType} choices={types.data?.rows} value={type} onChange={(id) => change({ type: id })} />
        <ViewChoice view={view} choose={(next) => change({ view: next })} />
      </Group>
      <TriggerList
        list={list}
        deleted={view === 'deleted'}
        empty={<Nothing view={view} narrowed={narrowed} mayWrite={mayWrite} clear={() => void go({ search: {} })} />}
      />
    </Page>
  )
}

function ViewChoice({ view, choose }: { view: TriggerView | undefined; choose: (view: TriggerView | undefined) => void }) {
  const data = [{ value: 'all', label: say.filters.all }, ...triggerViews.map((value) => ({ value, label: say.filters[value] }))]
  return (
    <SegmentedControl
      aria-label={say.filters.state}
      data={data}
      value={view ?? 'all'}
      onChange={(value) => choose(triggerViews.find((one) => one === value))}
    />
  )
}

type NothingProps = { view: TriggerView | undefined; narrowed: boolean; mayWrite: boolean; clear: () => void }

function Nothing({ view, narrowed, mayWrite, clear }: NothingProps) {
  const action = (
    <Button variant="default" onClick={clear}>
      {say.empty.clear}
    </Button>
  )
  if (view === 'deleted') return <EmptyState icon="bin" title={say.empty.deletedTitle} text={say.empty.deletedText} action={action} />
  if (narrowed) return <EmptyState icon="search" title={say.empty.foundTitle} text={say.empty.foundText} action={action} />
  return <EmptyState icon="trigger" title={say.empty.title} text={mayWrite ? say.empty.text : say.empty.textForOthers} />
}

import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listCalls } from '#studio/delivery/call-desk/contract.ts'
import { type CallState, callStates } from '#studio/messages/communication.ts'
import { useList } from '#web/app/api/use-list.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { callColumns } from './call-columns.tsx'
import { CallDetails } from './call-details.tsx'
import { callsRoute } from './screens.tsx'

const say = words.calls

/** The call desk: whom to call today, with number and script. */
export function Calls() {
  const { view = 'open', q, call } = callsRoute.useSearch()
  const go = callsRoute.useNavigate()
  const list = useList(listCalls, { query: { state: view, search: q, limit: 100 } }, { every: 20_000 })
  const open = (id: number | undefined, saved = false) => void go({ search: (before) => ({ ...before, call: id }), resetScroll: false, ignoreBlocker: saved })
  return (
    <Page title={say.title} description={say.description}>
      <Group justify="space-between" gap="sm">
        <ViewTabs
          label={say.list}
          views={callStates}
          names={say.views}
          view={view}
          controls="calls"
          choose={(next) => void go({ search: (before) => ({ ...before, view: next === 'open' ? undefined : next, call: undefined }), replace: true })}
        />
        <SearchBox label={say.search} value={q} onSearch={(text) => void go({ search: (before) => ({ ...before, q: text }), replace: true })} />
      </Group>
      <div id="calls">
        <DataList
          label={say.list}
          list={list}
          columns={callColumns[view === 'open' ? 'open' : 'closed']}
          id={(row) => row.id}
          open={(row) => open(row.id)}
          opened={call}
          empty={<NoCalls view={view} search={q} />}
        />
      </div>
      <CallDetails id={call} close={(saved) => open(undefined, saved)} />
    </Page>
  )
}

function NoCalls({ view, search }: { view: CallState; search: string | undefined }) {
  if (search !== undefined) return <EmptyState icon="search" title={say.nothingFound(search)} text={say.nothingFoundNext} />
  const { empty, next } = say.views[view]
  const toProcess = (
    <Button component={Link} to="/process" variant="default">
      {say.toProcess}
    </Button>
  )
  return <EmptyState icon="phone" title={empty} text={next} action={view === 'open' ? toProcess : undefined} />
}

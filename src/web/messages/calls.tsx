import { Button, Group, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Call, listCalls } from '#studio/delivery/call-desk/contract.ts'
import { listDepartments } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMe } from '#web/app/me.ts'
import { ChoiceFilter } from '#web/records/choice-filter.tsx'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { callColumns } from './call-columns.tsx'
import { CallDetails } from './call-details.tsx'
import { LastResult } from './last-result.tsx'
import { type CallSearch, callsRoute, callViews } from './screens.tsx'

const say = words.calls

const asked = {
  today: { state: 'open', due: 'today' },
  coming: { state: 'open', due: 'coming' },
  done: { state: 'done' },
  canceled: { state: 'canceled' },
} as const

/** The call desk: whom to call today, with number and script. A result leads to the next call of the list. */
export function Calls() {
  const search = callsRoute.useSearch()
  const { view = 'today', q, mine, department, call } = search
  const go = callsRoute.useNavigate()
  const me = useMe().member
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const member_id = mine === true ? me?.id : undefined
  const list = useList(listCalls, { query: { ...asked[view], search: q, member_id, department_id: department, limit: 100 } }, { every: 20_000 })
  const [last, setLast] = useState<Call | null>(null)
  const change = (next: CallSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const open = (id: number | undefined, saved = false) => void go({ search: (before) => ({ ...before, call: id }), resetScroll: false, ignoreBlocker: saved })
  const at = list.rows.findIndex(({ id }) => id === call)
  const beside = (step: 1 | -1) => (at === -1 ? undefined : list.rows[at + step]?.id)
  const tried = (answer: Call) => {
    setLast(answer)
    // A wrong number gives way to the next one: that call stays in hand.
    open(answer.attempts[0]?.next === 'next-number' ? answer.id : beside(1), true)
  }
  const lastResult = last === null ? null : <LastResult call={last} forget={() => setLast(null)} show={(id) => open(id)} />
  return (
    <Page title={say.title} description={say.description}>
      <ViewTabs
        label={say.list}
        views={callViews}
        names={say.views}
        view={view}
        controls="calls"
        choose={(next) => change({ view: next === 'today' ? undefined : next, call: undefined })}
      />
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <ChoiceFilter
          label={say.department}
          none={say.anyDepartment}
          choices={departments.data?.rows}
          value={department}
          onChange={(chosen) => change({ department: chosen })}
        />
        {me !== null && <Switch label={say.mine} checked={mine === true} onChange={(event) => change({ mine: event.currentTarget.checked || undefined })} />}
      </Group>
      {call === undefined && lastResult}
      <div id="calls">
        <DataList
          label={say.list}
          list={list}
          columns={callColumns[view === 'today' || view === 'coming' ? 'open' : 'closed']}
          id={(row) => row.id}
          open={(row) => open(row.id)}
          opened={call}
          empty={<NoCalls search={search} showAll={() => change({ q: undefined, mine: undefined, department: undefined })} />}
        />
      </div>
      <CallDetails
        id={call}
        last={lastResult}
        step={(to) => beside(to) !== undefined && open(beside(to))}
        close={(saved) => open(undefined, saved)}
        tried={tried}
      />
    </Page>
  )
}

function NoCalls({ search: { view = 'today', q, mine, department }, showAll }: { search: CallSearch; showAll: () => void }) {
  if (q !== undefined) return <EmptyState icon="search" title={say.nothingFound(q)} text={say.nothingFoundNext} />
  const all = (
    <Button variant="default" onClick={showAll}>
      {say.showAll}
    </Button>
  )
  if (mine === true || department !== undefined) return <EmptyState icon="phone" title={say.nothingHere} text={say.nothingHereNext} action={all} />
  const { empty, next } = say.views[view]
  const toProcess = (
    <Button component={Link} to="/process" variant="default">
      {say.toProcess}
    </Button>
  )
  return <EmptyState icon="phone" title={empty} text={next} action={view === 'today' ? toProcess : undefined} />
}

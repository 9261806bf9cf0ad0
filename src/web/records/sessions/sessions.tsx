import { Button, Group } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { NothingFits } from '../nothing-fits.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { daysOf, periodOf, spanOf, usualOrder } from './periods.ts'
import { type SessionSearch, sessionsRoute } from './screens.tsx'
import { sessionColumns } from './session-columns.tsx'
import { SessionFilters } from './session-filters.tsx'

const say = words.sessions

/** The studio's sessions. */
export function Sessions() {
  const search = sessionsRoute.useSearch()
  const go = sessionsRoute.useNavigate()
  const open = useNavigate()
  const { today } = useMe()
  const { q, status, type, photographer, archived } = search
  const period = periodOf(search, today)
  const order = search.order ?? usualOrder(period)
  const query = { search: q, status_id: status, type_id: type, photographer_id: photographer, ...daysOf(search, today), order, archived }
  const list = useList(listSessions, { query: { ...query, limit: 100 } })
  const filter = setFilters(query)
  const selection = useSelection(filter, { rows: list.rows, name: ({ client, number }) => `${client.name}, ${number}` })
  const change = (next: SessionSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const isFiltered = [q, status, type, photographer, archived].some((value) => value !== undefined)
  const all = () => change({ ...spanOf('all', today), order: undefined })
  return (
    <Page title={say.title} actions={<Actions select={archived === true ? null : <SelectButton selection={selection} />} />}>
      <SessionFilters
        search={search}
        change={change}
        tools={
          <ListTools
            list="sessions"
            search={search}
            see={(next) => void go({ search: next, replace: true })}
            columns={sessionColumns}
            asked={{ contract: listSessions, query }}
          />
        }
      />
      <DataList
        label={say.list}
        list={list}
        columns={shownColumns(sessionColumns, search.hide)}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/sessions/$id', params: { id } })}
        ticks={selection.ticks}
        empty={
          isFiltered ? (
            <NothingFits
              title={say.nothingFound}
              clear={() => void go({ search: {}, replace: true })}
              before={<LookAtAll all={period === 'all' ? undefined : all} />}
            />
          ) : (
            <NoSessions all={period === 'all' ? undefined : all} />
          )
        }
      />
      <SelectionBar kind="session" selection={selection} />
    </Page>
  )
}

function Actions({ select }: { select?: React.ReactNode }) {
  if (!useMay('records.write')) return null
  return (
    <>
      {select}
      <Button component={Link} to="/sessions/new" leftSection={<Icon name="plus" />}>
        {say.add}
      </Button>
    </>
  )
}

type Emptied = {
  /** Looks at all there is; undefined where that is what one looks at. */
  all: (() => void) | undefined
}

function LookAtAll({ all }: Emptied) {
  if (all === undefined) return null
  return (
    <Button variant="default" onClick={all}>
      {say.lookAtAll}
    </Button>
  )
}

function NoSessions({ all }: Emptied) {
  const mayImport = useMay('imports.write')
  return (
    <EmptyState
      icon="camera"
      title={all === undefined ? say.empty : say.emptySpan}
      text={say.emptyNext}
      action={
        <Group justify="center">
          <LookAtAll all={all} />
          {mayImport && (
            <Button component={Link} to="/import" variant="default" leftSection={<Icon name="import" />}>
              {say.import}
            </Button>
          )}
          <Actions />
        </Group>
      }
    />
  )
}

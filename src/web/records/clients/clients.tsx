import { Button, Group } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { listClients } from '#studio/records/clients/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ArchivedSwitch } from '../common-filters.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { clientColumns } from './client-columns.tsx'
import { clientsRoute } from './screens.tsx'

const say = words.clients

/** Everybody the studio knows. */
export function Clients() {
  const search = clientsRoute.useSearch()
  const { q, status, archived, hide } = search
  const columns = clientColumns(useMe().studio.default_country)
  const go = clientsRoute.useNavigate()
  const open = useNavigate()
  const query = { search: q, status_id: status, archived }
  const list = useList(listClients, { query: { ...query, limit: 100 } })
  const filter = setFilters(query)
  const selection = useSelection(filter, { rows: list.rows, name: ({ name }) => name || say.unnamed })
  const change = (next: { q?: string | undefined; status?: number | undefined; archived?: true | undefined }) =>
    void go({ search: (before) => ({ ...before, ...next }), replace: true })
  return (
    <Page title={say.title} actions={<Actions select={archived === true ? null : <SelectButton selection={selection} />} />}>
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <StatusFilter kind="client" value={status} onChange={(id) => change({ status: id })} />
        <ArchivedSwitch value={archived} change={change} />
        <ListTools
          list="clients"
          search={search}
          see={(next) => void go({ search: next, replace: true })}
          columns={columns}
          asked={{ contract: listClients, query }}
        />
      </Group>
      <DataList
        label={say.list}
        list={list}
        columns={shownColumns(columns, hide)}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/clients/$id', params: { id } })}
        ticks={selection.ticks}
        empty={<Nobody search={q} status={status} archived={archived} />}
      />
      <SelectionBar kind="client" selection={selection} />
    </Page>
  )
}

function Actions({ select }: { select?: React.ReactNode }) {
  const mayImport = useMay('imports.write')
  const mayAdd = useMay('records.write')
  return (
    <>
      {mayAdd && select}
      <Button component={Link} to="/clients/duplicates" variant="default">
        {words.care.duplicates.open}
      </Button>
      {mayImport && (
        <Button component={Link} to="/import" variant="default" leftSection={<Icon name="import" />}>
          {say.import}
        </Button>
      )}
      {mayAdd && (
        <Button component={Link} to="/clients/new" leftSection={<Icon name="plus" />}>
          {say.add}
        </Button>
      )}
    </>
  )
}

/** Why the list is empty, and what to do next. */
function Nobody({ search, status, archived }: { search: string | undefined; status: number | undefined; archived: true | undefined }) {
  if (search !== undefined)
    return <EmptyState icon="search" title={say.nothingFound(search)} text={archived ? say.nothingFoundArchived : say.nothingFoundNext} action={<Actions />} />
  if (archived) return <EmptyState icon="people" title={say.emptyArchived} text={say.emptyArchivedNext} />
  if (status !== undefined) return <EmptyState icon="people" title={say.nothingFiltered} />
  return (
    <EmptyState
      icon="people"
      title={say.empty}
      text={say.emptyNext}
      action={
        <Group justify="center">
          <Actions />
        </Group>
      }
    />
  )
}

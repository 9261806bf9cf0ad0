import { Button, SegmentedControl } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { listInvoices } from '#studio/records/invoices/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ArchivedSwitch, countSet, TypeAndStatus } from '../common-filters.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { NothingFits } from '../nothing-fits.tsx'
import { DayFilter } from '../sessions/period-filters.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { invoiceColumns } from './invoice-columns.tsx'
import { type InvoiceSearch, invoicesRoute } from './screens.tsx'

const say = words.invoices
const shows = ['all', 'open', 'overdue', 'paid'] as const

/** The studio's invoices. */
export function Invoices() {
  const search = invoicesRoute.useSearch()
  const go = invoicesRoute.useNavigate()
  const open = useNavigate()
  const { use_invoice_statuses: statuses } = useMe().studio
  const { q, show, type, status, from, to, archived } = search
  const query = { search: q, standing: show, type_id: type, status_id: status, from, to, archived }
  const list = useList(listInvoices, { query: { ...query, limit: 100 } })
  const selection = useSelection(setFilters(query), { rows: list.rows, name: ({ number, bill_to }) => `${number}, ${bill_to.name}` })
  const columns = invoiceColumns({ statuses })
  const change = (next: InvoiceSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const see = (next: InvoiceSearch) => void go({ search: next, replace: true })
  const lesser = (
    <>
      <TypeAndStatus kind="invoice" search={search} change={change} statuses={statuses} />
      <DayFilter label={words.sessions.from} value={from} onChange={(day) => change({ from: day })} />
      <DayFilter label={words.sessions.to} value={to} onChange={(day) => change({ to: day })} />
      <ArchivedSwitch value={archived} change={change} />
    </>
  )
  const tools = <ListTools list="invoices" search={search} see={see} columns={columns} asked={{ contract: listInvoices, query }} />
  return (
    <Page title={say.title} actions={<Actions select={statuses && archived !== true && <SelectButton selection={selection} />} />}>
      <FilterBar set={countSet(type, status, from, to, archived)} lesser={lesser} tools={tools}>
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <SegmentedControl
          aria-label={say.show}
          size="sm"
          data={shows.map((value) => ({ value, label: say.shows[value] }))}
          value={show ?? 'all'}
          onChange={(value) => change({ show: value === 'all' ? undefined : value })}
        />
      </FilterBar>
      <DataList
        label={say.list}
        list={list}
        columns={shownColumns(columns, search.hide)}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/invoices/$id', params: { id } })}
        ticks={selection.ticks}
        empty={
          countSet(q, show, type, status, from, to, archived) > 0 ? (
            <NothingFits title={say.nothingFound} clear={() => see({})} />
          ) : (
            <EmptyState icon="invoice" title={say.empty} text={say.emptyNext} action={<Actions />} />
          )
        }
      />
      <SelectionBar kind="invoice" selection={selection} />
    </Page>
  )
}

function Actions({ select }: { select?: React.ReactNode }) {
  if (!useMay('records.write')) return null
  return (
    <>
      {select}
      <Button component={Link} to="/invoices/new" leftSection={<Icon name="plus" />}>
        {say.add}
      </Button>
    </>
  )
}

import { Button, Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type InvoiceRow, listInvoices } from '#studio/records/invoices/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { RecordStatus } from '../record-status.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { InvoiceStanding } from './invoice-standing.tsx'
import { MoneyText } from './money-text.tsx'
import { type InvoiceSearch, invoicesRoute } from './screens.tsx'

const say = words.invoices
const shows = ['all', 'open', 'overdue', 'paid'] as const

/** The studio's invoices. */
export function Invoices() {
  const search = invoicesRoute.useSearch()
  const go = invoicesRoute.useNavigate()
  const open = useNavigate()
  const { use_invoice_statuses } = useMe().studio
  const { q, show, type, status, archived } = search
  const list = useList(listInvoices, { query: { search: q, standing: show, type_id: type, status_id: status, archived, limit: 100 } })
  const change = (next: InvoiceSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const isFiltered = [q, show, type, status, archived].some((value) => value !== undefined)
  return (
    <Page title={say.title} actions={<Add />}>
      <FilterBar set={[type, status, archived].filter((value) => value !== undefined).length} lesser={<Lesser search={search} change={change} />}>
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
        columns={use_invoice_statuses ? [...columns, statusColumn] : columns}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/invoices/$id', params: { id } })}
        empty={
          isFiltered ? (
            <EmptyState
              icon="search"
              title={say.nothingFound}
              text={say.nothingFoundNext}
              action={<Button onClick={() => void go({ search: {}, replace: true })}>{say.clearFilters}</Button>}
            />
          ) : (
            <EmptyState icon="invoice" title={say.empty} text={say.emptyNext} action={<Add />} />
          )
        }
      />
    </Page>
  )
}

function Add() {
  if (!useMay('records.write')) return null
  return (
    <Button component={Link} to="/invoices/new" leftSection={<Icon name="plus" />}>
      {say.add}
    </Button>
  )
}

/** What most lists do without. */
function Lesser({ search, change }: { search: InvoiceSearch; change: (next: InvoiceSearch) => void }) {
  const { use_invoice_statuses } = useMe().studio
  const types = useAnswer(listTypes, { query: { subject_kind: 'invoice' } })
  return (
    <>
      <ChoiceFilter label={say.facts.type} none={say.anyType} choices={types.data?.rows} value={search.type} onChange={(type) => change({ type })} />
      {use_invoice_statuses && <StatusFilter kind="invoice" value={search.status} onChange={(status) => change({ status })} />}
      <Switch
        label={words.records.archived}
        checked={search.archived === true}
        onChange={(event) => change({ archived: event.currentTarget.checked ? true : undefined })}
      />
    </>
  )
}

const columns: readonly Column<InvoiceRow>[] = [
  {
    key: 'invoice',
    label: say.columns.invoice,
    cell: ({ bill_to, type, number, session }) => (
      <>
        {bill_to.name}
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {[number, type.name, session?.name].filter(Boolean).join(' · ')}
        </Text>
      </>
    ),
    width: '30%',
  },
  { key: 'date', label: say.columns.date, cell: ({ invoiced_on }) => <DateText date={invoiced_on} /> },
  { key: 'total', label: say.columns.total, cell: ({ total }) => <MoneyText amount={total} /> },
  { key: 'balance', label: say.columns.balance, cell: ({ balance }) => <MoneyText amount={balance} strong={balance !== 0} dimmed={balance === 0} /> },
  { key: 'standing', label: say.columns.standing, cell: (invoice) => <InvoiceStanding invoice={invoice} />, phone: 'plain' },
]

const statusColumn: Column<InvoiceRow> = {
  key: 'status',
  label: say.columns.status,
  cell: ({ status, status_due_on }) => (
    <Group component="span" display="inline-flex">
      <RecordStatus status={status} dueOn={status_due_on} />
    </Group>
  ),
}

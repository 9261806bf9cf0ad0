import { Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { listVendors } from '#studio/records/vendors/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { type List, useList } from '#web/app/api/use-list.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { ArchivedSwitch, countSet, TypeAndStatus } from '../common-filters.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { NothingFits } from '../nothing-fits.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { type OrderRow, orderColumns } from './order-columns.tsx'
import { orderDoors } from './order-doors.ts'
import type { OrderSearch } from './screens.tsx'

const say = words.orders

type OrderListProps = {
  kind: OrderKind
  search: OrderSearch
  change: (next: OrderSearch) => void
  /** Puts the filters of a saved view into the address. */
  see: (search: OrderSearch) => void
  open: (id: number) => void
  add: ReactNode
}

/** The orders of a kind: those that something is still to come of, unless the finished are asked for too. */
export function OrderList({ kind, search, change, see, open, add }: OrderListProps) {
  const { q, status, type, vendor, finished, archived } = search
  const typed = kind === 'production_order'
  const isOpen = finished === true || archived === true || status !== undefined ? undefined : true
  const query = { search: q, status_id: status, vendor_id: vendor, open: isOpen, archived, ...(typed ? { type_id: type } : {}) }
  const list: List<OrderRow> = useList(orderDoors[kind].list, { query: { ...query, limit: 100 } })
  const selection = useSelection(setFilters(query), { rows: list.rows, name: ({ number, client }) => `${number}, ${client.name}` })
  const isFiltered = countSet(q, status, type, vendor, archived) > 0
  // What is open beside the list belongs to no view of it.
  const { open: opened, client: _client, session: _session, ...seen } = search
  const clear = () => change({ q: undefined, status: undefined, type: undefined, vendor: undefined, archived: undefined })
  return (
    <>
      <Filters
        kind={kind}
        search={search}
        change={change}
        tools={
          <>
            <ListTools list={`${kind}s`} search={seen} see={see} columns={orderColumns[kind]} asked={{ contract: orderDoors[kind].list, query }} />
            {archived !== true && <SelectButton selection={selection} />}
          </>
        }
      />
      <div id="orders">
        <DataList
          label={say.list}
          list={list}
          columns={shownColumns(orderColumns[kind], search.hide)}
          id={({ id }) => id}
          open={({ id }) => open(id)}
          ticks={selection.ticks}
          opened={opened === 'new' ? undefined : opened}
          empty={
            isFiltered ? (
              <NothingFits title={say.nothingFound} clear={clear} />
            ) : (
              <EmptyState icon="box" title={say.empty[kind].title} text={say.empty[kind].next} action={add} />
            )
          }
        />
      </div>
      <SelectionBar kind={kind} selection={selection} />
    </>
  )
}

type FiltersProps = Pick<OrderListProps, 'kind' | 'search' | 'change'> & { tools: ReactNode }

function Filters({ kind, search, change, tools }: FiltersProps) {
  const { q, status, type, vendor, finished, archived } = search
  const vendors = useAnswer(listVendors, { query: { limit: 500 } })
  const lesser = (
    <>
      {kind === 'production_order' ? (
        <TypeAndStatus kind={kind} search={search} change={change} />
      ) : (
        <StatusFilter kind={kind} value={status} onChange={(chosen) => change({ status: chosen })} />
      )}
      <ChoiceFilter
        label={say.form.vendor}
        none={say.anyVendor}
        choices={vendors.data?.rows}
        value={vendor}
        onChange={(chosen) => change({ vendor: chosen })}
      />
      <ArchivedSwitch value={archived} change={change} />
    </>
  )
  return (
    <FilterBar set={countSet(status, type, vendor, archived)} lesser={lesser} tools={tools}>
      <SearchBox key={kind} label={say.search} value={q} onSearch={(text) => change({ q: text })} />
      <Switch label={say.finished} checked={finished === true} onChange={(event) => change({ finished: event.currentTarget.checked || undefined })} />
    </FilterBar>
  )
}

import { Button, Group, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { listVendors } from '#studio/records/vendors/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { type List, useList } from '#web/app/api/use-list.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { type OrderRow, orderColumns } from './order-columns.tsx'
import { orderDoors } from './order-doors.ts'
import type { OrderSearch } from './screens.tsx'

const say = words.orders

type OrderListProps = { kind: OrderKind; search: OrderSearch; change: (next: OrderSearch) => void; open: (id: number) => void; add: ReactNode }

/** The orders of a kind: those that something is still to come of, unless the finished are asked for too. */
export function OrderList({ kind, search, change, open, add }: OrderListProps) {
  const { q, status, type, vendor, finished, archived } = search
  const typed = kind === 'production_order'
  const isOpen = finished === true || archived === true || status !== undefined ? undefined : true
  const query = { search: q, status_id: status, vendor_id: vendor, open: isOpen, archived, limit: 100, ...(typed ? { type_id: type } : {}) }
  const list: List<OrderRow> = useList(orderDoors[kind].list, { query })
  const filter = setFilters({ search: q, status_id: status, vendor_id: vendor, open: isOpen, type_id: typed ? type : undefined })
  const selection = useSelection(filter, { rows: list.rows, name: ({ number, client }) => `${number}, ${client.name}` })
  const isFiltered = [q, status, type, vendor, archived].some((value) => value !== undefined)
  const clear = () => change({ q: undefined, status: undefined, type: undefined, vendor: undefined, archived: undefined })
  return (
    <>
      <Filters kind={kind} search={search} change={change} select={archived === true ? null : <SelectButton selection={selection} />} />
      <div id="orders">
        <DataList
          label={say.list}
          list={list}
          columns={orderColumns}
          id={({ id }) => id}
          open={({ id }) => open(id)}
          ticks={selection.ticks}
          opened={search.open === 'new' ? undefined : search.open}
          empty={
            isFiltered ? (
              <EmptyState icon="search" title={say.nothingFound} text={say.nothingFoundNext} action={<Button onClick={clear}>{say.clearFilters}</Button>} />
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

function Filters({ kind, search, change, select }: Pick<OrderListProps, 'kind' | 'search' | 'change'> & { select: ReactNode }) {
  const typed = kind === 'production_order'
  const types = useAnswer(listTypes, { query: { subject_kind: 'production_order' } }, { when: typed })
  const vendors = useAnswer(listVendors, { query: { limit: 500 } })
  return (
    <Group gap="sm">
      <SearchBox key={kind} label={say.search} value={search.q} onSearch={(text) => change({ q: text })} />
      {typed ? (
        <ChoiceFilter
          label={say.form.type}
          none={say.anyType}
          choices={types.data?.rows}
          value={search.type}
          onChange={(type) => change({ type, status: undefined })}
        />
      ) : (
        <StatusFilter kind={kind} value={search.status} onChange={(status) => change({ status })} />
      )}
      {typed && search.type !== undefined && <StatusFilter kind={kind} type={search.type} value={search.status} onChange={(status) => change({ status })} />}
      <ChoiceFilter label={say.form.vendor} none={say.anyVendor} choices={vendors.data?.rows} value={search.vendor} onChange={(vendor) => change({ vendor })} />
      <Switch label={say.finished} checked={search.finished === true} onChange={(event) => change({ finished: event.currentTarget.checked || undefined })} />
      <Switch
        label={words.records.archived}
        checked={search.archived === true}
        onChange={(event) => change({ archived: event.currentTarget.checked || undefined })}
      />
      {select}
    </Group>
  )
}

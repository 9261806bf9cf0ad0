import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { listVendors } from '#studio/records/vendors/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ArchivedSwitch } from '../common-filters.tsx'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { vendorColumns } from './vendor-columns.tsx'

const say = words.vendors

type Narrowed = { q?: string | undefined; archived?: true | undefined; hide?: string | undefined; open?: number | 'new' | undefined }
type VendorListProps = {
  search: Narrowed
  change: (next: Narrowed) => void
  /** Puts the filters of a saved view into the address. */
  see: (search: Narrowed) => void
  open: (id: number) => void
  add: ReactNode
}

/** The labs and makers the studio orders from. */
export function VendorList({ search: { open: opened, ...seen }, change, see, open, add }: VendorListProps) {
  const { q, archived, hide } = seen
  const columns = vendorColumns(useMe().studio.default_country)
  const query = { search: q, archived }
  const list = useList(listVendors, { query: { ...query, limit: 100 } })
  return (
    <>
      <Group gap="sm">
        <SearchBox key="vendors" label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <ArchivedSwitch value={archived} change={change} />
        <ListTools list="vendors" search={seen} see={see} columns={columns} asked={{ contract: listVendors, query }} />
      </Group>
      <div id="orders">
        <DataList
          label={say.list}
          list={list}
          columns={shownColumns(columns, hide)}
          id={({ id }) => id}
          open={({ id }) => open(id)}
          opened={opened === 'new' ? undefined : opened}
          empty={
            q === undefined && archived !== true ? (
              <EmptyState icon="box" title={say.empty} text={say.emptyNext} action={add} />
            ) : (
              <EmptyState icon="search" title={say.nothingFound} text={say.nothingFoundNext} />
            )
          }
        />
      </div>
    </>
  )
}

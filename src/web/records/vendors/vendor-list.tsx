import { Group, Switch, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import { listVendors, type Vendor } from '#studio/records/vendors/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'

const say = words.vendors

type Narrowed = { q?: string | undefined; archived?: true | undefined; open?: number | 'new' | undefined }
type VendorListProps = { search: Narrowed; change: (next: Narrowed) => void; open: (id: number) => void; add: ReactNode }

/** The labs and makers the studio orders from. */
export function VendorList({ search: { q, archived, open: opened }, change, open, add }: VendorListProps) {
  const list = useList(listVendors, { query: { search: q, archived, limit: 100 } })
  return (
    <>
      <Group gap="sm">
        <SearchBox key="vendors" label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <Switch
          label={words.records.archived}
          checked={archived === true}
          onChange={(event) => change({ archived: event.currentTarget.checked || undefined })}
        />
      </Group>
      <div id="orders">
        <DataList
          label={say.list}
          list={list}
          columns={columns}
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

const columns: readonly Column<Vendor>[] = [
  { key: 'name', label: say.columns.name, cell: ({ name }) => name, width: '28%' },
  { key: 'contact', label: say.columns.contact, cell: ({ contact_name }) => contact_name },
  { key: 'reach', label: say.columns.reach, cell: (vendor) => <Reach vendor={vendor} />, width: '30%' },
  { key: 'account', label: say.columns.account, cell: ({ account_number }) => account_number },
]

function Reach({ vendor: { email, phone } }: { vendor: Vendor }) {
  const { default_country } = useMe().studio
  return (
    <>
      {email}
      {phone !== null && (
        <Text component="span" display="block" size="xs" c="dimmed">
          {readablePhone(phone, default_country)}
        </Text>
      )}
    </>
  )
}

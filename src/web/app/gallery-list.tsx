import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { galleryWords as say } from '#web/words/gallery.ts'
import { words } from '#web/words/words.ts'

type Row = { id: number; name: string; type: string; due: string }

const rows: readonly Row[] = Array.from({ length: 5 }, (_, at) => ({
  id: at + 1,
  name: `${say.person} ${at + 1}`,
  type: say.session,
  due: `2026-06-0${at + 1}`,
}))
const columns: readonly Column<Row>[] = [
  { key: 'name', label: say.columns.name, cell: (row) => row.name },
  { key: 'type', label: say.columns.type, cell: (row) => row.type, phone: 'plain' },
  { key: 'due', label: say.columns.due, cell: (row) => <DueText date={row.due} open />, width: '16rem' },
]
const nothing = () => undefined
const actions = ({ name }: Row) => (
  <ActionIcon variant="default" size="lg" aria-label={words.actions.open(name)}>
    <Icon name="right" />
  </ActionIcon>
)

/** A list without a server behind it. */
export function ShownList() {
  const [opened, setOpened] = useState<number | undefined>(undefined)
  return (
    <DataList
      label={say.lists}
      list={{ rows, pending: false, trouble: null, more: false, loadingMore: false, loadMore: nothing, retry: nothing }}
      columns={columns}
      id={(row) => row.id}
      open={(row) => setOpened(row.id)}
      opened={opened}
      actions={actions}
      empty={<EmptyState icon="search" title={words.lists.none} />}
    />
  )
}

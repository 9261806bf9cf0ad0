import { Box, Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportRefusal } from '#studio/records/imports/contract.ts'
import type { List } from '#web/app/api/use-list.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { words } from '#web/words/words.ts'

const say = words.imports.report

/** Cells that are not taken, by line: the first, and all of them when asked. */
export function RefusedCells({ list, atFirst = 25 }: { list: List<ImportRefusal>; atFirst?: number }) {
  const [whole, setWhole] = useState(false)
  const isCut = !whole && list.rows.length > atFirst
  const shown = (isCut ? list.rows.slice(0, atFirst) : list.rows).map((refusal, place) => ({ ...refusal, place }))
  const rows = { ...list, rows: shown, ...(isCut ? { more: true, loadMore: () => undefined } : {}) }
  return (
    <>
      <DataList label={say.refusals} list={rows} columns={columns} id={({ place }) => place} empty={null} />
      {isCut && (
        <Button variant="subtle" size="compact-sm" mt="xs" style={{ alignSelf: 'flex-start' }} onClick={() => setWhole(true)}>
          {say.showAll(list.more ? null : list.rows.length)}
        </Button>
      )}
    </>
  )
}

const columns: readonly Column<ImportRefusal & { place: number }>[] = [
  {
    key: 'line',
    label: say.columns.line,
    cell: ({ line }) => (
      <>
        <Box component="span" hiddenFrom="sm">
          {`${say.columns.line} `}
        </Box>
        {line}
      </>
    ),
    width: '4.5rem',
  },
  { key: 'column', label: say.columns.column, cell: ({ column }) => column, width: '18%' },
  {
    key: 'value',
    label: say.columns.value,
    cell: ({ value }) =>
      value === '' ? (
        <Text span inherit c="dimmed">
          {say.emptyValue}
        </Text>
      ) : (
        value
      ),
    width: '20%',
  },
  { key: 'reason', label: say.columns.reason, cell: ({ reason }) => reason, phone: 'plain' },
]

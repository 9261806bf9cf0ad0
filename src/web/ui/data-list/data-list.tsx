import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { List } from '#web/app/api/use-list.ts'
import { words } from '#web/words/words.ts'
import { Failed, Loading } from '../loaded.tsx'
import { WhenSeen } from '../when-seen.tsx'
import { AsCards } from './as-cards.tsx'
import { AsTable } from './as-table.tsx'
import type { RowsProps } from './column.ts'
import { moveFocus } from './move-focus.ts'

type DataListProps<Row> = Omit<RowsProps<Row>, 'rows'> & {
  /** From `useList`. */
  list: List<Row>
  /** Shown when there is no row. */
  empty: ReactNode
}

/** A list of records: a table, on a phone cards; long ones are fetched page by page as one scrolls, and keys go from row to row. */
export function DataList<Row>({ list, empty, ...shape }: DataListProps<Row>) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  if (list.trouble !== null && list.rows.length === 0) return <Failed trouble={list.trouble} retry={list.retry} />
  if (list.pending) return <Loading />
  if (list.rows.length === 0) return empty
  const Shape = phone ? AsCards<Row> : AsTable<Row>
  return (
    // Keys that bubble up from the rows' own buttons; the frame itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={moveFocus}>
      <Shape rows={list.rows} {...shape} />
      {list.more && <WhenSeen key={list.rows.length} act={list.loadMore} />}
      <Text size="xs" c="dimmed" mt="xs" aria-live="polite">
        {list.loadingMore ? words.actions.loading : words.lists.rows(list.rows.length, list.more)}
      </Text>
    </div>
  )
}

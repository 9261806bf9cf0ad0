import { Box } from '@mantine/core'
import type { List } from '#web/app/api/use-list.ts'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { useLongList } from '#web/ui/long-list.ts'
import { WhenSeen } from '#web/ui/when-seen.tsx'
import type { ListProps } from './item-groups.tsx'
import { type Item, ItemRow } from './item-row.tsx'
import classes from './process.module.css'

type ItemRowsProps = ListProps & { list: List<Item>; label: string; nameOf?: (item: Item) => string | null }

/** Rows of one group. Only those in view stand in the document; the next page comes when the end is near. */
export function ItemRows({ list, label, nameOf, ...shape }: ItemRowsProps) {
  const { rows } = list
  const { items, top, total, setPlace, measure } = useLongList({ count: rows.length, size: () => 58, key: (index) => rows[index]?.id ?? -index })
  if (list.trouble !== null && rows.length === 0) return <Failed trouble={list.trouble} retry={list.retry} />
  if (list.pending) {
    return (
      <Box p="md">
        <Loading lines={3} />
      </Box>
    )
  }
  return (
    <>
      <ul className={classes.rows} aria-label={label} style={{ height: total }} ref={setPlace}>
        {items.map(({ index, start }) => {
          const item = rows[index]
          if (item === undefined) return null
          return (
            <li
              key={item.id}
              data-row
              data-last={(index === rows.length - 1 && !list.more) || undefined}
              data-index={index}
              ref={measure}
              className={classes.slot}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <ItemRow item={item} trigger={nameOf?.(item) ?? null} {...shape} />
            </li>
          )
        })}
      </ul>
      {list.more && <WhenSeen key={rows.length} act={list.loadMore} />}
      {list.loadingMore && (
        <Box p="sm">
          <Loading lines={2} />
        </Box>
      )}
    </>
  )
}

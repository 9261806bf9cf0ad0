import { VisuallyHidden } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { useLongList } from '../long-list.ts'
import type { RowsProps } from './column.ts'
import classes from './data-list.module.css'
import { NameCell, openOnClick } from './name-cell.tsx'
import { Tick, TickListed } from './tick.tsx'

/** Rows as a table. Of a long one only what is in view stands in the document. */
export function AsTable<Row>({ label, rows, columns, id, open, opened, ticks, actions }: RowsProps<Row>) {
  const { items, top, total, setPlace, measure } = useLongList({ count: rows.length, size: () => 46, key: (index) => keyAt(rows, index, id) })
  const before = (items[0]?.start ?? top) - top
  const after = total - ((items.at(-1)?.end ?? top) - top)
  return (
    <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1} ref={setPlace}>
      <thead>
        <tr>
          {ticks !== undefined && (
            <th scope="col" className={classes.tick}>
              <TickListed rows={rows} ticks={ticks} />
            </th>
          )}
          {columns.map(({ key, label: heading, width }) => (
            <th key={key} scope="col" style={{ width }}>
              {heading}
            </th>
          ))}
          {actions !== undefined && (
            <th scope="col" className={classes.act}>
              <VisuallyHidden>{words.lists.actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {items.map(({ index }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <tr
              key={id(row)}
              ref={measure}
              data-index={index}
              data-row
              data-opened={id(row) === opened || undefined}
              data-openable={open !== undefined || undefined}
              aria-rowindex={index + 2}
              onClick={openOnClick(row, open)}
            >
              {ticks !== undefined && (
                <td className={classes.tick}>
                  <Tick row={row} ticks={ticks} />
                </td>
              )}
              {columns.map((column, place) => (
                <td key={column.key}>{place === 0 ? <NameCell row={row} column={column} open={open} /> : column.cell(row)}</td>
              ))}
              {actions !== undefined && <td className={classes.act}>{actions(row)}</td>}
            </tr>
          )
        })}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return <tr aria-hidden="true" style={{ height }} />
}

export function keyAt<Row>(rows: readonly Row[], index: number, id: (row: Row) => number): number {
  const row = rows[index]
  return row === undefined ? -index : id(row)
}

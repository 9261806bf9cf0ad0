import { useLongList } from '../long-list.ts'
import { keyAt } from './as-table.tsx'
import type { Column, RowsProps } from './column.ts'
import classes from './data-list.module.css'
import { NameCell } from './name-cell.tsx'
import { Tick } from './tick.tsx'

/** Rows as cards, for phones. */
export function AsCards<Row>({ label, rows, columns, id, open, opened, ticks, actions }: RowsProps<Row>) {
  const { items, top, total, setPlace, measure } = useLongList({ count: rows.length, size: () => 110, key: (index) => keyAt(rows, index, id) })
  const [name, ...others] = columns.filter(({ phone }) => phone !== 'hide')
  return (
    <ul className={classes.cards} aria-label={label} style={{ height: total }} ref={setPlace}>
      {items.map(({ index, start }) => {
        const row = rows[index]
        if (row === undefined || name === undefined) return null
        return (
          <li
            key={id(row)}
            ref={measure}
            data-index={index}
            data-row
            data-opened={id(row) === opened || undefined}
            className={classes.slot}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <div className={classes.card}>
              <div className={classes.head}>
                {ticks !== undefined && (
                  <div className={classes.tick}>
                    <Tick row={row} ticks={ticks} />
                  </div>
                )}
                <div className={classes.name}>
                  <NameCell row={row} column={name} open={open} />
                </div>
                {actions !== undefined && <div className={classes.acts}>{actions(row)}</div>}
              </div>
              {others.map((column) => (
                <Line key={column.key} column={column} row={row} />
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** One line of a card; without content it is left out. */
function Line<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row)
  if (content === null || content === undefined || content === '') return null
  return (
    <div className={classes.line}>
      {column.phone !== 'plain' && <span className={classes.tag}>{column.label}</span>}
      <span className={classes.value}>{content}</span>
    </div>
  )
}

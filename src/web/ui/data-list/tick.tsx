import { Checkbox } from '@mantine/core'
import { words } from '#web/words/words.ts'
import type { Ticks } from './column.ts'

/** Chooses a row. */
export function Tick<Row>({ row, ticks }: { row: Row; ticks: Ticks<Row> }) {
  return (
    <Checkbox aria-label={words.lists.tick(ticks.name(row))} checked={ticks.has(row)} onChange={(event) => ticks.set([row], event.currentTarget.checked)} />
  )
}

/** Chooses every row that is listed so far. */
export function TickListed<Row>({ rows, ticks, label }: { rows: readonly Row[]; ticks: Ticks<Row>; label?: string }) {
  const ticked = rows.filter((row) => ticks.has(row)).length
  const all = ticked === rows.length && rows.length > 0
  return (
    <Checkbox
      {...(label === undefined ? { 'aria-label': words.lists.tickListed } : { label })}
      checked={all}
      indeterminate={ticked > 0 && !all}
      onChange={() => ticks.set(rows, !all)}
    />
  )
}

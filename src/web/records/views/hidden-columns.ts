import type { Column } from '#web/ui/data-list/column.ts'

/** The columns that are shown: all but those whose keys stand in the address. The first names the row and stays. */
export function shownColumns<Row>(columns: readonly Column<Row>[], hide: string | undefined): Column<Row>[] {
  const hidden = new Set(hide?.split('.'))
  return columns.filter(({ key }, at) => at === 0 || !hidden.has(key))
}

/** What stands in the address after one column is hidden or shown again; undefined where all are shown. */
export function toggled<Row>(columns: readonly Column<Row>[], hide: string | undefined, key: string): string | undefined {
  const hidden = new Set(hide?.split('.'))
  if (!hidden.delete(key)) hidden.add(key)
  const keys = columns.map((column) => column.key).filter((each) => hidden.has(each))
  return keys.length === 0 ? undefined : keys.join('.')
}

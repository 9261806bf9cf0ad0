import type { ReactNode } from 'react'

/** A column of a list; on a phone, a line of its card. The first one names the row and opens it. */
export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** What stands of it in a file, by header; a column without it is left out there. */
  file?: Readonly<Record<string, (row: Row) => string>>
  /** CSS width on a table: `10rem`, `20%`. */
  width?: string
  /** `hide`: left out on a phone; `plain`: shown there without its label. */
  phone?: 'hide' | 'plain'
}

/** Rows that are chosen, to do something with all of them. */
export type Ticks<Row> = {
  has: (row: Row) => boolean
  set: (rows: readonly Row[], on: boolean) => void
  /** What a row is called in the label of its tick. */
  name: (row: Row) => string
}

/** What the shapes of a list have in common. */
export type RowsProps<Row> = {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  id: (row: Row) => number
  open?: ((row: Row) => void) | undefined
  opened?: number | undefined
  /** While rows are being chosen. */
  ticks?: Ticks<Row> | undefined
  /** Buttons at the end of a row. */
  actions?: ((row: Row) => ReactNode) | undefined
}

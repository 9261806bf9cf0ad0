import { UnstyledButton } from '@mantine/core'
import type { Column, RowsProps } from './column.ts'
import classes from './data-list.module.css'

type NameCellProps<Row> = { row: Row; column: Column<Row>; open: RowsProps<Row>['open'] }

/** The cell that names the row. Where rows open, it is the button for it. */
export function NameCell<Row>({ row, column, open }: NameCellProps<Row>) {
  if (open === undefined) return column.cell(row)
  return (
    <UnstyledButton data-opens className={classes.opener ?? ''} onClick={() => open(row)}>
      {column.cell(row)}
    </UnstyledButton>
  )
}

/** A click anywhere in the row opens it, except on what has a purpose of its own. */
export function openOnClick<Row>(row: Row, open: RowsProps<Row>['open']) {
  return (event: React.MouseEvent) => {
    if (open === undefined || !(event.target instanceof Element) || event.target.closest('a, button, input, label') !== null) return
    if (window.getSelection()?.isCollapsed === false) return
    open(row)
  }
}

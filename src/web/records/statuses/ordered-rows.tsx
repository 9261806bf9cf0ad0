import { ActionIcon, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { withMoved } from './moved-row.ts'
import classes from './ordered-rows.module.css'

const say = words.statuses

type Named = { id: number; name: string }

type OrderedRowsProps<Row extends Named> = {
  label: string
  rows: readonly Row[]
  /** Behind the name. */
  marks: (row: Row) => React.ReactNode
  /** Without it rows do not open. */
  open?: (id: number) => void
  /** Keeps the rows in a new order. Without it they stay where they are. */
  put?: (rows: Row[]) => void
  /** True while an order is being kept; until then nothing moves. */
  busy?: boolean
}

/** A list whose order means something: rows are moved with buttons, or dragged with a mouse. */
export function OrderedRows<Row extends Named>({ label, rows, marks, open, put, busy = false }: OrderedRowsProps<Row>) {
  const [told, setTold] = useState('')
  const [dragged, setDragged] = useState<number | null>(null)
  const move = (from: number, to: number) => {
    const row = rows[from]
    if (put === undefined || row === undefined || busy || from === to || to < 0 || to >= rows.length) return
    put(withMoved(rows, from, to))
    setTold(say.moved(row.name, to + 1))
  }
  const drop = (to: number) => {
    if (dragged !== null) move(dragged, to)
    setDragged(null)
  }
  return (
    <>
      <ol className={classes.rows} aria-label={label}>
        {rows.map((row, place) => (
          // Dragging is for whoever has a mouse; the buttons do the same.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={row.id}
            className={classes.row}
            draggable={put !== undefined}
            data-dragged={dragged === place || undefined}
            onDragStart={() => setDragged(place)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={() => drop(place)}
          >
            <span className={classes.place} aria-hidden="true">
              {place + 1}
            </span>
            <div className={classes.what}>
              {open === undefined ? (
                <span className={classes.name}>{row.name}</span>
              ) : (
                <UnstyledButton className={classes.name ?? ''} data-opens onClick={() => open(row.id)}>
                  {row.name}
                </UnstyledButton>
              )}
              {marks(row)}
            </div>
            {put !== undefined && (
              <div className={classes.movers}>
                <Mover label={say.up(row.name)} up off={place === 0} move={() => move(place, place - 1)} />
                <Mover label={say.down(row.name)} off={place === rows.length - 1} move={() => move(place, place + 1)} />
              </div>
            )}
          </li>
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">{told}</VisuallyHidden>
    </>
  )
}

type MoverProps = { label: string; up?: boolean; off: boolean; move: () => void }

/** At the end of the way it does nothing, but keeps the focus of whoever moved the row there. */
function Mover({ label, up = false, off, move }: MoverProps) {
  const press = (event: React.MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget
    if (off) return
    move()
    // The row was taken out and put in elsewhere.
    requestAnimationFrame(() => button.focus())
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      aria-disabled={off}
      data-up={up || undefined}
      onClick={press}
      className={classes.mover ?? ''}
    >
      <Icon name="down" />
    </ActionIcon>
  )
}

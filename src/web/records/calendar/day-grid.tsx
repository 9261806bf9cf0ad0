import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { type CivilDate, partsOf } from '#studio/calendar/civil-date.ts'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import classes from './calendar.module.css'
import { movedBy, sameMonth } from './shown-days.ts'
import type { View } from './view.ts'

const say = words.calendar

type DayGridProps = {
  /** Days are numbers with how much stands on them, for narrow screens; the one that is chosen has its entries below. */
  small: boolean
  view: Exclude<View, 'day'>
  days: readonly CivilDate[]
  /** The day one is at: the keys move from it. */
  at: CivilDate
  /** How much stands on a day. */
  count: (day: CivilDate) => number
  /** What of it stands in its square, where that is wide. */
  renderInside: (day: CivilDate) => ReactNode
  /** Whether the studio is closed on a day. */
  closed?: (day: CivilDate) => boolean
  move: (day: CivilDate) => void
  /** Without it what stands on the chosen day is listed below the squares. */
  open?: (day: CivilDate) => void
}

/** A week or the weeks of a month, a square a day. Only the day one is at is reached by Tab; arrow keys move it, as in every calendar. */
export function DayGrid({ small, view, days, at, count, renderInside, closed = () => false, move, open = move }: DayGridProps) {
  const { studio, today } = useMe()
  const grid = useRef<HTMLDivElement>(null)
  const moving = useRef(false)
  const hint = useId()
  useEffect(() => {
    if (moving.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    moving.current = false
  }, [at])
  const pressed = (event: React.KeyboardEvent) => {
    const next = movedBy(event.key, view, at)
    if (next === null) return
    event.preventDefault()
    moving.current = true
    move(next)
  }
  const weekday = (day: CivilDate, weekdayForm: 'short' | 'narrow') => written(day, studio.language, { weekday: weekdayForm })
  return (
    <div ref={grid}>
      <VisuallyHidden id={hint}>{small || open === move ? say.smallKeys : say.keys}</VisuallyHidden>
      <div className={classes.grid} data-view={view} data-small={small || undefined}>
        {days.slice(0, 7).map((day) => (
          <div key={day} className={classes.weekday} aria-hidden>
            {weekday(day, small ? 'narrow' : 'short')}
          </div>
        ))}
        {days.map((day) => {
          const its = count(day)
          return (
            <section
              key={day}
              className={classes.day}
              data-at={((small || open === move) && day === at) || undefined}
              data-closed={closed(day) || undefined}
              data-other={(view === 'month' && !sameMonth(day, at)) || undefined}
            >
              <button
                type="button"
                className={classes.head}
                data-today={day === today || undefined}
                data-count={small ? its || '' : undefined}
                aria-current={day === today ? 'date' : undefined}
                aria-label={say.day(written(day, studio.language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), {
                  count: its,
                  closed: closed(day),
                })}
                aria-describedby={hint}
                tabIndex={day === at ? 0 : -1}
                onKeyDown={pressed}
                onClick={() => (small ? move : open)(day)}
              >
                {partsOf(day).day}
              </button>
              {!small && renderInside(day)}
            </section>
          )
        })}
      </div>
    </div>
  )
}

function written(day: CivilDate, language: string, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

import type { DateOrder } from '#studio/calendar/date-order.ts'

/** How many dates of a column can only be read month first, only day first, or both ways with different days. */
export type DateSigns = { monthFirst: number; dayFirst: number; either: number }

export const noDates: DateSigns = { monthFirst: 0, dayFirst: 0, either: 0 }

/** One sign against many is a slip of the pen, and its row is refused; more than that leaves the order open. */
const manyToOne = 10

/** Counts a cell into the signs of its column. Dates that read one way only, like 2026-06-14, 14 June or 3/3/1990, say nothing. */
export function withSign(signs: DateSigns, cell: string): DateSigns {
  const first = cell.charCodeAt(0)
  if (cell.length > 24 || !(first >= 48 && first <= 57)) return signs
  const parts = /^(\d{1,2})[/.\- ] ?(\d{1,2})(?:[/.\- ] ?(?:\d{4}|\d{2}))?(?:,?[ T]\d{1,2}:\d\d.*)?$/.exec(cell)
  if (parts === null) return signs
  const [one, two] = [Number(parts[1]), Number(parts[2])]
  if (one > 12 && one <= 31 && two <= 12) return { ...signs, dayFirst: signs.dayFirst + 1 }
  if (two > 12 && two <= 31 && one <= 12) return { ...signs, monthFirst: signs.monthFirst + 1 }
  return one === two || one > 12 || two > 12 ? signs : { ...signs, either: signs.either + 1 }
}

/** The order in which a file's dates are written; 'open' when they can be read both ways, null when no date tells or needs it. */
export function orderOf(columns: readonly DateSigns[]): DateOrder | 'open' | null {
  const sum = (pick: (signs: DateSigns) => number) => columns.reduce((all, signs) => all + pick(signs), 0)
  const [months, days] = [sum(({ monthFirst }) => monthFirst), sum(({ dayFirst }) => dayFirst)]
  if (months > days * manyToOne) return 'mdy'
  if (days > months * manyToOne) return 'dmy'
  return months > 0 || sum(({ either }) => either) > 0 ? 'open' : null
}

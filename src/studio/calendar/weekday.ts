/** The days of the week by their ISO number, as the database keeps them: 1 is Monday. */
export const weekdays = {
  1: { label: 'Monday', short: 'Mon' },
  2: { label: 'Tuesday', short: 'Tue' },
  3: { label: 'Wednesday', short: 'Wed' },
  4: { label: 'Thursday', short: 'Thu' },
  5: { label: 'Friday', short: 'Fri' },
  6: { label: 'Saturday', short: 'Sat' },
  7: { label: 'Sunday', short: 'Sun' },
} as const

export type Weekday = keyof typeof weekdays

export function isWeekday(number: number): number is Weekday {
  return number in weekdays
}

/** "Mon–Fri", "Mon, Wed–Fri", "every day": the days as a person would say them. */
export function weekdaysLabel(days: readonly Weekday[]): string {
  const chosen = [1, 2, 3, 4, 5, 6, 7].filter(isWeekday).filter((day) => days.includes(day))
  if (chosen.length === 0) return 'no day'
  if (chosen.length === 7) return 'every day'
  return runs(chosen)
    .map(({ first, last }) => (first === last ? weekdays[first].short : `${weekdays[first].short}${last === first + 1 ? ', ' : '–'}${weekdays[last].short}`))
    .join(', ')
}

/** Consecutive days, as the first and last of each stretch. */
function runs(days: readonly Weekday[]): { first: Weekday; last: Weekday }[] {
  const found: { first: Weekday; last: Weekday }[] = []
  for (const day of days) {
    const open = found.at(-1)
    if (open !== undefined && open.last + 1 === day) open.last = day
    else found.push({ first: day, last: day })
  }
  return found
}

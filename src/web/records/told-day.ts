import type { YearDay } from '#studio/records/year-day.ts'
import type { Clock } from '#web/ui/written.ts'

/** A birthday as people write it: `June 4, 1973`, without its year `June 4`. */
export function toldDay({ month, day, year }: YearDay, { language }: Pick<Clock, 'language'>): string {
  // A leap year, so that February 29 is one where the year is not known.
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day))
  const withYear = year === null ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', ...withYear, timeZone: 'UTC' }).format(date)
}

/** Full years on a civil date; null where the year is not known or lies ahead. 29 February counts from 28 February on. */
export function yearsOn({ month, day, year }: YearDay, today: string): number | null {
  if (year === null) return null
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(thisYear, month, 0)).getUTCDate()
  const reached = thisMonth * 100 + thisDay >= month * 100 + Math.min(day, lastOfMonth)
  const years = thisYear - year - (reached ? 0 : 1)
  return years < 0 ? null : years
}

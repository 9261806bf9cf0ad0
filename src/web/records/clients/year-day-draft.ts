import type { YearDay } from '#studio/records/year-day.ts'
import { words } from '#web/words/words.ts'

/** A birthday while it is typed: three texts, each of which may still be empty. */
export type YearDayDraft = { month: string; day: string; year: string }

export const noDay: YearDayDraft = { month: '', day: '', year: '' }

export function draftOfDay(day: YearDay | null): YearDayDraft {
  if (day === null) return noDay
  return { month: String(day.month), day: String(day.day), year: day.year === null ? '' : String(day.year) }
}

/** The day that was typed; null for none. Only drafts without a problem may be asked. */
export function dayOfDraft({ month, day, year }: YearDayDraft): YearDay | null {
  if (month === '' && day.trim() === '') return null
  return { month: Number(month), day: Number(day), year: year.trim() === '' ? null : Number(year) }
}

/** What is wrong with the draft, as a sentence; null when nothing is. Whether the month has that day, the studio's program says. */
export function dayProblem({ month, day, year }: YearDayDraft): string | null {
  const say = words.clients.form
  if (month === '' && day.trim() === '') return year.trim() === '' ? null : say.dayIncomplete
  if (month === '' || day.trim() === '') return say.dayIncomplete
  if (!/^\d{1,2}$/.test(day.trim()) || Number(day) < 1 || Number(day) > 31) return say.dayWrong
  return /^(?:\d{4})?$/.test(year.trim()) && (year.trim() === '' || Number(year) >= 1800) ? null : say.yearWrong
}

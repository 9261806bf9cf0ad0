import type { CivilDate } from './civil-date.ts'
import { isWeekday, type Weekday } from './weekday.ts'

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** How something comes back, as RFC 5545 §3.3.10 has it, from days up. `until` is a wall time, `2026-06-01T10:00`, and belongs to it. */
export type Recurrence = {
  frequency: Frequency
  interval: number
  count: number | null
  until: string | null
  months: readonly number[]
  weeks: readonly number[]
  yearDays: readonly number[]
  monthDays: readonly number[]
  /** `nth`: the second one of the month or year, −1 the last; 0: every one. */
  weekdays: readonly { weekday: Weekday; nth: number }[]
  hours: readonly number[]
  minutes: readonly number[]
  positions: readonly number[]
  weekStart: Weekday
}

export function isFrequency(text: string): text is Frequency {
  return (frequencies as readonly string[]).includes(text)
}

/** A time on the wall clock of some zone: a day, or a day with hour and minute, as text. Two of a kind compare as texts do. */
export type Wall = CivilDate | `${CivilDate}T${string}`

/**
 * The wall times at which something comes back, from its start on and in order, the start always among them. It is told until the day
 * `to`; those before the day `from` may be left out. Days that a month or year does not have are passed over (RFC 5545 §3.3.10), and no
 * change of clocks matters: ten o'clock stays ten o'clock.
 */
export function* occurrences(rule: Recurrence, start: Wall, { from, to }: { from: CivilDate; to: CivilDate }): Generator<Wall> {
  const first = dayOf(start)
  const times = timesOf(rule, start)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  // What is counted must be counted from its beginning.
  let period = rule.count === null ? Math.max(0, Math.floor((dayOf(from) - first) / longest[rule.frequency] / rule.interval) - 1) : 0
  yield start
  left -= 1
  for (; left > 0; period += 1) {
    const days = daysOf(rule, first, period * rule.interval)
    // An interval may lead beyond all dates there are.
    if (!((days[0] ?? Number.NaN) <= dayOf(to))) return
    const set = days.filter((day) => fits(rule, day, first)).flatMap((day) => times.map((time) => `${textOf(day)}${time}` as Wall))
    for (const wall of chosen(set, rule.positions)) {
      if (wall <= start) continue
      if (isAfter(wall, rule.until) || wall.slice(0, 10) > to) return
      yield wall
      left -= 1
      if (left <= 0) return
    }
  }
}

/** Whether a rule comes back several times on one day. */
export function isManyADay({ hours, minutes }: Recurrence): boolean {
  return hours.length > 1 || minutes.length > 1
}

const longest: Record<Frequency, number> = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }
const msPerDay = 86_400_000

/** Days since 1970. */
function dayOf(wall: Wall): number {
  return Date.parse(wall.slice(0, 10)) / msPerDay
}

function textOf(day: number): CivilDate {
  return new Date(day * msPerDay).toISOString().slice(0, 10) as CivilDate
}

function partsOf(day: number): { year: number; month: number; date: number; weekday: Weekday } {
  const at = new Date(day * msPerDay)
  const weekday = at.getUTCDay() || 7
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: isWeekday(weekday) ? weekday : 1 }
}

const dayAt = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / msPerDay

function timesOf({ hours, minutes }: Recurrence, start: Wall): string[] {
  if (!start.includes('T')) return ['']
  const two = (number: number) => String(number).padStart(2, '0')
  const each = <T>(said: readonly number[], otherwise: T) => (said.length > 0 ? said.toSorted((a, b) => a - b).map(two) : [otherwise])
  return each(hours, start.slice(11, 13)).flatMap((hour) => each(minutes, start.slice(14, 16)).map((minute) => `T${hour}:${minute}`))
}

/** A day counts as over with its last minute. */
function isAfter(wall: Wall, until: string | null): boolean {
  return until !== null && wall.slice(0, until.length) > until
}

/** All days of the period that lies so many periods after the one of the first day. */
function daysOf({ frequency, weeks, weekStart }: Recurrence, first: number, after: number): number[] {
  if (frequency === 'DAILY') return [first + after]
  const { year, month } = partsOf(first)
  if (frequency === 'WEEKLY') return run(startOfWeek(first, weekStart) + 7 * after, 7)
  if (frequency === 'MONTHLY') return run(dayAt(year, month + after, 1), dayAt(year, month + after + 1, 1) - dayAt(year, month + after, 1))
  const from = weeks.length > 0 ? firstWeek(year + after, weekStart) : dayAt(year + after, 1, 1)
  const next = weeks.length > 0 ? firstWeek(year + after + 1, weekStart) : dayAt(year + after + 1, 1, 1)
  return run(from, next - from)
}

const run = (from: number, length: number) => Array.from({ length }, (_, at) => from + at)

function startOfWeek(day: number, weekStart: Weekday): number {
  return day - ((partsOf(day).weekday - weekStart + 7) % 7)
}

/** The first day of the first week with at least four days in the year. */
function firstWeek(year: number, weekStart: Weekday): number {
  return startOfWeek(dayAt(year, 1, 4), weekStart)
}

function fits(rule: Recurrence, day: number, first: number): boolean {
  const { year, month, date, weekday } = partsOf(day)
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule
  const lengthOfMonth = dayAt(year, month + 1, 1) - dayAt(year, month, 1)
  const isFree = monthDays.length + yearDays.length + weekdays.length + weeks.length === 0
  const start = partsOf(first)
  if (months.length > 0 && !months.includes(month)) return false
  if (monthDays.length > 0 && !monthDays.includes(date) && !monthDays.includes(date - lengthOfMonth - 1)) return false
  if (yearDays.length > 0 && !isNth(yearDays, day, { from: dayAt(year, 1, 1), next: dayAt(year + 1, 1, 1) })) return false
  if (weeks.length > 0 && frequency === 'YEARLY' && !isInWeeks(rule, day)) return false
  if (weekdays.length > 0 && !weekdays.some((each) => each.weekday === weekday && (each.nth === 0 || isNthWeekday(rule, day, each.nth)))) return false
  if (frequency === 'WEEKLY' && weekdays.length === 0) return weekday === start.weekday
  if (frequency === 'MONTHLY' && isFree) return date === start.date
  if (frequency !== 'YEARLY') return true
  if (weeks.length > 0 && weekdays.length === 0) return weekday === start.weekday
  return !isFree || (date === start.date && (months.length > 0 || month === start.month))
}

function isNth(wanted: readonly number[], day: number, { from, next }: { from: number; next: number }): boolean {
  return wanted.includes(day - from + 1) || wanted.includes(day - next)
}

function isInWeeks({ weeks, weekStart }: Recurrence, day: number): boolean {
  const { year } = partsOf(startOfWeek(day, weekStart) + 3)
  const [from, next] = [firstWeek(year, weekStart), firstWeek(year + 1, weekStart)]
  const week = Math.floor((day - from) / 7) + 1
  return weeks.includes(week) || weeks.includes(week - (next - from) / 7 - 1)
}

/** Of the month, or of the year where the rule is a yearly one without months. In weeks and days the number means nothing. */
function isNthWeekday({ frequency, months }: Recurrence, day: number, nth: number): boolean {
  if (frequency === 'DAILY' || frequency === 'WEEKLY') return true
  const { year, month } = partsOf(day)
  const ofYear = frequency === 'YEARLY' && months.length === 0
  const [from, next] = ofYear ? [dayAt(year, 1, 1), dayAt(year + 1, 1, 1)] : [dayAt(year, month, 1), dayAt(year, month + 1, 1)]
  return nth > 0 ? Math.floor((day - from) / 7) + 1 === nth : Math.floor((next - 1 - day) / 7) + 1 === -nth
}

function chosen(set: readonly Wall[], positions: readonly number[]): Wall[] {
  if (positions.length === 0) return [...set]
  return [...new Set(positions.flatMap((at) => set.at(at > 0 ? at - 1 : at) ?? []))].toSorted()
}

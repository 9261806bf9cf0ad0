import { type OffsetUnit, offsetUnitKeys, offsetUnits } from '#studio/calendar/offset.ts'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import { type MomentKey, momentKeys } from '#studio/triggers/moments.ts'
import type { Repeat } from '#studio/triggers/policies.ts'

/** When a trigger fires, as `7 days before session-date` says it. */
export type When = { moment: MomentKey; offset_count: number; offset_unit: OffsetUnit }

/** `session-date` is on the day itself, or at once. */
export function whenWords({ moment, offset_count, offset_unit }: When): string {
  if (offset_count === 0 && offset_unit === 'days') return moment
  const count = Math.abs(offset_count)
  const unit = count === 1 ? offsetUnits[offset_unit].one.replace(' ', '-') : offset_unit
  return `${count} ${unit} ${offset_count < 0 ? 'before' : 'after'} ${moment}`
}

/** The schema has checked that it is written so. */
export function whenOf(words: string): When {
  const parts = words.split(' ')
  const moment = momentKeys.find((key) => key === parts.at(-1)) ?? 'session-date'
  if (parts.length === 1) return { moment, offset_count: 0, offset_unit: 'days' }
  const [count = '0', unit = 'days', direction] = parts
  const offset_unit = offsetUnitKeys.find((key) => key === unit || key === `${unit}s`) ?? 'days'
  const amount = Number(count)
  return { moment, offset_count: direction === 'before' && amount !== 0 ? -amount : amount, offset_unit }
}

/** Null: every time, which a file leaves out. */
export function repeatWords({ repeat, repeat_days }: { repeat: Repeat; repeat_days: number | null }): string | null {
  if (repeat === 'every') return null
  return repeat === 'once' ? 'once' : `at most every ${repeat_days ?? 0} days`
}

export function repeatOf(words: string): { repeat: Repeat; repeat_days: number | null } {
  if (words === 'once') return { repeat: 'once', repeat_days: null }
  const days = /\d+/.exec(words)?.[0]
  return days === undefined ? { repeat: 'every', repeat_days: null } : { repeat: 'spaced', repeat_days: Number(days) }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** `mon-fri 09:00-18:00`; three days and more in a row as a range. */
export function hoursWords({ days, from, to }: SendingHours): string {
  const sorted = [...new Set(days)].toSorted((one, other) => one - other)
  const groups: number[][] = []
  for (const day of sorted) {
    const last = groups.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else groups.push([day])
  }
  const name = (day: number | undefined) => weekdays[(day ?? 1) - 1] ?? 'mon'
  const words = groups.flatMap((group) => (group.length > 2 ? [`${name(group[0])}-${name(group.at(-1))}`] : group.map(name)))
  return `${words.join(',')} ${from}-${to}`
}

/** `fri-mon` goes over the weekend. */
export function hoursOf(words: string): SendingHours {
  const [list = '', times = ''] = words.split(' ')
  const [from = '', to = ''] = times.split('-')
  const days = list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((name) => weekdays.findIndex((day) => day === name))
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, ahead) => ((first + ahead) % 7) + 1)
  })
  return { days: [...new Set(days)].toSorted((one, other) => one - other) as Weekday[], from: from as WallTime, to: to as WallTime }
}

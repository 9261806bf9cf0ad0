import { quoted, type Reading, refused, understood } from './reading.ts'

/** A time on the wall clock, as text: `14:30`. Two of them compare as texts do. */
export type WallTime = `${number}:${number}`

/** Reads exactly `14:30`, or `14:30:00` as PostgreSQL writes it. What people write is read by `readTime`. */
export function parseTime(text: string): Reading<WallTime> {
  const parts = /^(\d\d):(\d\d)(?::00(?:\.0+)?)?$/.exec(text)
  if (parts === null) return refused(`${quoted(text)} is not a time. Write it as hours and minutes from 00:00 to 23:59, like 14:30.`)
  return timeOf({ hour: Number(parts[1]), minute: Number(parts[2]) }, text)
}

export function isTime(text: string): text is WallTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The time with this hour and minute, or why there is none. `written` is what the refusal quotes. */
export function timeOf(parts: { hour: number; minute: number }, written?: string): Reading<WallTime> {
  const time = `${twoDigits(parts.hour)}:${twoDigits(parts.minute)}`
  if (isTime(time)) return understood(time)
  return refused(`${quoted(written ?? time)} is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.`)
}

/** Minutes since 00:00 on the wall clock. */
export function minutesOf(time: WallTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** "2:30 PM". */
export function timeLabel(time: WallTime): string {
  const minutes = minutesOf(time)
  const hour = Math.floor(minutes / 60)
  return `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

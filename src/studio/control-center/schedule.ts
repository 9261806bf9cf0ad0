import { addDays, type CivilDate, weekdayOf } from '#studio/calendar/civil-date.ts'
import { nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import { timeLabel, type WallTime } from '#studio/calendar/wall-time.ts'
import { type Weekday, weekdaysLabel } from '#studio/calendar/weekday.ts'
import { dateAt, instantOf, nextClockChange, wallClock, type Zone } from '#studio/calendar/zone.ts'

/** Again and again: every so many seconds, perhaps only within hours of some days. `hours` null: around the clock. */
export type Rhythm = { every_seconds: number; hours: SendingHours | null }

/** At these times on these days, by the studio's wall clock. */
export type Times = { times: readonly WallTime[]; days: readonly Weekday[] }

/** When a job runs, as its studio chose. */
export type Schedule = Rhythm | Times

/** A schedule where it is asked: in a zone, counted from an instant. */
export type Counted = { zone: Zone; from: Date }

/**
 * The first time after `from`. A time that clocks skip comes at the first minute after the gap, one that they show twice at the first
 * showing; hours are the calendar's, as for sending.
 */
export function nextRun(schedule: Schedule, { zone, from }: Counted): Date {
  if ('times' in schedule) return nextTime(schedule, { zone, from })
  const at = new Date(from.getTime() + schedule.every_seconds * 1000)
  return schedule.hours === null ? at : nextOpening(at, schedule.hours, zone)
}

/** The first time after `from` at which it may run by itself: for hours their opening, not a rhythm after it. */
export function nextChance(schedule: Schedule, { zone, from }: Counted): Date {
  return nextRun('times' in schedule ? schedule : { ...schedule, every_seconds: 0 }, { zone, from })
}

/** Whether it is time at an instant, for a job that was last done at `from`. What was missed meanwhile, however much, is one run. */
export function isDue(schedule: Schedule, { zone, from }: Counted, at: Date): boolean {
  if ('times' in schedule) return nextTime(schedule, { zone, from }) <= at
  return schedule.hours === null || nextOpening(at, schedule.hours, zone).getTime() === at.getTime()
}

function nextTime({ times, days }: Times, { zone, from }: Counted): Date {
  const today = dateAt(from, zone)
  // A week brings every day of it; the day itself counts again where its time was over.
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = addDays(today, ahead)
    if (!days.includes(weekdayOf(date))) continue
    const found = times
      .map((time) => showing(date, time, zone))
      .toSorted((a, b) => a.getTime() - b.getTime())
      .find((at) => at > from)
    if (found !== undefined) return found
  }
  throw new RangeError(`The times ${times.join(', ')} never come in ${zone}.`)
}

/** When clocks show a time; where they skip it, the instant at which they do. */
function showing(date: CivilDate, time: WallTime, zone: Zone): Date {
  const at = instantOf(date, time, zone)
  const shown = wallClock(at, zone)
  if (shown.date === date && shown.time === time) return at
  // The calendar goes as far past a gap as the time lies in it, which is a day at most; a job need not wait for that.
  return nextClockChange(new Date(at.getTime() - 86_400_000), zone) ?? at
}

/** "every 10 seconds", "every minute, Mon–Fri, 9:00 AM to 5:00 PM", "Mon–Fri at 7:00 AM and 1:00 PM". */
export function scheduleLabel(schedule: Schedule): string {
  if ('times' in schedule) return `${weekdaysLabel(schedule.days)} at ${listed(schedule.times.toSorted().map(timeLabel))}`
  const { every_seconds, hours } = schedule
  if (hours === null) return rhythmLabel(every_seconds)
  const when = hours.from === hours.to ? '' : `, ${timeLabel(hours.from)} to ${timeLabel(hours.to)}${hours.from > hours.to ? ' the next morning' : ''}`
  return `${rhythmLabel(every_seconds)}, ${weekdaysLabel(hours.days)}${when}`
}

export function rhythmLabel(seconds: number): string {
  const [size, unit] = (
    [
      [86_400, 'day'],
      [3600, 'hour'],
      [60, 'minute'],
      [1, 'second'],
    ] as const
  ).find(([each]) => seconds % each === 0) ?? [1, 'second']
  const count = seconds / size
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

import { Temporal } from 'temporal-polyfill'
import { addDays, type CivilDate, weekdayOf } from './civil-date.ts'
import { type Reading, refused, understood } from './reading.ts'
import { minutesOf, timeLabel, type WallTime } from './wall-time.ts'
import { type Weekday, weekdaysLabel } from './weekday.ts'
import { parseWorkWeek } from './work-week.ts'
import { dateAt, nextClockChange, startOfDay, wallClock, type Zone } from './zone.ts'

/**
 * When messages may leave, by the wall clock of a zone: from the minute `from` until the minute `to` is reached. `from` later
 * than `to` lasts over midnight and belongs to the day on which it begins; `from` equal to `to` lasts around the clock.
 */
export interface SendingHours {
  days: readonly Weekday[]
  from: WallTime
  to: WallTime
}

/** Of a studio that has chosen nothing (semantics §1). */
export const usualSendingHours: SendingHours = { days: [1, 2, 3, 4, 5, 6], from: '09:00', to: '19:30' }

export function parseSendingHours(hours: { days: readonly number[]; from: WallTime; to: WallTime }): Reading<SendingHours> {
  const days = parseWorkWeek(hours.days)
  if (!days.ok) return refused('Sending hours need at least one weekday, from 1 (Monday) to 7 (Sunday). Choose the days on which messages may leave.')
  if (hours.from === hours.to && hours.from !== '00:00') {
    return refused(`Sending hours from ${hours.from} to ${hours.to} are over when they begin. Choose two times, or 00:00 to 00:00 for the whole day.`)
  }
  return understood({ days: days.value, from: hours.from, to: hours.to })
}

/** Whether messages may leave at an instant. A minute that clocks show twice counts both times, one they skip never. */
export function isOpen(instant: Date, hours: SendingHours, zone: Zone): boolean {
  const { date, time } = wallClock(instant, zone)
  if (hours.from < hours.to) return opens(date, hours) && time >= hours.from && time < hours.to
  return (opens(date, hours) && time >= hours.from) || (opens(addDays(date, -1), hours) && time < hours.to)
}

/** The instant itself when messages may leave then, else the first one after it at which they may. */
export function nextOpening(instant: Date, hours: SendingHours, zone: Zone): Date {
  if (isOpen(instant, hours, zone)) return instant
  const today = dateAt(instant, zone)
  // Two weeks: the only chance of this week may fall into hours that clocks skip. Yesterday's hours may last into today.
  for (let day = -1; day <= 15; day += 1) {
    const found = openings(addDays(today, day), hours, zone).find((opening) => opening > instant && isOpen(opening, hours, zone))
    if (found !== undefined) return found
  }
  throw new RangeError(`Sending hours ${JSON.stringify(hours)} never open in ${zone}.`)
}

/** Whether the hours that begin on a day open at all: not on a free day, and not when clocks skip them. */
export function opensOn(date: CivilDate, hours: SendingHours, zone: Zone): boolean {
  return opens(date, hours) && nextOpening(startOfDay(date, zone), { ...hours, days: [weekdayOf(date)] }, zone) < lastMoment(date, hours, zone)
}

/** "Mon–Sat, 9:00 AM to 7:30 PM". */
export function sendingHoursLabel({ days, from, to }: SendingHours): string {
  if (from === to) return `${weekdaysLabel(days)}, around the clock`
  return `${weekdaysLabel(days)}, ${timeLabel(from)} to ${timeLabel(to)}${minutesOf(from) > minutesOf(to) ? ' the next morning' : ''}`
}

function opens(date: CivilDate, hours: SendingHours): boolean {
  return hours.days.includes(weekdayOf(date))
}

function lastMoment(date: CivilDate, hours: SendingHours, zone: Zone): Date {
  return startOfDay(addDays(date, hours.from < hours.to ? 1 : 2), zone)
}

/** Every instant of a day at which hours may open, in order: when they begin, both times if that comes twice, and when clocks change. */
function openings(date: CivilDate, hours: SendingHours, zone: Zone): Date[] {
  const begin = Temporal.PlainDateTime.from(`${date}T${hours.from}`)
  const begins = (['earlier', 'later'] as const).map((disambiguation) => new Date(begin.toZonedDateTime(zone, { disambiguation }).epochMilliseconds))
  const change = nextClockChange(new Date(startOfDay(date, zone).getTime() - 1), zone)
  const isToday = change !== null && change < startOfDay(addDays(date, 1), zone)
  return [...begins, ...(isToday ? [change] : [])].toSorted((a, b) => a.getTime() - b.getTime())
}

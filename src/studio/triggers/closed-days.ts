import { addDays, type CivilDate, dateLabel, weekdayOf } from '#studio/calendar/civil-date.ts'
import { opensOn } from '#studio/calendar/sending-hours.ts'
import { isWeekday, type Weekday, weekdaysLabel } from '#studio/calendar/weekday.ts'
import { dateAt, nextClockChange, startOfDay, type Zone } from '#studio/calendar/zone.ts'
import type { Flag } from './flags.ts'
import type { Surroundings } from './lint.ts'
import type { Trigger } from './trigger.ts'
import { validDays } from './validity.ts'

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/**
 * An item that is valid on its own day only is Missed where nobody can process it that day: an automatic one while its hours are closed, another
 * while nobody works (cases 11 and 19).
 */
export function closedDayFlags(trigger: Trigger, { references, today }: Surroundings): Flag[] {
  if (validDays(trigger) > 0) return []
  const { studio } = references
  const hours = trigger.hours ?? studio.hours
  const open = trigger.automatic ? hours.days : studio.workWeek
  const closed = daysItFallsOn(trigger, studio.workWeek).filter((day) => !open.includes(day))
  const skipped = trigger.automatic
    ? clockChanges(today, studio.zone).filter((date) => hours.days.includes(weekdayOf(date)) && !opensOn(date, hours, studio.zone))
    : []
  const field = trigger.automatic ? 'hours' : 'exclusions.past'
  return [
    ...(closed.length === 0 ? [] : [{ code: 'closed-days', message: `${closedWords(trigger, closed)} ${why(trigger)}`, field, blocks: false }]),
    ...skipped.map((date) => ({
      code: 'hours-skipped',
      message: `On ${dateLabel(date)} the clocks go forward over its hours, so they do not open: what is due then would be Missed. Let them open earlier or last longer. ${why(trigger)}`,
      field,
      blocks: false,
    })),
  ]
}

/** Work days before or after something are work days; everything else may fall on any day. */
function daysItFallsOn({ offset_count, offset_unit }: Trigger, workWeek: readonly number[]): readonly Weekday[] {
  return offset_unit === 'work-days' && offset_count !== 0 ? workWeek.filter(isWeekday) : everyDay
}

function closedWords({ automatic }: Trigger, closed: readonly Weekday[]): string {
  const days = weekdaysLabel(closed)
  return automatic
    ? `Its hours stay closed on ${days}: what is due then would be Missed. Open them on those days, or let its items be valid longer.`
    : `Nobody works on ${days}: what is due then would be Missed. Process it on those days too, or let its items be valid longer.`
}

function why({ exclusions }: Trigger): string {
  return exclusions.past ? '(“Triggered date is past” is ticked under Who not.)' : '(Its items are valid on their own day only.)'
}

const looksAhead = 400
const kept = new Map<string, CivilDate[]>()

/** The days on which clocks change in the coming year: at most three. A list asks for many triggers of one zone. */
function clockChanges(today: CivilDate, zone: Zone): CivilDate[] {
  const key = `${zone} ${today}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const days: CivilDate[] = []
  let at = nextClockChange(startOfDay(today, zone), zone)
  while (at !== null && dateAt(at, zone) <= addDays(today, looksAhead)) {
    days.push(dateAt(at, zone))
    at = nextClockChange(at, zone)
  }
  if (kept.size > 100) kept.clear()
  kept.set(key, days)
  return days
}

import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { readDate } from '#studio/calendar/written-date.ts'
import { readTime } from '#studio/calendar/written-time.ts'

/** Reads a day with or without a time of day behind it, as calendars write them: `5/11/2026`, `May 11, 2026 9:00 am`, `2026-05-11T16:00`. */
export function readDayAndTime(text: string, order: DateOrder): Reading<{ day: CivilDate; time: WallTime | null }> {
  const day = readDate(text, order)
  if (day.ok) return understood({ day: day.value, time: null })
  const parts = /^(.*?\d)(?:[T ]|, ?| at | - )(\d{1,2}(?:[:.h]\d\d)(?::\d\d)?(?: ?[ap]\.? ?m\.?)?|\d{1,2} ?[ap]\.? ?m\.?)$/iu.exec(text.trim())
  if (parts === null) return day
  const [date, time] = [readDate(parts[1] ?? '', order), readTime(parts[2] ?? '')]
  if (!date.ok) return date
  return time.ok ? understood({ day: date.value, time: time.value }) : time
}

/** Reads how long something lasts, in minutes: `90`, `90 min`, `1:30`, `1 h 30`, `1.5 hours`. From one minute to seven days. */
export function readMinutes(text: string): Reading<number> {
  const written = text.trim().toLowerCase()
  const clock = /^(\d{1,3})(?::| ?h(?:ours?|rs?)? ?)(\d{1,2})(?: ?m(?:in(?:ute)?s?)?)?(?::00)?$/.exec(written)
  const hours = /^(\d{1,3}(?:[.,]\d{1,2})?) ?h(?:ours?|rs?)?$/.exec(written)
  const minutes = /^(\d{1,5}) ?(?:m(?:in(?:ute)?s?)?\.?)?$/.exec(written)
  const read =
    clock !== null
      ? Number(clock[1]) * 60 + Number(clock[2])
      : hours !== null
        ? Math.round(Number((hours[1] ?? '').replace(',', '.')) * 60)
        : Number(minutes?.[1])
  if (read >= 1 && read <= 10_080) return understood(read)
  return refused(`${quoted(text)} is not a length of one minute to seven days. Write it like 45, 1:30 or 2 h.`)
}

/** How many minutes lie between two times of a day; an end that is before the beginning is on the next day. Null when they are the same. */
export function minutesBetween(start: WallTime, end: WallTime): number | null {
  const [from, to] = [minuteOf(start), minuteOf(end)]
  return from === to ? null : (to - from + 1440) % 1440
}

function minuteOf(time: WallTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

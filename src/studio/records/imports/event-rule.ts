import { type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { isFrequency, type Recurrence } from '#studio/calendar/recurrence.ts'
import { isWeekday, type Weekday } from '#studio/calendar/weekday.ts'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = new Set([
  'freq',
  'interval',
  'count',
  'until',
  'bymonth',
  'byweekno',
  'byyearday',
  'bymonthday',
  'byday',
  'byhour',
  'byminute',
  'bysecond',
  'bysetpos',
  'wkst',
])

/** A rule by which an event comes back, as jCal has it. `until` is taken as it is written, to be seen in the zone of the event. */
export function readRule(value: unknown): Reading<Recurrence> {
  const said = new Map(typeof value === 'object' && value !== null ? Object.entries(value).map(([name, part]) => [name.toLowerCase(), listed(part)]) : [])
  const frequency = said.get('freq')?.[0]?.toUpperCase() ?? ''
  const strange = [...said.keys()].find((name) => !known.has(name))
  if (!isFrequency(frequency) || strange !== undefined)
    return refused(
      /^(?:HOUR|MINUTE|SECOND)LY$/.test(frequency)
        ? 'The event comes back by the hour or the minute. Hotshoe reads what comes back by days, weeks, months or years; write such events one by one.'
        : 'The rule by which the event comes back cannot be read. Correct it in the calendar, or write these events one by one.',
    )
  const numbers = (name: string) => (said.get(name) ?? []).map(Number).filter(Number.isInteger)
  const [interval = 1] = numbers('interval')
  return understood({
    frequency,
    interval: Math.max(1, interval),
    count: numbers('count')[0] ?? null,
    until: said.get('until')?.[0] ?? null,
    months: numbers('bymonth'),
    weeks: numbers('byweekno'),
    yearDays: numbers('byyearday'),
    monthDays: numbers('bymonthday'),
    weekdays: (said.get('byday') ?? []).flatMap((text) => weekdayIn(text) ?? []),
    hours: numbers('byhour').filter((hour) => hour >= 0 && hour < 24),
    minutes: numbers('byminute').filter((minute) => minute >= 0 && minute < 60),
    positions: numbers('bysetpos'),
    weekStart: weekdayNumbered(Number(said.get('wkst')?.[0])) ?? weekdayIn(said.get('wkst')?.[0] ?? '')?.weekday ?? 1,
  })
}

function listed(part: unknown): string[] {
  return [part].flat().map(String)
}

function weekdayIn(text: string): { weekday: Weekday; nth: number } | null {
  const [, nth = '', day = ''] = /^([+-]?\d{0,2})([A-Z]{2})$/i.exec(text) ?? []
  const weekday = weekdays.indexOf(day.toUpperCase()) + 1
  return isWeekday(weekday) ? { weekday, nth: Number(nth) || 0 } : null
}

/** ical.js counts the days of the week from Sunday, which is 1. */
function weekdayNumbered(number: number): Weekday | null {
  const weekday = number === 1 ? 7 : number - 1
  return isWeekday(weekday) ? weekday : null
}

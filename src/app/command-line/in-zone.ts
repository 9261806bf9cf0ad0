import { wallClock, type Zone } from '#studio/calendar/zone.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** An answer with every instant in it as a clock in the zone shows it, "2026-05-04 08:00", for people to read. */
export function inZone<T>(answer: T, zone: Zone): T {
  return shown(answer, zone) as T
}

/** Whether there is any instant in an answer. */
export function hasInstant(answer: unknown): boolean {
  if (typeof answer === 'string') return instant.test(answer)
  return typeof answer === 'object' && answer !== null && Object.values(answer).some(hasInstant)
}

function shown(value: unknown, zone: Zone): unknown {
  if (typeof value === 'string' && instant.test(value)) {
    const { date, time } = wallClock(new Date(value), zone)
    return `${date} ${time}`
  }
  if (Array.isArray(value)) return value.map((each) => shown(each, zone))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, shown(each, zone)]))
}

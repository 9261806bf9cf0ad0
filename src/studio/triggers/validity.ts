import type { OffsetUnit } from '#studio/calendar/offset.ts'
import { moments } from './moments.ts'
import type { TriggerSettings } from './trigger.ts'

/** Days after its trigger date on which an item may still be processed, where the trigger says nothing else (semantics §4). */
export const defaultValidity = { on: 3, after: 14, changed: 14 } as const

type Timing = Pick<TriggerSettings, 'moment' | 'offset_count' | 'offset_unit' | 'validity_days'> & { exclusions: Pick<TriggerSettings['exclusions'], 'past'> }

/**
 * How many days after its trigger date an item is valid, that last day included: 0 means on its own day only, even through our
 * own downtime, which is what *triggered date is past* asks for, as in the guide. Days before a date it is valid until that
 * date, so the offset itself is the answer.
 */
export function validDays(trigger: Timing): number {
  if (trigger.exclusions.past) return 0
  return trigger.validity_days ?? defaultValidDays(trigger)
}

/** The default alone, for the form to show what an empty field means. */
export function defaultValidDays({ moment, offset_count, offset_unit }: Pick<Timing, 'moment' | 'offset_count' | 'offset_unit'>): number {
  if (moments[moment].kind === 'instant') return defaultValidity.changed
  if (offset_count < 0) return daysBefore(-offset_count, offset_unit)
  return offset_count === 0 ? defaultValidity.on : defaultValidity.after
}

/** Calendar days from the trigger date to the moment's; work days are at most as many as these, where two days a week are free. */
function daysBefore(count: number, unit: OffsetUnit): number {
  return { days: count, weeks: count * 7, 'work-days': Math.ceil((count * 7) / 5), hours: Math.ceil(count / 24), minutes: Math.ceil(count / 1440) }[unit]
}

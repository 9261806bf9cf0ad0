import type { Insertable } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { TriggerTable } from './tables.ts'
import type { TriggerSettings } from './trigger.ts'

/** The settings as the columns of `trigger`. */
export function settingColumns({ exclusions, hours, ...settings }: TriggerSettings) {
  return {
    ...settings,
    exclude_past: exclusions.past,
    exclude_do_not_market: exclusions.do_not_market,
    exclude_do_not_call: exclusions.do_not_call,
    exclude_on_hold: exclusions.on_hold,
    exclude_confirmed: exclusions.confirmed,
    exclude_canceled: exclusions.canceled,
    exclude_paid: exclusions.paid,
    hours_days: hours?.days ?? null,
    hours_from: hours?.from ?? null,
    hours_to: hours?.to ?? null,
  } satisfies Partial<Insertable<TriggerTable>>
}

/** Armed at this moment: what was due up to now is history, and was swept. */
export function armedColumns({ now, today }: { now: Date; today: CivilDate }) {
  return { armed_at: now, swept_on: today, swept_at: now }
}

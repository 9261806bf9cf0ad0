import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import { type Exclusions, exclusionKeys } from './exclusions.ts'
import type { TriggerSettings } from './trigger.ts'

/**
 * For every setting of a trigger, whether a change lets it count anew (semantics §2): what fitted before the change is then
 * history, as the guide says of a new trigger. Words, purposes and outputs never do that.
 */
export const arming = {
  description: false,
  subject_kind: true,
  basis: true,
  status_id: true,
  type_id: true,
  any_type: true,
  keyword: true,
  moment: true,
  offset_count: true,
  offset_unit: true,
  exclusions: true,
  purpose: false,
  validity_days: true,
  repeat: true,
  repeat_days: true,
  late: true,
  stays_when_moved_on: false,
  automatic: false,
  hours: false,
  settle_minutes: false,
} as const satisfies Record<keyof TriggerSettings, boolean>

export const settingKeys = Object.keys(arming) as (keyof TriggerSettings)[]

/** The settings that differ, in the table's order. */
export function changedSettings(before: TriggerSettings, after: TriggerSettings): (keyof TriggerSettings)[] {
  return settingKeys.filter((key) =>
    key === 'exclusions'
      ? !sameTicks(before.exclusions, after.exclusions)
      : key === 'hours'
        ? !sameHours(before.hours, after.hours)
        : before[key] !== after[key],
  )
}

function sameTicks(before: Exclusions, after: Exclusions): boolean {
  return exclusionKeys.every((key) => before[key] === after[key])
}

function sameHours(before: SendingHours | null, after: SendingHours | null): boolean {
  if (before === null || after === null) return before === after
  return before.from === after.from && before.to === after.to && before.days.join() === after.days.join()
}

/** Whether a change of these settings arms the trigger. */
export function arms(changed: readonly (keyof TriggerSettings)[]): boolean {
  return changed.some((key) => arming[key])
}

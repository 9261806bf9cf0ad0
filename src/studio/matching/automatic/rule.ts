import { isOpen, type SendingHours } from '#studio/calendar/sending-hours.ts'
import type { Zone } from '#studio/calendar/zone.ts'

/** What a studio says of automatic processing where a trigger says nothing. */
export type Automation = { hours: SendingHours; settleMinutes: number; dailyCap: number | null; mergesSameDay: boolean; bulkLimit: number; paused: boolean }

/** A live automatic trigger, as far as time goes. `stays`: what it found stays even if the record has moved on. */
export type Rule = { triggerId: number; hours: SendingHours | null; settleMinutes: number | null; settles: boolean; stays: boolean }

/** The latest instant at which an item may have come due to be ready now: a change of status has to stand for a while first (semantics §4). */
export function dueBefore({ settles, settleMinutes }: Rule, automation: Automation, now: Date): Date {
  return settles ? new Date(now.getTime() - (settleMinutes ?? automation.settleMinutes) * 60_000) : now
}

/** Those whose hours are open. */
export function openRules(rules: readonly Rule[], automation: Automation, { now, zone }: { now: Date; zone: Zone }): Rule[] {
  return rules.filter(({ hours }) => isOpen(now, hours ?? automation.hours, zone))
}

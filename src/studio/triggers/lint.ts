import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { closedDayFlags } from './closed-days.ts'
import type { Flag } from './flags.ts'
import { loopFlags } from './loops.ts'
import { offsetFlags } from './reachable-offset.ts'
import type { References } from './references.ts'
import { sameDayFlags } from './same-day.ts'
import type { Trigger } from './trigger.ts'

/** What stands around a trigger: those that are switched on, it may be among them, all they refer to, and the studio's day. */
export type Surroundings = { live: readonly Trigger[]; references: References; today: CivilDate }

/**
 * What is doubtful about a trigger, from the rules alone: nothing here looks at records, so a list of hundreds can be told. What a
 * look at records tells besides is `matching/doubts.ts`.
 */
export function lintOf(trigger: Trigger, around: Surroundings): Flag[] {
  if (trigger.archived_at !== null) return []
  return [...offsetFlags(trigger, around), ...closedDayFlags(trigger, around), ...sameDayFlags(trigger, around), ...loopFlags(trigger, around)]
}

import type { Situation } from './conditions.ts'
import { keptDay } from './kept.ts'
import type { Occurrence } from './occurrence.ts'
import { capitalized, dayAndTime, dayWords, instantWords, momentWords } from './words.ts'

/** What an occurrence is called: “Primary session date, Wed, Jun 10, 2026”, “Birthday of Emma, Sun, May 10, 2026”. */
export function labelOf(found: Occurrence, { rule: { trigger }, zone }: Pick<Situation, 'rule' | 'zone'>, family: ReadonlyMap<number, string>): string {
  const of = found.family_member_id === null ? '' : ` of ${family.get(found.family_member_id) ?? 'a family member'}`
  const what = trigger.moment === 'status-changed' && found.fits !== true ? 'Change of status' : capitalized(momentWords(trigger))
  // Of a day that the record no longer has, its key still tells it.
  const kept = found.item === null ? null : keptDay(found.occurrence)
  if (kept !== null) return `${what}${of}, ${dayAndTime(kept.day, kept.time)}`
  if (found.anchor_at !== null) return `${what}${of}, ${instantWords(found.anchor_at, zone)}`
  return found.anchor_on === null ? `${what}${of}` : `${what}${of}, ${dayWords(found.anchor_on)}`
}

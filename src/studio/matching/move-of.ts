import type { Work } from '#studio/staff/work.ts'
import type { ItemState } from './item.ts'
import type { Verdict } from './judge-items.ts'
import type { Move } from './move-items.ts'
import { onlyByPerson, type ReasonCode } from './reasons.ts'

/** An undecided item as it stands. */
export type Standing = { id: number; state: ItemState; reason: ReasonCode | null; hold_until: Date | null }

/** Where an undecided item goes by its verdict; null when it stays. */
export function moveOf(item: Standing, verdict: Verdict | undefined, { now, today }: Pick<Work, 'now' | 'today'>): Move | null {
  const failed = verdict === undefined ? 'moment-moved' : verdict.failed
  if (failed === null) {
    if (item.state !== 'withdrawn' || (item.reason !== null && onlyByPerson.includes(item.reason))) return null
    const late = verdict !== undefined && verdict.dueOn !== null && verdict.dueOn < today
    if (late && !verdict.takesLate) return null
    const to = item.hold_until !== null && item.hold_until > now ? 'held' : 'active'
    return { id: item.id, to, reason: late ? 'late' : 'matches-again', late }
  }
  if (item.state === 'withdrawn') return null
  if (failed === 'validity-over') return { id: item.id, to: 'expired', reason: 'validity-over' }
  return { id: item.id, to: 'withdrawn', reason: failed, detail: verdict?.detail ?? null }
}

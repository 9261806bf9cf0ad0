import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { sourcesOfItems } from './find-sources.ts'
import { itemsById } from './items-by-id.ts'
import { judgedItems } from './judgement.ts'
import type { ReasonCode } from './reasons.ts'
import { clockOf } from './sources/source.ts'

/** What holds of an item now: the first criterion that fails or null, and its dates by today's record and trigger. */
export type Verdict = {
  id: number
  failed: ReasonCode | null
  /** The reason's particulars: the status or type the record no longer has. */
  detail: string | null
  /** Whose and of which session the record is now. */
  clientId: number | null
  sessionId: number | null
  dueOn: CivilDate | null
  dueAt: Date | null
  validUntil: CivilDate | null
  /** The trigger takes what comes to qualify after its trigger date. */
  takesLate: boolean
}

/**
 * Matches items again: everything except liveness, which was tested once, on entry (semantics §2). `ids` at most a few thousand.
 * Whether validity is over is left out where a person processes a missed item anyway.
 */
export async function judgeItems(work: Work, ids: readonly number[], minding: { validity: boolean } = { validity: true }): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>()
  if (ids.length === 0) return verdicts
  const clock = clockOf(work)
  for (const source of await sourcesOfItems(work, clock, ids)) {
    const { rows } = await sql<Verdict>`${judgedItems({ source, clock, items: itemsById(ids), left: minding.validity ? [] : ['validity-over'] })}`.execute(
      work.db,
    )
    for (const row of rows) verdicts.set(row.id, row)
  }
  return verdicts
}

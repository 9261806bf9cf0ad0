import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { firstFailure } from './criteria.ts'
import { dates, factColumns, ofItems, ofSource } from './judgement.ts'
import type { ReasonCode } from './reasons.ts'
import { type Clock, type Source, sourcesAt } from './sources.ts'

/** What holds of an item now: the first criterion that fails or null, and its dates by today's record and trigger. */
export type Verdict = {
  id: number
  failed: ReasonCode | null
  /** The reason's particulars: the status or type the record no longer has. */
  detail: string | null
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
  const clock: Clock = { today: work.today, now: work.now, zone: work.studio.zone }
  for (const source of await sourcesOf(work, ids, clock)) {
    const { rows } = await judged({ source, clock, minding, ids }).execute(work.db)
    for (const row of rows) verdicts.set(row.id, row)
  }
  return verdicts
}

async function sourcesOf(work: Work, ids: readonly number[], clock: Clock): Promise<Source[]> {
  const { rows } = await sql<{ basis: string; moment: string }>`
    SELECT DISTINCT t.basis, t.moment FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    WHERE i.id = ANY(${ids}::bigint[])`.execute(work.db)
  return sourcesAt(clock).filter((source) => rows.some((row) => row.basis === source.basis && row.moment === source.moment))
}

function judged({ source, clock, minding, ids }: { source: Source; clock: Clock; minding: { validity: boolean }; ids: readonly number[] }) {
  const criteria = ofItems(clock, ...(minding.validity ? [] : (['validity-over'] as const)))
  return sql<Verdict>`
    SELECT i.id, j.due_on AS "dueOn", j.due_at AS "dueAt", j.valid_until AS "validUntil", t.late <> 'never' AS "takesLate",
      CASE
        WHEN m.subject_id IS NULL THEN 'moment-moved'
        WHEN NOT m.fits THEN ${sql.lit(source.unfit)}
        WHEN m.occurrence IS DISTINCT FROM i.occurrence THEN 'moment-moved'
        ELSE ${firstFailure(criteria)} END AS failed,
      CASE WHEN NOT m.fits THEN ${source.basis === 'status' ? sql`(SELECT name FROM status WHERE studio_id = t.studio_id AND id = t.status_id)` : sql`(SELECT name FROM type WHERE studio_id = t.studio_id AND id = t.type_id)`} END AS detail
    FROM triggered_item i
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id AND ${ofSource(source)}
    LEFT JOIN LATERAL (
      SELECT ${factColumns(source)}, ${source.fits} AS fits FROM ${source.from} WHERE s.studio_id = i.studio_id AND ${source.ofItem}
      OFFSET 0
    ) m ON true
    ${dates(clock)}
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = m.client_id
    WHERE i.id = ANY(${ids}::bigint[])`
}

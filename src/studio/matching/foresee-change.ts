import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { settleDraft, type WantedDraft } from '#studio/triggers/settle-draft.ts'
import { isOf } from './find-sources.ts'
import type { Foreseen } from './foreseen.ts'
import { judgedItems, recordsThatFit } from './judgement.ts'
import { onlyByPerson } from './reasons.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'
import { supposeTrigger } from './suppose-trigger.ts'

/**
 * Counts what saving a change, or switching on or off, would do, before anybody does it (semantics §6). The same statements as matching, over
 * a trigger as it would be. Writes nothing.
 */
export async function foreseeChange(work: Work, id: number, wanted: WantedDraft): Promise<Foreseen> {
  const { columns, countsAnew, trigger } = await settleDraft(work, { ...wanted, id })
  const clock = clockOf(work)
  const total: Foreseen = { counts_anew: countsAnew, leave: 0, stay: 0, back: 0, history: 0 }
  const asItWouldBe = supposeTrigger({ id, columns })
  for (const source of sourcesAt(clock).filter((one) => isOf(one, trigger))) {
    const { leave, stay, back, history } = await counted(work, { id, asItWouldBe, source, clock, countsAnew })
    total.leave += leave
    total.stay += stay
    total.back += back
    total.history += history
  }
  return total
}

type Counting = { id: number; asItWouldBe: RawBuilder<unknown>; source: Source; clock: Clock; countsAnew: boolean }

async function counted(work: Work, { id, asItWouldBe, source, clock, countsAnew }: Counting): Promise<Omit<Foreseen, 'counts_anew'>> {
  const nothing = { leave: 0, stay: 0, back: 0 }
  const items = await sql<typeof nothing>`
    WITH ${asItWouldBe}, judged AS (${judgedItems({ source, clock, items: sql`(SELECT * FROM triggered_item i WHERE ${undecidedOf(id)} OFFSET 0)` })})
    SELECT count(*) FILTER (WHERE i.state <> 'withdrawn' AND v.failed IS NOT NULL)::int AS leave,
      count(*) FILTER (WHERE i.state <> 'withdrawn' AND v.failed IS NULL)::int AS stay,
      count(*) FILTER (WHERE i.state = 'withdrawn' AND v.failed IS NULL AND coalesce(i.reason, '') <> ALL (${onlyByPerson}::text[])
        AND (v."takesLate" OR v."dueOn" >= ${work.today}::date))::int AS back
    FROM judged v JOIN triggered_item i ON i.id = v.id`.execute(work.db)
  const fitting = countsAnew
    ? await sql<{ count: number }>`WITH ${asItWouldBe} SELECT count(*)::int AS count FROM (${recordsThatFit(source, clock, id)}) f`.execute(work.db)
    : null
  return { ...(items.rows[0] ?? nothing), history: fitting?.rows[0]?.count ?? 0 }
}

function undecidedOf(id: number): RawBuilder<boolean> {
  return sql`i.trigger_id = ${id} AND i.state IN ('active', 'held', 'attention', 'withdrawn')`
}

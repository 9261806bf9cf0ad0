import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Criterion } from '../criteria.ts'
import { sourcesOfItems } from '../find-sources.ts'
import { itemsById } from '../items-by-id.ts'
import type { Verdict } from '../judge-items.ts'
import { judgedItems } from '../judgement.ts'
import { clockOf } from '../sources/source.ts'

/** `supposing`: what stands in the WITH, hiding tables; null judges by what is there. `left`: criteria that are left out. */
type Judging = { ids: readonly number[]; supposing: RawBuilder<unknown> | null; left?: readonly Criterion['code'][] }

/** Matches items again as if something had changed, by the statement of matching. Writes nothing. */
export async function judgeSupposed(work: Work, { ids, supposing, left = [] }: Judging): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>()
  if (ids.length === 0) return verdicts
  const clock = clockOf(work)
  const given = supposing === null ? sql`` : sql`WITH ${supposing}`
  for (const source of await sourcesOfItems(work, clock, ids)) {
    const { rows } = await sql<Verdict>`${given} ${judgedItems({ source, clock, items: itemsById(ids), left })}`.execute(work.db)
    for (const row of rows) verdicts.set(row.id, row)
  }
  return verdicts
}

import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Criterion } from '../criteria.ts'
import type { Clock, Source } from '../sources/source.ts'
import { asKept } from './kept.ts'
import { factsOf, itemsOf, type Occurrence, type Record, toldOf } from './occurrence.ts'

export type Looked = { found: Occurrence; criteria: readonly Criterion[]; source: Source }

/** `triggers` speaks of `t`. `ledger`: a table of items to look at instead, as WITH has it. `hasItems`: whether there are any about the record. */
export type Looking = {
  hasItems: boolean
  sources: readonly Source[]
  clock: Clock
  triggers: RawBuilder<boolean>
  record: Record
  ledger?: RawBuilder<unknown>
}

/**
 * Every occurrence of these triggers at a record: what the ledger has, and what may yet come into it. One statement for each source, by the fragments of
 * matching. Of what does not fit, only what is so now is kept, and only where nothing else is known.
 */
export async function findOccurrences(work: Work, { sources, ledger, hasItems, ...asked }: Looking): Promise<Map<number, Looked[]>> {
  const all: Looked[] = []
  for (const source of sources) {
    const look = { source, ...asked }
    // To plan such a statement takes longer than to carry it out: where there are no items, it is half of it.
    const query = hasItems ? sql<Occurrence>`${ledger === undefined ? sql`` : sql`WITH ${ledger}`} ${itemsOf(look)} UNION ALL ${factsOf(look)}` : factsOf(look)
    const { rows } = await query.execute(work.db)
    for (const found of rows) {
      const criteria = toldOf(source, asked.clock, found.item)
      all.push({ found: asKept(found, criteria, asked.clock.today), criteria, source })
    }
  }
  return new Map([...Map.groupBy(all, ({ found }) => found.trigger_id)].map(([id, ofOne]) => [id, told(ofOne)]))
}

function told(all: Looked[]): Looked[] {
  const standing = all.filter(({ found }) => found.item !== null || (found.anchor_on !== null && found.fits === true))
  if (standing.length > 0) return standing.toSorted(byDay)
  const dated = all.filter(({ found }) => found.anchor_on !== null).toSorted(byDay)
  // Of a history of statuses the one it is in now; of birthdays all.
  const rest = dated.length > 0 ? dated : all
  return rest[0]?.source.moment === 'birthday' ? rest : rest.slice(0, 1)
}

/** The latest first. */
function byDay({ found: one }: Looked, { found: other }: Looked): number {
  return (
    (other.anchor_at?.getTime() ?? 0) - (one.anchor_at?.getTime() ?? 0) ||
    (other.due_at?.getTime() ?? 0) - (one.due_at?.getTime() ?? 0) ||
    (other.occurrence ?? '').localeCompare(one.occurrence ?? '', 'en', { numeric: true })
  )
}

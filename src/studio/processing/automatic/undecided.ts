import { type RawBuilder, sql } from 'kysely'

/** The items `i` of a run that nothing has become of yet. */
export function undecidedOf(runId: number): RawBuilder<boolean> {
  return sql`i.id IN (SELECT d.item_id FROM run_decision d WHERE d.run_id = ${runId} AND d.outcome IS NULL)`
}

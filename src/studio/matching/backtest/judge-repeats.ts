import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { criteriaAt, noneFails } from '../criteria.ts'
import type { Chance } from './chance.ts'
import { foundThen } from './chances-sql.ts'
import type { Fate } from './fate.ts'
import { supposedThen, type Tested } from './find-chances.ts'

/** One that comes, and what had become of others of its record by then. */
export type Repeated = { chance: Chance; others: readonly Fate[] }

/**
 * Of some that come to records of which there was something already, those that a trigger lets in which fires once, or at most once in so many days: by the criteria of
 * matching, over a ledger that holds what the back-test has found. At most one of each record. Writes nothing.
 */
export async function judgeRepeats(work: Work, tested: Tested, repeated: readonly Repeated[]): Promise<Set<Chance>> {
  const rows = repeated.map(({ chance: { subject_id, family_member_id, occurrence, at } }, n) => ({ n, subject_id, family_member_id, occurrence, at }))
  const ledger = repeated.flatMap(({ chance, others }) => others.map((other) => itemOf(work, tested, { chance, other })))
  const criteria = criteriaAt(foundThen(work.studio)).filter(({ code }) => code === 'once' || code === 'spaced' || code === 'handled-before')
  const { rows: passed } = await sql<{ n: number }>`
    WITH ${supposedThen(tested)}, ${hidden(ledger)}
    SELECT m.n FROM trigger t
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(n integer, subject_id bigint, family_member_id bigint, occurrence text, at timestamptz)
    CROSS JOIN LATERAL (SELECT m.at) k
    WHERE t.id = ${tested.trigger.id} AND ${noneFails(criteria)}`.execute(work.db)
  return new Set(passed.flatMap(({ n }) => repeated[n]?.chance ?? []))
}

function hidden(ledger: readonly object[]): RawBuilder<unknown> {
  return sql`triggered_item AS (SELECT * FROM jsonb_populate_recordset(NULL::triggered_item, ${JSON.stringify(ledger)}::jsonb))`
}

/** As the other stood when this one came. */
function itemOf({ studio }: Work, { trigger }: Tested, { chance: { at }, other }: { chance: Chance; other: Fate }) {
  const { subject_id, family_member_id, occurrence } = other.chance
  const state = other.at === null ? 'expired' : other.at <= at ? 'processed' : 'active'
  return {
    studio_id: studio.id,
    trigger_id: trigger.id,
    subject_kind: trigger.subject_kind,
    subject_id,
    family_member_id,
    occurrence,
    state,
    state_at: other.at,
  }
}

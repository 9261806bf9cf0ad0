import { type RawBuilder, sql } from 'kysely'
import { type Changed, takeChanges } from '#studio/records/take-changes.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Admitted, admitItems, nothingAdmitted, together } from './admit-items.ts'
import { type Criterion, criteriaAt, noneFails } from './criteria.ts'
import { liveSources } from './find-sources.ts'
import { findTouched, type Touched } from './find-touched.ts'
import { alive, dates, factColumns, fitting, itemColumns, lateness, ofSource, without } from './judgement.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { type Verified, verifyItems } from './verify-items.ts'
import { waitWhenNewlyDue } from './wait-when-newly-due.ts'

/** At most so many changes in one transaction; the job comes again at once when there are more. */
export const changesAtOnce = 1000

export type Matched = Admitted & Verified & { taken: number; touched: number[] }

/**
 * The second way in (semantics §2): records that changed, however long ago their dates were swept. Their undecided items are looked at
 * again, and what now qualifies enters, late when its trigger date is past. `touched` are items under attention whose cause may be gone.
 */
export async function matchChanges(work: Work): Promise<Matched> {
  const changes = await takeChanges(work, changesAtOnce)
  const nothing = { taken: 0, touched: [], ...nothingAdmitted, returned: 0, withdrawn: 0, expired: 0 }
  if (changes.length === 0) return nothing
  const clock = clockOf(work)
  const sources = await liveSources(work, clock)
  const records = await findTouched(work, changes, [...new Set(sources.map((source) => source.subject))])
  const items = await undecidedOf(work, changes, records)
  const verified = await verifyItems(
    work,
    items.map((item) => item.id),
  )
  await waitWhenNewlyDue(
    work,
    changes.flatMap((change) => (change.subjectKind === 'trigger' ? change.subjectId : [])),
  )
  let admitted = nothingAdmitted
  for (const source of sources) {
    const ids = records.get(source.subject) ?? []
    if (ids.length > 0) admitted = together(admitted, await admitItems(work, changedOf({ source, clock, ids }), 'change'))
  }
  const touched = items.filter((item) => item.state === 'attention').map((item) => item.id)
  return { taken: changes.length, touched, ...admitted, ...verified, returned: admitted.returned + verified.returned }
}

type Undecided = { id: number; state: string }

/** Undecided items of what changed: of the record, of the client, of the trigger. */
async function undecidedOf(work: Work, changes: readonly Changed[], records: Touched): Promise<Undecided[]> {
  const of = (kind: string) => changes.filter((change) => change.subjectKind === kind).map((change) => change.subjectId)
  const undecided = sql`state IN ('active', 'held', 'attention', 'withdrawn')`
  const bySubject = [...records].map(
    ([kind, ids]) => sql`SELECT id, state FROM triggered_item WHERE subject_kind = ${sql.lit(kind)} AND subject_id = ANY(${ids}::bigint[]) AND ${undecided}`,
  )
  const byClient = sql`SELECT id, state FROM triggered_item WHERE client_id = ANY(${of('client')}::bigint[]) AND ${undecided}`
  const byTrigger = sql`SELECT id, state FROM triggered_item WHERE trigger_id = ANY(${of('trigger')}::bigint[]) AND ${undecided}`
  const { rows } = await sql<Undecided>`${sql.join([...bySubject, byClient, byTrigger], sql` UNION `)}`.execute(work.db)
  return rows
}

type Changing = { source: Source; clock: Clock; ids: readonly number[]; left?: readonly Criterion['code'][] }

/**
 * What these records bring at one source. For whoever looks ahead, criteria in `left` are no condition, but stand as the column `ripe`: none of them
 * fails. Without a fence: the records are few, so the planner begins with them.
 */
export function changedOf({ source, clock, ids, left = [] }: Changing): RawBuilder<unknown> {
  const late = lateness(clock).changed
  return sql`
    SELECT ${itemColumns(source)}, ${late} AS late${left.length === 0 ? sql`` : sql`, ${noneFails(criteriaAt(clock).filter(({ code }) => left.includes(code)))} AS ripe`}
    FROM trigger t
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from}
      WHERE ${source.studio} = t.studio_id AND ${source.about.subject} = ANY(${ids}::bigint[]) AND ${fitting(source)} AND ${source.anchor.on} IS NOT NULL
    ) m
    ${dates(clock)}
    LEFT JOIN client c ON c.studio_id = t.studio_id AND c.id = m.client_id
    WHERE t.active AND t.archived_at IS NULL AND ${ofSource(source)} AND ${alive(clock)} AND ${noneFails(without(clock, 'trigger-deleted', 'trigger-off', ...left))}
      AND NOT (t.late = 'never' AND ${late})`
}

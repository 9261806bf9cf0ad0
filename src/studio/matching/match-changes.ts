import { sql } from 'kysely'
import { takeChanges } from '#studio/records/take-changes.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Admitted, admitItems } from './admit-items.ts'
import { noneFails } from './criteria.ts'
import { alive, dates, factColumns, itsClient, ofSource, without } from './judgement.ts'
import { type Clock, sourcesAt } from './sources.ts'
import { type Verified, verifyItems } from './verify-items.ts'

/** At most so many changes in one transaction; the job comes again at once when there are more. */
export const changesAtOnce = 1000

export type Matched = Admitted & Verified & { taken: number; touched: number[] }

/**
 * The second way in (semantics §2): records that changed, however long ago their dates were swept. Their undecided items are looked at
 * again, and what now qualifies enters, late when its trigger date is past. `touched` are items under attention whose cause may be gone.
 */
export async function matchChanges(work: Work): Promise<Matched> {
  const changes = await takeChanges(work, changesAtOnce)
  const of = (kind: string) => changes.filter((change) => change.subjectKind === kind).map((change) => change.subjectId)
  const sessions = await sessionsTouched(work, of('session'), of('client'))
  const items = await undecidedOf(work, sessions, of('trigger'))
  const verified = await verifyItems(
    work,
    items.map((item) => item.id),
  )
  const admitted = await admitChanged(work, sessions)
  const touched = items.filter((item) => item.state === 'attention').map((item) => item.id)
  return { taken: changes.length, touched, ...admitted, ...verified, returned: admitted.returned + verified.returned }
}

/** A client's flags and status bear on every session of that client. */
async function sessionsTouched(work: Work, sessionIds: number[], clientIds: number[]): Promise<number[]> {
  if (clientIds.length === 0) return sessionIds
  const { rows } = await sql<{ id: number }>`SELECT id FROM session WHERE client_id = ANY(${clientIds}::bigint[])`.execute(work.db)
  return [...new Set([...sessionIds, ...rows.map((row) => row.id)])]
}

async function undecidedOf(work: Work, sessionIds: number[], triggerIds: number[]): Promise<{ id: number; state: string }[]> {
  if (sessionIds.length === 0 && triggerIds.length === 0) return []
  const { rows } = await sql<{ id: number; state: string }>`
    SELECT id, state FROM triggered_item
    WHERE (subject_kind = 'session' AND subject_id = ANY(${sessionIds}::bigint[])) AND state IN ('active', 'held', 'attention', 'withdrawn')
    UNION
    SELECT id, state FROM triggered_item
    WHERE trigger_id = ANY(${triggerIds}::bigint[]) AND state IN ('active', 'held', 'attention', 'withdrawn')`.execute(work.db)
  return rows
}

async function admitChanged(work: Work, sessionIds: number[]): Promise<Admitted> {
  const total: Admitted = { found: 0, late: 0, returned: 0, missed: 0 }
  if (sessionIds.length === 0) return total
  const clock: Clock = { today: work.today, now: work.now, zone: work.studio.zone }
  for (const source of sourcesAt(clock)) {
    const admitted = await admitItems(work, changedOf({ source, clock, sessionIds }), 'change')
    for (const key of ['found', 'late', 'returned', 'missed'] as const) total[key] += admitted[key]
  }
  return total
}

function changedOf({ source, clock, sessionIds }: { source: ReturnType<typeof sourcesAt>[number]; clock: Clock; sessionIds: number[] }) {
  return sql`
    SELECT t.id AS trigger_id, m.subject_id, m.client_id, m.occurrence, j.due_on, j.due_at, j.valid_until, j.due_on < ${clock.today}::date AS late
    FROM (SELECT s.* FROM session s WHERE s.id = ANY(${sessionIds}::bigint[])) touched
    JOIN trigger t ON t.studio_id = touched.studio_id AND t.active AND t.archived_at IS NULL AND ${ofSource(source)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from} WHERE s.studio_id = touched.studio_id AND s.id = touched.id AND ${source.fits} AND ${source.anchorOn} IS NOT NULL
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE ${alive} AND ${noneFails(without(clock, 'trigger-deleted', 'trigger-off'))} AND NOT (t.late = 'never' AND j.due_on < ${clock.today}::date)`
}

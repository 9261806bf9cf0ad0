import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { recordsThatFit } from './judgement.ts'
import { found } from './searched.ts'
import { type Clock, type Source, sourcesAt } from './sources.ts'

/** At most so many candidates are named. */
const named = 50

export type Candidate = { subject_id: number; occurrence: string; due_on: string; client_name: string; number: string; type: string; on: string | null }

/**
 * Records that a trigger fits now and that stand in no list: history when it was armed, or due while it was switched off. A person may
 * let some in (cases 39, 40, 44). Bounded: at most fifty are looked up, the latest first; a search names others.
 */
export async function listCandidates(work: Work, triggerId: number, search?: string): Promise<{ rows: Candidate[]; more: boolean }> {
  const fitting = await findFitting(work, triggerId)
  const { rows } = await sql<Candidate>`
    SELECT f.subject_id, f.occurrence, f.due_on, coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company) AS client_name,
      s.number, ty.name AS type, s.primary_on AS on
    FROM (${fitting} AND EXISTS (SELECT FROM session s WHERE s.studio_id = t.studio_id AND s.id = m.subject_id AND ${found(search)}) ORDER BY j.due_at DESC LIMIT ${named + 1}) f
    JOIN session s ON s.id = f.subject_id JOIN client c ON c.id = s.client_id JOIN type ty ON ty.id = s.type_id ORDER BY f.due_on DESC, s.number`.execute(
    work.db,
  )
  return { rows: rows.slice(0, named), more: rows.length > named }
}

/** What the trigger fits now and has no item of, as a query that may be narrowed. */
export async function findFitting(work: Work, triggerId: number): Promise<RawBuilder<unknown>> {
  const { source, clock } = await sourceOf(work, triggerId)
  return recordsThatFit(source, clock, triggerId)
}

async function sourceOf(work: Work, triggerId: number): Promise<{ source: Source; clock: Clock }> {
  const clock: Clock = { today: work.today, now: work.now, zone: work.studio.zone }
  const { rows } = await sql<{ basis: string; moment: string }>`SELECT basis, moment FROM trigger WHERE id = ${triggerId} AND archived_at IS NULL`.execute(
    work.db,
  )
  const source = sourcesAt(clock).find((one) => one.basis === rows[0]?.basis && one.moment === rows[0]?.moment)
  if (source === undefined) throw new Refusal('not-found', 'no-such-trigger', `There is no trigger number ${triggerId}. It may have been deleted.`)
  return { source, clock }
}

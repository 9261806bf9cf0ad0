import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { isOf, type Line } from './find-sources.ts'
import { recordsThatFit } from './judgement.ts'
import { named } from './named-records.ts'
import { matches } from './searched.ts'
import { clockOf, type Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'

/** At most so many candidates are named. */
const most = 50

export type Candidate = { subject_id: number; occurrence: string; due_on: string; client_name: string; number: string; type: string; on: string | null }

/**
 * Records that a trigger fits now and that stand in no list: history when it was armed, or due while it was switched off. A person may
 * let some in (cases 39, 40, 44). Bounded: at most fifty are looked up, the latest first; a search names others.
 */
export async function listCandidates(work: Work, triggerId: number, search?: string): Promise<{ rows: Candidate[]; more: boolean }> {
  const found: Candidate[] = []
  for (const { source, fitting } of await findFitting(work, triggerId)) {
    const latest = sql`${fitting} ${searched(source, search)} ORDER BY j.due_at DESC LIMIT ${most + 1}`
    const { rows } = await sql<Candidate>`${named(source.subject, latest)}`.execute(work.db)
    found.push(...rows)
  }
  const inOrder = found.toSorted((a, b) => b.due_on.localeCompare(a.due_on) || a.number.localeCompare(b.number))
  return { rows: inOrder.slice(0, most), more: inOrder.length > most }
}

/** What the trigger fits now and has no item of, as queries that may be narrowed: one for each source. */
export async function findFitting(work: Work, triggerId: number): Promise<{ source: Source; fitting: RawBuilder<unknown> }[]> {
  const clock = clockOf(work)
  const { rows } = await sql<Line>`SELECT subject_kind, basis, moment, any_type FROM trigger WHERE id = ${triggerId} AND archived_at IS NULL`.execute(work.db)
  const [line] = rows
  const sources = line === undefined ? [] : sourcesAt(clock).filter((source) => isOf(source, line))
  if (sources.length === 0) throw new Refusal('not-found', 'no-such-trigger', `There is no trigger number ${triggerId}. It may have been deleted.`)
  return sources.map((source) => ({ source, fitting: recordsThatFit(source, clock, triggerId) }))
}

/** Narrowed by the client's name, email or phone, or by what the record is called. */
function searched(source: Source, search: string | undefined): RawBuilder<unknown> {
  if (search === undefined || search.trim() === '') return sql``
  const called = named(source.subject, sql`SELECT m.subject_id, m.family_member_id, m.occurrence, j.due_on, m.client_id`)
  return sql`AND (${matches('c.search_text', search)} OR EXISTS (SELECT FROM (${called}) n WHERE ${matches('n.number', search)}))`
}

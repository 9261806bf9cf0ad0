import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { itemsById } from './items-by-id.ts'
import type { Clock, Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'

/** What of a trigger says where its facts come from. */
export type Line = { subject_kind: string; basis: string; moment: string; any_type: boolean }

/** The sources of triggers that are switched on. */
export function liveSources(work: Work, clock: Clock): Promise<Source[]> {
  return sourcesOf(work, clock, sql`FROM trigger t WHERE t.active AND t.archived_at IS NULL`)
}

/** The sources of the triggers that these items are of. */
export function sourcesOfItems(work: Work, clock: Clock, ids: readonly number[]): Promise<Source[]> {
  return sourcesOf(work, clock, sql`FROM ${itemsById(ids)} i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id`)
}

async function sourcesOf(work: Work, clock: Clock, from: RawBuilder<unknown>): Promise<Source[]> {
  const { rows } = await sql<Line>`SELECT DISTINCT t.subject_kind, t.basis, t.moment, t.any_type ${from}`.execute(work.db)
  return sourcesAt(clock).filter((source) => rows.some((row) => isOf(source, row)))
}

/** Whether a trigger of this line takes its facts from this source. */
export function isOf({ subject, basis, moment, anyType }: Source, line: Line): boolean {
  return subject === line.subject_kind && basis === line.basis && moment === line.moment && anyType === line.any_type
}

import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { isOf, type Line } from '../find-sources.ts'
import type { Source } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { type Asked, monthsOf, type Slice } from './coming.ts'
import { clockAt } from './foretold.ts'

/** What is asked for, with its triggers by number where not all are meant; and what they take their facts from on some days. */
export type SourcesAsked = { asked: Asked; on(slice: Slice): { source: Source; slice: Slice }[] }

/** Where triggers that are on, of those asked for, take their facts from. Yearly dates a few months at a time. */
export async function findSourcesAsked(work: Work, asked: Asked): Promise<SourcesAsked> {
  const { trigger_ids = null, channel = null } = asked
  const { rows } = await sql<Line & { id: number }>`
    SELECT t.id, t.subject_kind, t.basis, t.moment, t.any_type FROM trigger t
    WHERE t.active AND t.archived_at IS NULL AND (${trigger_ids}::bigint[] IS NULL OR t.id = ANY(${trigger_ids}::bigint[]))
      AND (${channel}::text IS NULL OR EXISTS (SELECT FROM trigger_output o JOIN output_step p ON p.studio_id = o.studio_id AND p.output_id = o.id
        WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id AND o.archived_at IS NULL AND p.channel = ${channel}))`.execute(work.db)
  const isAll = trigger_ids === null && channel === null
  const at = (slice: Slice) =>
    sourcesAt(clockAt(work, slice))
      .filter((source) => rows.some((line) => isOf(source, line)))
      .map((source) => ({ source, slice }))
  return {
    asked: isAll ? asked : { ...asked, trigger_ids: rows.map(({ id }) => id) },
    on: (slice) => [
      ...at(slice).filter(({ source }) => !isYearly(source)),
      ...monthsOf(slice, work.today).flatMap((part) => at(part).filter(({ source }) => isYearly(source))),
    ],
  }
}

export function isYearly({ moment }: Pick<Source, 'moment'>): boolean {
  return moment === 'birthday' || moment === 'anniversary'
}

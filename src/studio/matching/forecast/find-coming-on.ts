import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Coming, inOrder, type Page, type Slice } from './coming.ts'
import type { SourcesAsked } from './find-sources-asked.ts'
import { foretold, listed } from './foretold.ts'

/** Of what falls due on these days, the first, and one more than asked for. */
export async function findComingOn(work: Work, { asked, on }: SourcesAsked, { slice, after, limit }: Page & { slice: Slice }): Promise<Coming[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(${order}) > (${after.due_at}::timestamptz, ${after.trigger_id}::bigint, ${after.subject_id}::bigint, ${after.occurrence}::text)`
  const found: Coming[] = []
  const take = async (query: RawBuilder<unknown>) => {
    const { rows } = await sql<Coming>`SELECT * FROM (${query}) g WHERE ${behind} ORDER BY ${order} LIMIT ${limit + 1}`.execute(work.db)
    found.push(...rows)
  }
  if (slice.from === null || asked.from === 0) await take(listed(work, { slice, asked }))
  for (const part of on(slice)) await take(foretold(work, { ...part, asked }))
  return found.sort(inOrder).slice(0, limit + 1)
}

const order = sql`g.due_at, g.trigger_id, g.subject_id, g.occurrence COLLATE "C"`

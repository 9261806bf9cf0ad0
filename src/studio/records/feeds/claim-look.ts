import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Look, lookSeconds } from './look.ts'

/** Begins a look at a feed, so that nobody else looks at it meanwhile; undefined while somebody does, and for a feed that is gone. */
export async function claimLook(work: Work, id: number): Promise<Look | undefined> {
  const { rows } = await sql<Look>`
    UPDATE feed SET looking_until = clock_timestamp() + make_interval(secs => ${lookSeconds}), look = look + 1
    WHERE id = ${id} AND (looking_until IS NULL OR looking_until <= clock_timestamp()) RETURNING *`.execute(work.db)
  return rows[0]
}

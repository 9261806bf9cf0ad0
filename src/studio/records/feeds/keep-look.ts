import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Look, LookLost, lookSeconds } from './look.ts'

/** Keeps a look for longer; throws where it was lost or has ended, so that the transaction leaves nothing behind. */
export async function keepLook(work: Work, { id, look }: Look): Promise<void> {
  const { numAffectedRows } = await sql`
    UPDATE feed SET looking_until = clock_timestamp() + make_interval(secs => ${lookSeconds}) WHERE id = ${id} AND look = ${look} AND looking_until IS NOT NULL`.execute(
    work.db,
  )
  if (numAffectedRows === 0n) throw new LookLost()
}

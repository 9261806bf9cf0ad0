import { sql } from 'kysely'
import { waitForTurn } from '#studio/matching/wait-for-turn.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { recallUnfit } from './recall-unfit.ts'

/** At most so many changes in one transaction. */
const atOnce = 500

/**
 * Recalls messages on their way whose client or session has changed, if they must not go as they are: at once, so that nobody reads
 * “waiting” of an email that will not leave. Returns which.
 */
export async function recallTouched(studio: OpenStudio): Promise<number[]> {
  const recalled: number[] = []
  for (;;) {
    const { taken, gone } = await studio.inTransaction(async (work) => {
      await waitForTurn(work)
      const { rows } = await sql<{ id: number }>`
        DELETE FROM touched_dispatch WHERE id = ANY(ARRAY(SELECT id FROM touched_dispatch ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED))
        RETURNING communication_id AS id`.execute(work.db)
      const ids = [...new Set(rows.map((row) => row.id))]
      return { taken: rows.length, gone: ids.length === 0 ? [] : await recallUnfit(work, { ids, old: new Set(), deployment: studio.deployment }) }
    })
    recalled.push(...gone)
    if (taken < atOnce) return recalled
  }
}

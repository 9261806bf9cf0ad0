import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

type Parting = { mergeId: number; from: number | null; to: number | null; loser: number }

/** The way back from one household: who came with the merge, and has not moved on since, lives in the household of the `loser` again; null where that is gone. */
export async function partHouseholds(work: Work, { mergeId, from, to, loser }: Parting): Promise<void> {
  if (from === null) return
  await sql`
    UPDATE client SET household_id = (SELECT id FROM household WHERE id = ${from})
    WHERE id = ${loser} OR (household_id = ${to} AND id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = 'household')))`.execute(
    work.db,
  )
}

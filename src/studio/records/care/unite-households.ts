import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noteMoved } from './note-moved.ts'

type Uniting = { mergeId: number; from: number | null; to: number | null }

/** Who lived with one of two clients who were merged lives with the other: all go `to` the household that stays. Where one has none, nobody moves. */
export async function uniteHouseholds(work: Work, { mergeId, from, to }: Uniting): Promise<void> {
  if (from === null || to === null || from === to) return
  const { rows } = await sql<{ id: number }>`UPDATE client SET household_id = ${to} WHERE household_id = ${from} RETURNING id`.execute(work.db)
  await noteMoved(work, { mergeId, what: 'household', ids: rows.map(({ id }) => id) })
}

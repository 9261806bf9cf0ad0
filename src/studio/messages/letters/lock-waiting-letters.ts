import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { mostInBatch } from './letter.ts'

/** Locks letters that wait, in the order they are printed in, at most a batch of them; only of `ids` where they are given. Returns their ids. */
export async function lockWaitingLetters(work: Work, ids: readonly number[] | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM communication WHERE letter_state = 'waiting' AND (${ids}::bigint[] IS NULL OR id = ANY(${ids}::bigint[])) ORDER BY id LIMIT ${mostInBatch} FOR UPDATE`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { KeptLetter } from './letter-papers.ts'

/** Letters as they were written, in the order they are printed in: one of them, or those of a batch. */
export async function loadKeptLetters(work: Work, which: { id: number } | { batchId: number }): Promise<KeptLetter[]> {
  const these = 'id' in which ? sql`id = ${which.id} AND channel = 'letter'` : sql`letter_batch_id = ${which.batchId}`
  const { rows } = await sql<KeptLetter>`
    SELECT id, to_name, to_address, subject, html, letter, attachments FROM communication WHERE ${these} ORDER BY id`.execute(work.db)
  return rows
}

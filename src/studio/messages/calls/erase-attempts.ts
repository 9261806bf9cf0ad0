import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Blanks what was noted about calls of an erased client, and which numbers were called. That and when somebody tried stays. */
export async function eraseAttempts(work: Work, calls: readonly number[]): Promise<void> {
  await sql`UPDATE call_attempt SET phone = '', note = '', phone_before = '', note_before = '' WHERE communication_id = ANY(${calls}::bigint[])`.execute(
    work.db,
  )
}

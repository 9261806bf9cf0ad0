import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** A message that a person sends again is an effect of its own, which names what it resends and how often (semantics §6). */
export async function noteResend(work: Work, communicationId: number): Promise<void> {
  await sql`
    INSERT INTO effect (item_id, output_id, recipient, step, resends, state, communication_id, created_at)
    SELECT item_id, output_id, recipient, step, max(resends) + 1, 'generated', communication_id, ${work.now}::timestamptz
    FROM effect WHERE communication_id = ${communicationId} GROUP BY item_id, output_id, recipient, step, communication_id`.execute(work.db)
}

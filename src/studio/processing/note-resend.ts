import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * A message that a person sends again is an effect of its own, which names what it resends and how often (semantics §6). It is counted
 * over all messages of that step: what was taken back and processed anew is another message with the same key. One that was taken back
 * itself is refused, or its person would get it beside what is made anew.
 */
export async function noteResend(work: Work, communicationId: number): Promise<void> {
  // What a person wrote by hand is nobody's effect.
  const { rows } = await sql<{ by_hand: boolean }>`SELECT corrects_id IS NOT NULL AS by_hand FROM communication WHERE id = ${communicationId}`.execute(work.db)
  if (rows[0]?.by_hand === true) return
  const { numAffectedRows } = await sql`
    INSERT INTO effect (item_id, output_id, recipient, step, resends, state, communication_id, created_at)
    SELECT e.item_id, e.output_id, e.recipient, e.step, max(e.resends) + 1, 'generated', ${communicationId}, ${work.now}::timestamptz
    FROM effect e
    WHERE (e.studio_id, e.item_id, e.output_id, e.recipient, e.step) IN
      (SELECT studio_id, item_id, output_id, recipient, step FROM effect WHERE communication_id = ${communicationId} AND state = 'generated')
    GROUP BY e.item_id, e.output_id, e.recipient, e.step`.execute(work.db)
  if (numAffectedRows === 0n)
    throw new Refusal(
      'conflict',
      'taken-back',
      'This email was taken back with its run. Process its item instead: it waits under Held, or has been processed anew already.',
    )
}

import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { generate } from './generate.ts'
import { loadFacts } from './load-facts.ts'
import { chooseStep, recipientKey } from './recipient.ts'

/**
 * Takes the next channel of a chain, once, for a message that failed for good. The effect's key makes a second call harmless; a later
 * step that was taken back is made anew. Where no further channel is usable nothing is generated, and the failed message stands in the list
 * of trouble with its reason; nor is it for an undone run, whose failed messages delivery takes back.
 */
export async function fallBack(work: Work, communicationId: number, deployment: Deployment): Promise<void> {
  const { rows } = await sql<{ item_id: number; output_id: number; recipient: string; step: number; run_id: number | null }>`
    SELECT item_id, output_id, recipient, step, run_id FROM effect e WHERE communication_id = ${communicationId} AND state = 'generated'
      AND NOT EXISTS (SELECT FROM effect n WHERE n.studio_id = e.studio_id AND n.item_id = e.item_id AND n.output_id = e.output_id AND n.recipient = e.recipient AND n.step > e.step
          AND n.state IN ('generated', 'waived'))
      AND NOT EXISTS (SELECT FROM processing_run r WHERE r.studio_id = e.studio_id AND r.id = e.run_id AND r.undone_at IS NOT NULL)
    FOR UPDATE`.execute(work.db)
  const effect = rows[0]
  if (effect === undefined) return
  const [item] = await loadFacts(work, [effect.item_id])
  const output = item?.trigger.outputs.find((one) => one.id === effect.output_id)
  const recipient = output === undefined ? undefined : item?.recipientsOf(output).find((one) => recipientKey(one) === effect.recipient)
  if (item === undefined || output === undefined || recipient === undefined) return
  const { step, place, passedOver } = chooseStep(output.steps, recipient, effect.step + 1)
  if (step === null) return
  const planned = [{ output, recipient, step, place, passedOver, problem: null, already: false }]
  await generate(work, [{ item, plan: { planned, problem: null } }], { runId: effect.run_id, deployment })
}

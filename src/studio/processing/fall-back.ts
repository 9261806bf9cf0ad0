import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { Output } from '#studio/triggers/trigger.ts'
import { generate } from './generate.ts'
import { loadFacts } from './load-facts.ts'
import { type ItemFacts, type Planned, planOutput } from './plan.ts'
import { chooseStep, type RecipientFacts, recipientKey } from './recipient.ts'

/**
 * Takes the next channel of a chain, once, for a message that failed for good. The effect's key makes a second call harmless; a later
 * step that was taken back is made anew. What a department's shared address did not take goes to its members, each once (semantics §6).
 * Where no further channel is usable nothing is generated, and the failed message stands in the list of trouble with its reason; nor is
 * it for an undone run, whose failed messages delivery takes back.
 */
export async function fallBack(work: Work, communicationId: number, deployment: Deployment): Promise<void> {
  const { rows } = await sql<{ item_id: number; output_id: number; recipient: string; step: number; run_id: number | null; automatic: boolean }>`
    SELECT item_id, output_id, recipient, step, run_id,
      EXISTS (SELECT FROM processing_run r WHERE r.studio_id = e.studio_id AND r.id = e.run_id AND r.actor_kind = 'job') AS automatic
    FROM effect e WHERE communication_id = ${communicationId} AND state = 'generated'
      AND NOT EXISTS (SELECT FROM effect n WHERE n.studio_id = e.studio_id AND n.item_id = e.item_id AND n.output_id = e.output_id AND n.recipient = e.recipient AND n.step > e.step
          AND n.state IN ('generated', 'waived'))
      AND NOT EXISTS (SELECT FROM processing_run r WHERE r.studio_id = e.studio_id AND r.id = e.run_id AND r.undone_at IS NOT NULL)
    FOR UPDATE`.execute(work.db)
  const effect = rows[0]
  if (effect === undefined) return
  const [item] = await loadFacts(work, [effect.item_id])
  const output = item?.trigger.outputs.find((one) => one.id === effect.output_id)
  if (item === undefined || output === undefined) return
  await generate(work, [{ item, plan: { planned: nextFor(item, output, effect), problem: null } }], {
    runId: effect.run_id,
    deployment,
    automatic: effect.automatic,
  })
}

type FailedEffect = { recipient: string; step: number }

/** The next usable channel for the same recipient. A department whose shared address did not take it: each member from the first channel on. */
function nextFor(item: ItemFacts, output: Output, { recipient: key, step: failed }: FailedEffect): Planned[] {
  const recipient = item.recipientsOf(output).find((one) => recipientKey(one) === key)
  const next = recipient === undefined ? [] : stepAfter(output, recipient, failed)
  if (next.length > 0 || !key.startsWith('department:')) return next
  const { members, desk } = item.insteadOfShared(output)
  const each = members.map((member) => planOutput(item, output, member)).filter(({ step, already }) => step !== null && !already)
  return each.length > 0 || desk === null || recipientKey(desk) !== key ? each : stepAfter(output, desk, failed)
}

function stepAfter(output: Output, recipient: RecipientFacts, failed: number): Planned[] {
  const { step, place, passedOver } = chooseStep(output.steps, recipient, failed + 1)
  return step === null ? [] : [{ output, recipient, step, place, passedOver, problem: null, already: false }]
}

import type { Work } from '#studio/staff/work.ts'
import { insertTrigger } from './insert-trigger.ts'
import { type Proposal, proposalOf } from './proposal.ts'
import { loadTrigger } from './queries.ts'
import { standingOf } from './standing.ts'
import type { Trigger } from './trigger.ts'

/** Makes a copy, switched off, with outputs of its own and without the history. A deleted trigger can be copied too. */
export async function copyTrigger(work: Work, id: number, { description }: { description?: string }): Promise<Trigger> {
  const trigger = await loadTrigger(work, id)
  return insertTrigger(work, {
    proposal: copyOf(trigger, description ?? `Copy of ${trigger.description}`),
    standing: standingOf(trigger),
    continues_trigger_id: null,
  })
}

function copyOf(trigger: Trigger, description: string): Proposal {
  const proposal = proposalOf(trigger)
  return { ...proposal, description: description.trim(), outputs: proposal.outputs.map((output) => ({ ...output, id: null })) }
}

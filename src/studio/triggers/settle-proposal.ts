import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from './load-references.ts'
import { objectionsTo, type Standing } from './objections.ts'
import type { Proposal, Settled } from './proposal.ts'
import { referenceIds } from './references.ts'
import { cannotSave } from './refusals.ts'

/** Checks a proposal against what the studio has set up, and refuses it with everything that speaks against it at once. */
export async function settleProposal(work: Work, proposal: Proposal, standing: Standing): Promise<Settled> {
  const references = await loadReferences(work, referenceIds([proposal]))
  const [first, ...others] = objectionsTo(proposal, references, standing)
  if (first !== undefined) throw cannotSave([first, ...others])
  return proposal
}

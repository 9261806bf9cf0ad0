import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from './load-references.ts'
import { objectionsTo, type Standing } from './objections.ts'
import { countsWhateverStatus, type Proposal, type Settled } from './proposal.ts'
import { referenceIds } from './references.ts'
import { cannotSave } from './refusals.ts'

/** Checks a proposal against what the studio has set up, and refuses it with everything that speaks against it at once. */
export async function settleProposal(work: Work, wanted: Proposal, standing: Standing): Promise<Settled> {
  const proposal = countsWhateverStatus(wanted) ? await withInitialStatus(work, wanted) : wanted
  const references = await loadReferences(work, referenceIds([proposal]))
  const [first, ...others] = objectionsTo(proposal, references, standing)
  if (first !== undefined) throw cannotSave([first, ...others])
  return proposal
}

async function withInitialStatus(work: Work, proposal: Proposal): Promise<Proposal> {
  const initial = await work.db
    .selectFrom('status')
    .select('id')
    .where('subject_kind', '=', 'invoice')
    .where('is_initial', '=', true)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('studio').select('id').where('use_invoice_statuses', '=', true))))
    .executeTakeFirst()
  return { ...proposal, status_id: initial?.id ?? null }
}

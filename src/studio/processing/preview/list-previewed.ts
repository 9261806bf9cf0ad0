import { findFates } from '#studio/matching/drafts/find-fates.ts'
import { findHistory } from '#studio/matching/drafts/find-history.ts'
import { nameFound } from '#studio/matching/drafts/name-found.ts'
import type { Work } from '#studio/staff/work.ts'
import { settleDraft, type WantedDraft } from '#studio/triggers/settle-draft.ts'
import type { groupKeys } from './contract.ts'

type Wanted = WantedDraft & { group: (typeof groupKeys)[number]; after: string }

/** The next page of one group of a preview. Writes nothing. */
export async function listPreviewed(work: Work, { group, after, active = true, ...wanted }: Wanted) {
  const draft = await settleDraft(work, { ...wanted, active })
  const { rows, next } = group === 'history' ? await findHistory(work, draft, after) : (await findFates(work, draft, after))[group]
  return { rows: await nameFound(work, rows), next }
}

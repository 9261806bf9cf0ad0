import { findFates } from '#studio/matching/drafts/find-fates.ts'
import { findHistory } from '#studio/matching/drafts/find-history.ts'
import { findSoon } from '#studio/matching/drafts/find-soon.ts'
import type { Found, Page } from '#studio/matching/drafts/found.ts'
import { nameFound } from '#studio/matching/drafts/name-found.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Draft } from '#studio/triggers/draft.ts'
import { flagsOf } from '#studio/triggers/flags.ts'
import { ruleOf } from '#studio/triggers/presentation.ts'
import { settleDraft, type WantedDraft } from '#studio/triggers/settle-draft.ts'
import { planSupposed, shownSupposed } from '../foresight/preview-supposed.ts'
import { notesOn } from './notes.ts'

/** What a trigger that nobody has saved would do. Refuses what saving would refuse, at the same fields. Writes nothing. */
export async function previewTrigger(work: Work, { active = true, ...wanted }: WantedDraft) {
  const draft = await settleDraft(work, { ...wanted, active })
  const { leaving, ...fates } = await findFates(work, draft)
  const history = await findHistory(work, draft)
  const soon = await findSoon(work, draft, leaving)
  const { trigger, references, countsAnew } = draft
  const first = [...fates.stays.rows, ...fates.returns.rows, ...history.rows, ...soon.rows].at(0)
  return {
    sentence: ruleOf(trigger, references.studio.invoiceStatuses),
    active: trigger.active,
    counts_anew: countsAnew,
    flags: flagsOf(trigger, references).map(({ code, message, field }) => ({ code, message, field })),
    notes: notesOn(draft, { ...fates, history, soon }),
    stays: await namedPage(work, fates.stays),
    withdrawn: await namedPage(work, fates.withdrawn),
    returns: await namedPage(work, fates.returns),
    history: { ...(await namedPage(work, history)), due_today: history.due_today },
    soon: { rows: await nameFound(work, soon.rows), until: soon.until },
    message: first === undefined ? null : await messageOf(work, draft, first),
  }
}

async function namedPage(work: Work, { count, more_than, rows, next }: Page) {
  return { count, more_than, rows: await nameFound(work, rows), next }
}

/** Null where the record is gone meanwhile. */
async function messageOf(work: Work, { trigger }: Draft, first: Found) {
  const { item_id: _, why: __, ...item } = first
  const planned = await planSupposed(work, { items: [{ ...item, id: supposedId, trigger_id: trigger.id }], drafts: new Map([[trigger.id, trigger]]) })
  const plan = planned.get(supposedId)
  const [row] = await nameFound(work, [first])
  return plan === undefined || row === undefined ? null : { row, ...shownSupposed(plan) }
}

const supposedId = -1

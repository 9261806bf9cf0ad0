import type { Input } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { findComing } from '#studio/matching/forecast/find-coming.ts'
import { findUnprintable } from '#studio/messages/papers/find-unprintable.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { shownSupposed } from '../foresight/preview-supposed.ts'
import type * as contracts from './contract.ts'
import { describeComing } from './describe-coming.ts'

/** Everything about a record within the longest forecast. */
const all = { from: 0, days: 366 }
const plenty = 500

/** The very messages of one entry, as they would go out now, and what of its letters the fonts here could not print. */
export async function showMessage(studio: OpenStudio, query: Input<typeof contracts.readForecastMessage>['query']) {
  const { entry, planned } = await studio.readOnly(async (work) => {
    const { trigger_id, subject_id, subject_kind, occurrence } = query
    const { rows } = await findComing(work, { ...all, trigger_ids: [trigger_id], subject_ids: [subject_id] }, { after: null, limit: plenty })
    const meant = rows.filter((one) => one.subject_kind === subject_kind && one.occurrence === occurrence)
    const [found] = await describeComing(work, studio.deployment, meant)
    if (found === undefined) throw notComing()
    return found
  })
  const { effects, problem } = shownSupposed(planned)
  return {
    entry,
    effects: await Promise.all(effects.map(async ({ uncommon, ...effect }) => ({ ...effect, unprintable: await findUnprintable(uncommon) }))),
    problem,
  }
}

function notComing(): Refusal {
  return new Refusal(
    'not-found',
    'not-in-forecast',
    'This is not in the forecast of the coming year. Its record or its trigger may have changed, or it was processed meanwhile: look at the forecast again.',
  )
}

import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import type { Fate } from '#studio/matching/backtest/fate.ts'
import { findFates } from '#studio/matching/backtest/find-fates.ts'
import type { Found } from '#studio/matching/drafts/found.ts'
import { nameFound } from '#studio/matching/drafts/name-found.ts'
import type { Work } from '#studio/staff/work.ts'
import { ruleOf } from '#studio/triggers/presentation.ts'
import { settleDraft, type WantedDraft } from '#studio/triggers/settle-draft.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { type PlannedSupposed, planSupposed, shownSupposed } from '../foresight/preview-supposed.ts'
import { type ChannelName, count, countAlike, countChannels, newChart, sampleOf, totalsOf, weeksOf } from './chart.ts'
import { findNotes } from './find-notes.ts'

/** So many at most are planned one by one, as they can be reached now; of more the channels are those of the rule. */
const mostPlanned = 1000
const atOnce = 250
const mostMessages = 3

/**
 * What a trigger that nobody need have saved would have done in the past `days`, as if it had been switched on then, with records as they were. Refuses what saving
 * would refuse, at the same fields. Writes nothing.
 */
export async function backTest(work: Work, { days = 365, ...wanted }: WantedDraft & { days?: number }) {
  const draft = await settleDraft(work, { ...wanted, active: true })
  const { trigger, columns, references } = draft
  const from = addDays(work.today, -days)
  const chart = newChart(from, work.today)
  let records = 0
  const kept: Fate[] = []
  for await (const fates of findFates(work, { id: draft.saved?.id ?? null, trigger, columns, began: startOfDay(from, work.studio.zone) })) {
    // All of a record come together.
    records += new Set(fates.map(({ chance }) => chance.subject_id)).size
    for (const fate of fates) {
      count(chart, fate)
      if (fate.at !== null && kept.length <= mostPlanned) kept.push(fate)
    }
  }
  const byPlan = kept.length <= mostPlanned
  if (byPlan) for await (const [fate, plan] of planned(work, trigger, kept)) countChannels(chart, fate, channelsOf(plan))
  else countAlike(chart, alike(trigger))
  const sample = sampleOf(chart)
  const plans = new Map(await Array.fromAsync(planned(work, trigger, sample)))
  const names = await nameFound(work, sample.map((fate) => foundOf(trigger, fate))) // biome-ignore format: short
  const rows = sample.flatMap((fate, place) => {
    const named = names[place]
    const plan = plans.get(fate)
    if (named === undefined) return []
    const { record, occurrence, due_on } = named
    const channels: ChannelName[] = plan === undefined || fate.at === null ? [] : channelsOf(plan)
    return [{ plan, row: { outcome: fate.outcome, record, occurrence, due_on, on: fate.on, at: fate.at, channels } }]
  })
  return {
    sentence: ruleOf(trigger, references.studio.invoiceStatuses),
    from,
    to: work.today,
    totals: { ...totalsOf(chart), records },
    channels_by: byPlan ? ('plan' as const) : ('setup' as const),
    weeks: weeksOf(chart),
    sample: rows.map(({ row }) => row),
    messages: rows
      .flatMap(({ plan, row }) => (plan === undefined || row.at === null ? [] : [{ row, plan }]))
      .slice(0, mostMessages)
      .map(({ row, plan }) => ({ row, ...shownSupposed(plan) })),
    notes: await findNotes(work, { trigger, from, byPlan }),
  }
}

function channelsOf({ plan }: PlannedSupposed): ChannelName[] {
  return plan.planned.map(({ step }) => step?.channel ?? null)
}

function alike({ outputs }: Trigger): ChannelName[] {
  return outputs.map(({ steps }) => steps[0]?.channel ?? null)
}

function foundOf({ subject_kind }: Trigger, { chance }: Fate): Found {
  const { subject_id, client_id, session_id, family_member_id, ancestry, occurrence, due_on, valid_until } = chance
  return { item_id: null, why: null, subject_kind, subject_id, client_id, session_id, family_member_id, ancestry, occurrence, due_on, valid_until }
}

/** One after another, of which a few are in memory. One whose record is gone meanwhile is not in the answer. */
async function* planned(work: Work, trigger: Trigger, fates: readonly Fate[]): AsyncGenerator<[Fate, PlannedSupposed]> {
  for (let first = 0; first < fates.length; first += atOnce) {
    const some = fates.slice(first, first + atOnce)
    const items = some.map((fate, place) => ({ ...foundOf(trigger, fate), id: -1 - place, trigger_id: trigger.id }))
    const plans = await planSupposed(work, { items, drafts: new Map([[trigger.id, trigger]]) })
    for (const [place, fate] of some.entries()) {
      const plan = plans.get(-1 - place)
      if (plan !== undefined) yield [fate, plan]
    }
  }
}

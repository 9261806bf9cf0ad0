import { loadAutomation } from '#studio/matching/automatic/load-rules.ts'
import type { Coming } from '#studio/matching/forecast/coming.ts'
import { type ItemRow, rowsOf } from '#studio/matching/queries.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { type PlannedSupposed, planSupposed } from '../foresight/preview-supposed.ts'
import { supposeItems } from '../foresight/suppose-items.ts'
import { loadSending, type Sending } from '../load-sending.ts'
import type { Planned } from '../plan.ts'
import { wayOf } from '../recipient.ts'
import { renderPlanned } from '../render-planned.ts'
import type { ForecastEntry, ForecastOutput } from './entry.ts'
import { warningsOf } from './warnings.ts'

/** An entry with what it is made of. */
export type Described = { entry: ForecastEntry; planned: PlannedSupposed }

/** Tells of what is to come what it is about, whom it will be for and when it goes, from data as it is now. What is about a record that is gone is left out. Writes nothing. */
export async function describeComing(work: Work, deployment: Deployment, coming: readonly Coming[]): Promise<Described[]> {
  if (coming.length === 0) return []
  // Negative, so that none is the number of an item that is there.
  const items = coming.map((one, index) => ({ ...one, id: one.item_id ?? -1 - index }))
  const plans = await planSupposed(work, { items })
  const rows = new Map((await rowsOf(work, supposeItems(work, items))).map((row) => [row.id, row]))
  const sending = await loadSending(work, deployment)
  const { paused } = await loadAutomation(work)
  return items.flatMap((item) => {
    const planned = plans.get(item.id)
    const row = rows.get(item.id)
    return planned === undefined || row === undefined ? [] : [{ entry: entryOf({ item, row, planned, sending, paused, work }), planned }]
  })
}

type Telling = { item: Coming; row: ItemRow; planned: PlannedSupposed; sending: Sending; paused: boolean; work: Work }

function entryOf({ item, row, planned: { facts, plan }, sending, paused, work }: Telling): ForecastEntry {
  const outputs = plan.planned.filter(({ already }) => !already).map((one) => outputOf({ facts, planned: one, sending }))
  const { trigger_id, occurrence, due_on, due_at, valid_until, late, item_id, state } = item
  const { trigger, record, automatic, goes_at } = row
  const told = { on: due_on < work.today ? work.today : due_on, goes_text: row.goes_text ?? 'Waits for a person.' }
  const entry = { trigger_id, trigger, record, occurrence, due_on, due_at, valid_until, late, item_id, state, automatic, goes_at, outputs, ...told }
  return { ...entry, warnings: warningsOf({ entry, row, paused, problem: plan.problem }) }
}

type Outgoing = { facts: PlannedSupposed['facts']; planned: Planned; sending: Sending }

function outputOf({ facts, planned, sending }: Outgoing): ForecastOutput {
  const { step, recipient, output, passedOver } = planned
  const isWritten = step?.channel === 'email' || step?.channel === 'letter'
  const { purpose } = facts.trigger
  const rendered = isWritten ? renderPlanned(facts, planned, purpose === 'marketing' ? '#' : null).problem : null
  const problem = planned.problem ?? rendered ?? sending.problem(purpose, planned)
  const way = step === null ? null : wayOf(step, recipient)
  return {
    output_id: output.id,
    recipient: recipient.name,
    channel: step?.channel ?? null,
    address: way?.ok === true ? way.address.replaceAll('\n', ', ') : null,
    passed_over: passedOver,
    problem: problem === null ? null : reasonSentence(problem.code, problem.detail),
  }
}

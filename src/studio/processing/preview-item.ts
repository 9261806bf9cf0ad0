import { judgeItems } from '#studio/matching/judge-items.ts'
import { noSuchItem } from '#studio/matching/queries.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { uncommonSigns } from '#studio/messages/papers/unprintable.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Facts, loadFacts } from './load-facts.ts'
import { type Planned, planItem } from './plan.ts'
import { wayOf } from './recipient.ts'
import { renderPlanned } from './render-planned.ts'

/**
 * The very messages that would go out now, to whom, by which channel and why: the plan of processing, rendered and not written. `uncommon`: signs of
 * a letter that not every font has.
 */
export async function previewItem(work: Work, id: number) {
  const [facts] = await loadFacts(work, [id])
  if (facts === undefined) throw noSuchItem(id)
  const verdict = (await judgeItems(work, [id])).get(id)
  const failed = verdict === undefined ? 'moment-moved' : verdict.failed
  const { planned, problem } = planItem(facts)
  return {
    effects: planned.map((one) => shownEffect(facts, one)),
    matches: failed === null,
    why_not: failed === null ? (problem === null ? null : reasonSentence(problem.code, problem.detail)) : reasonSentence(failed, verdict?.detail ?? null),
  }
}

/** What one recipient of an output would get, as people see it. */
export function shownEffect(facts: Facts, planned: Planned) {
  const { step, recipient, already } = planned
  const rendered = renderPlanned(facts, planned, facts.trigger.purpose === 'marketing' ? '#' : null)
  const problem = planned.problem ?? rendered.problem
  const way = step === null ? null : wayOf(step, recipient)
  return {
    output_id: planned.output.id,
    recipient: recipient.name,
    channel: step?.channel ?? null,
    address: way?.ok === true ? way.address.replaceAll('\n', ', ') : null,
    passed_over: planned.passedOver,
    problem: problem === null ? null : reasonSentence(problem.code, problem.detail),
    already,
    subject: rendered.subject === '' ? null : rendered.subject,
    html: rendered.html === '' ? null : rendered.html,
    plain: rendered.plain === '' ? null : rendered.plain,
    description: step === null ? null : rendered.description,
    attachments: rendered.attachments.map(({ name }) => name),
    uncommon:
      step?.channel === 'letter'
        ? uncommonSigns([recipient.name, way?.ok === true ? way.address : '', rendered.subject, rendered.html, JSON.stringify(rendered.attachments)].join('\n'))
        : [],
  }
}

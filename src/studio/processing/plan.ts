import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { ReasonCode } from '#studio/matching/reasons.ts'
import { subjectWords } from '#studio/messages/rendering/merge-fields.ts'
import type { Output, Step, Trigger } from '#studio/triggers/trigger.ts'
import type { Subject } from './load-subjects.ts'
import { chooseStep, type insteadOfShared, type PassedOver, type RecipientFacts, recipientKey, whyNobody } from './recipient.ts'

/** The deepest chain of triggers that fire because of one another (semantics §6). */
export const deepestChain = 3

/** A triggered item with everything its outputs need, as data is now. */
export type ItemFacts = Subject & {
  trigger: Trigger
  recipientsOf(output: Output): readonly RecipientFacts[]
  /** Whom a department's output is for when its shared address did not take the message. */
  insteadOfShared(output: Output): ReturnType<typeof insteadOfShared>
}

/** Why something cannot be generated: a reason's code and its particulars. */
export type Problem = { code: ReasonCode; detail: string }

/** Something to generate for one recipient of one output, or why it cannot be. */
export type Planned = {
  output: Output
  recipient: RecipientFacts
  step: Step | null
  place: number
  passedOver: PassedOver[]
  problem: Problem | null
  already: boolean
}

export type Plan = { planned: Planned[]; problem: Problem | null }

/** What would be generated for an item, before anything is rendered or written. */
export function planItem(facts: ItemFacts): Plan {
  if (facts.ancestry.length >= deepestChain) {
    return { planned: [], problem: { code: 'too-deep', detail: 'One trigger set off the next three times; process it by hand if that is meant.' } }
  }
  const planned = facts.trigger.outputs.flatMap((output) => facts.recipientsOf(output).map((recipient) => planOutput(facts, output, recipient)))
  const without = facts.trigger.outputs.find((output) => facts.recipientsOf(output).length === 0)
  const problem: Plan['problem'] =
    without !== undefined
      ? { code: 'no-recipient', detail: missing(without, facts.kind) }
      : facts.trigger.outputs.length === 0
        ? { code: 'no-recipient', detail: 'the trigger says nothing to generate.' }
        : null
  return { planned, problem }
}

/** What one recipient of an output would get. */
export function planOutput(facts: ItemFacts, output: Output, recipient: RecipientFacts): Planned {
  const { step, place, passedOver } = chooseStep(output.steps, recipient)
  const already = facts.made.includes(`${output.id} ${recipientKey(recipient)}`)
  const problem = step === null ? { code: 'no-channel' as const, detail: whyNobody(recipient, passedOver) } : null
  return { output, recipient, step, place, passedOver, problem: already ? null : problem, already }
}

/** Why an output is for nobody: what the record lacks. */
function missing({ recipient: { kind } }: Output, of: Subject['kind']): string {
  const record = `the ${subjectWords[of]}`
  const session = of === 'session' ? record : 'its session'
  const sentences: Partial<Record<typeof kind, string>> = {
    client: `${record} has no client.`,
    'bill-to': 'the session has no invoice.',
    'family-member': 'the family member is no longer on file.',
    photographer: `${session} has no photographer.`,
    assistant: `${session} has no assistant.`,
    'record-member': `${record} names nobody of the studio, or somebody who has left.`,
    'record-department': `${record} has no department, or one without address and members.`,
    department: 'the department has no address and no members.',
    vendor: `${record} has no vendor.`,
  }
  return sentences[kind] ?? 'the person has left.'
}

/** The day a call or task of a step is due: calendar days after processing. */
export function dueOn(step: Step, today: CivilDate): CivilDate {
  return addDays(today, step.due_in_days)
}

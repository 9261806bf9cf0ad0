import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { ReasonCode } from '#studio/matching/reasons.ts'
import type { Output, Step, Trigger } from '#studio/triggers/trigger.ts'
import { chooseStep, type insteadOfShared, type PassedOver, type RecipientFacts, recipientKey, whyNobody } from './recipient.ts'

/** The deepest chain of triggers that fire because of one another (semantics §6). */
export const deepestChain = 3

/** A triggered item with everything its outputs need, as data is now. */
export type ItemFacts = {
  id: number
  version: number
  sessionId: number
  clientId: number
  /** The versions of its records. */
  seen: { client: number; session: number }
  ancestry: readonly number[]
  validUntil: CivilDate | null
  trigger: Trigger
  /** Effects that stand already: output, recipient. A retry makes only the missing ones. */
  made: ReadonlySet<string>
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
      ? { code: 'no-recipient', detail: missing(without) }
      : facts.trigger.outputs.length === 0
        ? { code: 'no-recipient', detail: 'the trigger says nothing to generate.' }
        : null
  return { planned, problem }
}

/** What one recipient of an output would get. */
export function planOutput(facts: ItemFacts, output: Output, recipient: RecipientFacts): Planned {
  const { step, place, passedOver } = chooseStep(output.steps, recipient)
  const already = facts.made.has(`${output.id} ${recipientKey(recipient)}`)
  const problem = step === null ? { code: 'no-channel' as const, detail: whyNobody(recipient, passedOver) } : null
  return { output, recipient, step, place, passedOver, problem: already ? null : problem, already }
}

function missing(output: Output): string {
  if (output.recipient.kind === 'photographer') return 'the session has no photographer.'
  if (output.recipient.kind === 'department') return 'the department has no address and no members.'
  return 'the person has left.'
}

/** The day a call or task of a step is due: calendar days after processing. */
export function dueOn(step: Step, today: CivilDate): CivilDate {
  return addDays(today, step.due_in_days)
}

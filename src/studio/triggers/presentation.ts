import type { Static } from 'typebox'
import type { Answer } from '#platform/http/endpoint.ts'
import type { triggerSchema } from './contract.ts'
import { flagsOf } from './flags.ts'
import { lintOf, type Surroundings } from './lint.ts'
import { sentence } from './sentence.ts'
import type { Trigger } from './trigger.ts'

export type PresentedTrigger = Answer<Static<typeof triggerSchema>>

/** A trigger as it is answered with: said in a sentence, and flagged with what is wrong with it now, or doubtful. */
export function presented(trigger: Trigger, around: Surroundings): PresentedTrigger {
  const { swept_on: _on, swept_at: _at, confirmed_burst: _burst, ...fields } = trigger
  const flags = [...flagsOf(trigger, around.references), ...lintOf(trigger, around)].map(({ code, message, field }) => ({ code, message, field }))
  return { ...fields, sentence: ruleOf(trigger, around.references.studio.invoiceStatuses), flags }
}

/** The rule in a sentence. One of invoices has no status where the studio does not use those of invoices, whatever was chosen once. */
export function ruleOf(trigger: Trigger, invoiceStatuses: boolean): string {
  return sentence(trigger.subject_kind === 'invoice' && !invoiceStatuses ? { ...trigger, status_name: null } : trigger)
}

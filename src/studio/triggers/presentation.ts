import type { Static } from 'typebox'
import type { Answer } from '#platform/http/endpoint.ts'
import type { triggerSchema } from './contract.ts'
import { flagsOf } from './flags.ts'
import type { References } from './references.ts'
import { sentence } from './sentence.ts'
import type { Trigger } from './trigger.ts'

export type PresentedTrigger = Answer<Static<typeof triggerSchema>>

/** A trigger as it is answered with: said in a sentence, and flagged with what is wrong with it now. */
export function presented(trigger: Trigger, references: References): PresentedTrigger {
  const { swept_on: _on, swept_at: _at, confirmed_burst: _burst, ...fields } = trigger
  const flags = flagsOf(trigger, references).map(({ code, message, field }) => ({ code, message, field }))
  return { ...fields, sentence: sentence(trigger), flags }
}

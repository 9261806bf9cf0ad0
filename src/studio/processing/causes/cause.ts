import type { Actor } from '#studio/staff/actor.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** What a link of a chain of causes is about. */
export const causeKinds = ['message', 'task', 'written', 'decided', 'listed', 'rule', 'moment', 'record'] as const

/**
 * One link of the chain, from what was made back to what set it off: the message, who or what had it written, how its item was listed, the rule as it was then, the date
 * or status that it counted from, the record. `details`: values of that moment, a sentence each.
 */
export type Cause = {
  kind: (typeof causeKinds)[number]
  at: Date | null
  sentence: string
  details: string[]
  actor: Actor | null
  item_id: number | null
  trigger_id: number | null
  /** The version of the trigger that held then. */
  trigger_version: number | null
  run_id: number | null
  record: { kind: TriggerSubject; id: number } | null
}

/** A link with what is not said of it left empty. */
export function cause(kind: Cause['kind'], at: Date | null, told: Partial<Omit<Cause, 'kind' | 'at'>> & { sentence: string }): Cause {
  return { kind, at, details: [], actor: null, item_id: null, trigger_id: null, trigger_version: null, run_id: null, record: null, ...told }
}

import type { Standing } from './objections.ts'
import { referenceIds } from './references.ts'
import type { Trigger } from './trigger.ts'

/** What a saved trigger holds already: it may keep it, though it could no longer be chosen. */
export function standingOf(trigger: Trigger): Standing {
  const ids = referenceIds([trigger])
  return { has: ({ kind, id }) => ids[kind].includes(id), outputIds: trigger.outputs.map((output) => output.id) }
}

/** A new trigger holds nothing. */
export const nothingStanding: Standing = { has: () => false, outputIds: [] }

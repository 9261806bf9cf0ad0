import { isDeepStrictEqual } from 'node:util'
import type { Changes } from './tables.ts'

/** What differs between two states of a record, field by field, as its history tells it. Equal states give an empty object. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {}
  for (const field of Object.keys(after)) {
    if (!same(before[field], after[field])) changes[field] = [before[field] ?? null, after[field] ?? null]
  }
  return changes
}

/** Whether two values say the same: dates by their instant, lists and objects by what they hold. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || isDeepStrictEqual(a ?? null, b ?? null)
}

export function isEmpty(changes: Changes): boolean {
  return Object.keys(changes).length === 0
}

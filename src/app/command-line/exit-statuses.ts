import type { Refusal } from '#platform/refusal.ts'

/** What a script learns without reading. */
export const exitStatuses = { done: 0, refused: 1, wrongUsage: 2, notReachable: 3, interrupted: 130 } as const

const away = new Set(['not-reachable', 'database', 'database-away'])

/** What a command says that it cannot be carried out, whatever the studio holds: its own complaint, a field of the wrong form, an option of the program. */
const notUnderstood = new Set(['wrong-usage', 'invalid-input', 'bad-config'])

export function exitStatus({ code }: Pick<Refusal, 'code'>): number {
  if (notUnderstood.has(code)) return exitStatuses.wrongUsage
  return away.has(code) ? exitStatuses.notReachable : exitStatuses.refused
}

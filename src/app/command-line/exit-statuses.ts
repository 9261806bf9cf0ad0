import type { Refusal } from '#platform/refusal.ts'

/** What a script learns without reading. */
export const exitStatuses = { done: 0, refused: 1, wrongUsage: 2, notReachable: 3 } as const

const away = new Set(['not-reachable', 'database', 'database-away'])

export function exitStatus({ code }: Pick<Refusal, 'code'>): number {
  return away.has(code) ? exitStatuses.notReachable : exitStatuses.refused
}

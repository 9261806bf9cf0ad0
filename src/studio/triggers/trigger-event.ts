/** What can happen to a rule. */
export const triggerEventKinds = ['created', 'changed', 'switched-on', 'switched-off', 'deleted', 'restored'] as const
export type TriggerEventKind = (typeof triggerEventKinds)[number]

/** Field → [before, after]. */
export type Changes = Record<string, unknown[]>

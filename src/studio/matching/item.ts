/** The states of a triggered item's life (semantics §5), with the view that lists it. */
export const itemStates = {
  active: { view: 'active', label: 'Active' },
  held: { view: 'held', label: 'Held' },
  attention: { view: 'attention', label: 'Needs attention' },
  expired: { view: 'missed', label: 'Missed' },
  withdrawn: { view: 'left', label: 'Left' },
  processed: { view: 'done', label: 'Done' },
  deleted: { view: 'deleted', label: 'Deleted' },
} as const

export type ItemState = keyof typeof itemStates
export type ItemView = (typeof itemStates)[ItemState]['view']
export type Decision = 'process' | 'skip' | 'delete'

/** A person's decision → the state it leads to; a state missing here takes no such decision (the transition table of semantics §5). */
const transitions: Record<Decision, { to: ItemState; from: readonly ItemState[] }> = {
  process: { to: 'processed', from: ['active', 'held', 'attention', 'expired'] },
  skip: { to: 'held', from: ['active', 'held', 'attention'] },
  delete: { to: 'deleted', from: ['active', 'held', 'attention', 'expired'] },
}

/** Where a decision takes an item that stands in `state`, or null when it cannot be taken there. */
export function afterDecision(state: ItemState, decision: Decision): ItemState | null {
  const { to, from } = transitions[decision]
  return from.includes(state) ? to : null
}

/** Whether the item already stands where the decision would take it: deciding twice changes nothing. */
export function alreadyDecided(state: ItemState, decision: Decision): boolean {
  return decision !== 'skip' && transitions[decision].to === state
}

/** The state a view of the list shows. */
export function stateOfView(view: ItemView): ItemState {
  for (const state of Object.keys(itemStates) as ItemState[]) if (itemStates[state].view === view) return state
  return 'active'
}

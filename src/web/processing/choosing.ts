import { afterDecision, type Decision, type ItemView, stateOfView } from '#studio/matching/item.ts'
import { decisions, type Ticks } from './ticks.ts'

/** The ticks of the list and the way to change them; null for those who only look. */
export type Choosing = { ticks: Ticks; setTicks: (change: (before: Ticks) => Ticks) => void } | null

/** Which decisions the items of a view take. */
export function choicesOf(view: ItemView): readonly Decision[] {
  return decisions.filter((decision) => afterDecision(stateOfView(view), decision) !== null)
}

const letters: Readonly<Record<string, Decision>> = { p: 'process', s: 'skip', d: 'delete' }

/** What a key means in the list: a decision, null for "clear", undefined for anything else. */
export function decisionOfKey(key: string): Decision | null | undefined {
  return key === 'x' ? null : letters[key]
}

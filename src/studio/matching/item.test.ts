import { expect, test } from 'vitest'
import { afterDecision, alreadyDecided, type Decision, type ItemState, type ItemView, stateOfView } from './item.ts'

/** The transition table: state → where process, skip and delete lead; none where they cannot be decided. */
const table: Record<ItemState, [process: ItemState | null, skip: ItemState | null, remove: ItemState | null]> = {
  active: ['processed', 'held', 'deleted'],
  held: ['processed', 'held', 'deleted'],
  attention: ['processed', 'held', 'deleted'],
  expired: ['processed', null, 'deleted'],
  withdrawn: [null, null, null],
  processed: [null, null, null],
  deleted: [null, null, null],
}

test.each(Object.entries(table) as [ItemState, (ItemState | null)[]][])('what is %s goes where a person says, or nowhere', (state, [process, skip, remove]) => {
  expect(afterDecision(state, 'process')).toBe(process)
  expect(afterDecision(state, 'skip')).toBe(skip)
  expect(afterDecision(state, 'delete')).toBe(remove)
})

test.each<[ItemState, Decision, boolean]>([
  ['processed', 'process', true],
  ['deleted', 'delete', true],
  ['held', 'skip', false],
  ['processed', 'delete', false],
  ['active', 'process', false],
])('deciding twice changes nothing, but skipping again holds it anew: %s, %s', (state, decision, already) => {
  expect(alreadyDecided(state, decision)).toBe(already)
})

test.each<[ItemView, ItemState]>([
  ['active', 'active'],
  ['held', 'held'],
  ['attention', 'attention'],
  ['missed', 'expired'],
  ['left', 'withdrawn'],
  ['done', 'processed'],
  ['deleted', 'deleted'],
])('the view %s lists what is %s', (view, state) => {
  expect(stateOfView(view)).toBe(state)
})

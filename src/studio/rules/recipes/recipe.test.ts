import { expect, test } from 'vitest'
import type { Rules } from '../format.ts'
import { makesWords } from './recipe.ts'

const rules = (steps: readonly ('email' | 'call' | 'task')[][]): Rules => ({
  hotshoe_rules: 1,
  triggers: steps.map((chain, index) => ({
    name: `Trigger ${index}`,
    for: 'session',
    status: 'Booked',
    when: 'session-date',
    outputs: [{ to: 'client', steps: chain.map((channel) => ({ channel })) }],
  })),
})

test('what a recipe makes is counted by channel, what stands in for something else with it', () => {
  expect(makesWords({ rules: rules([['email', 'call'], ['email']]) })).toBe('2 triggers: 2 emails, 1 call')
  expect(makesWords({ rules: rules([['task']]) })).toBe('1 trigger: 1 task')
})

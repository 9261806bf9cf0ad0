import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { arms, changedSettings } from './arming.ts'

test('the same settings are no change, in whatever order the ticks come', () => {
  const { past, ...others } = t7().exclusions
  expect(changedSettings(t7(), t7({ exclusions: { ...others, past } }))).toEqual([])
})

test('one change that arms is enough', () => {
  expect(arms(changedSettings(t7(), t7({ description: 'Other', offset_count: -8 })))).toBe(true)
  expect(arms(changedSettings(t7(), t7({ description: 'Other', purpose: 'marketing' })))).toBe(false)
})

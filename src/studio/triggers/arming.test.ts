import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { arms, changedSettings, settingKeys } from './arming.ts'

test('the same settings are no change, in whatever order the ticks come', () => {
  const { past, ...others } = t7().exclusions
  expect(changedSettings(t7(), t7({ exclusions: { ...others, past } }))).toEqual([])
})

test('one change that arms is enough', () => {
  expect(arms(changedSettings(t7(), t7({ description: 'Other', offset_count: -8 })))).toBe(true)
  expect(arms(changedSettings(t7(), t7({ description: 'Other', purpose: 'marketing' })))).toBe(false)
})

test('a tick that is changed counts anew, whichever the others are', () => {
  const { exclusions } = t7()
  expect(changedSettings(t7(), t7({ exclusions: { ...exclusions, paid: true } }))).toEqual(['exclusions'])
  expect(arms(['exclusions'])).toBe(true)
})

test('hours of its own are one setting: days, from and to, or the studio’s; they let nothing count anew', () => {
  const hours = { days: [1, 2], from: '09:00', to: '17:00' } as const
  const own = t7({ hours })
  expect(changedSettings(own, t7({ hours: { ...hours } }))).toEqual([])
  for (const other of [null, { ...hours, days: [1, 3] as const }, { ...hours, from: '08:00' as const }, { ...hours, to: '18:00' as const }]) {
    expect(changedSettings(own, t7({ hours: other }))).toEqual(['hours'])
    expect(changedSettings(t7({ hours: other }), own)).toEqual(['hours'])
  }
  expect(arms(['hours'])).toBe(false)
})

test('what picks records and dates lets a trigger count anew; words, purpose and how it is processed do not', () => {
  const quiet = settingKeys.filter((key) => !arms([key]))
  expect(quiet).toEqual(['description', 'purpose', 'stays_when_moved_on', 'automatic', 'hours', 'settle_minutes'])
  expect(settingKeys).toHaveLength(20)
})

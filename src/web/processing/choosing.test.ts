import { expect, test } from 'vitest'
import { choicesOf, decisionOfKey } from './choosing.ts'

test('each view offers the decisions its items take', () => {
  expect(choicesOf('active')).toEqual(['process', 'skip', 'delete'])
  expect(choicesOf('held')).toContain('process')
  expect(choicesOf('missed')).toEqual(['process', 'delete'])
  for (const view of ['left', 'done', 'deleted'] as const) expect(choicesOf(view)).toEqual([])
})

test('p, s and d decide, x clears, everything else is left to the browser', () => {
  expect(['p', 's', 'd', 'x', 'q', 'Enter'].map(decisionOfKey)).toEqual(['process', 'skip', 'delete', null, undefined, undefined])
})

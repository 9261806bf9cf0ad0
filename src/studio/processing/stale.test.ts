import { expect, test } from 'vitest'
import { staleSentence } from './stale.ts'

const ann = { kind: 'user', name: 'Ann Miller' } as const
const at = new Date('2026-05-06T14:12:00Z')

test('somebody else was faster: who, what and when', () => {
  const processed = { state: 'processed', by: ann, at } as const
  expect(staleSentence('process', processed, 'America/Chicago')).toBe('Already processed by Ann Miller at 9:12 AM.')
  expect(staleSentence('delete', processed, 'America/Chicago')).toBe('Already processed by Ann Miller at 9:12 AM, so nothing was done.')
  expect(staleSentence('process', { ...processed, state: 'held' }, 'America/Chicago')).toBe(
    'Skipped or taken back meanwhile by Ann Miller at 9:12 AM; look at it again.',
  )
})

test('a job is Hotshoe itself', () => {
  const left = { state: 'withdrawn', by: { kind: 'job', name: 'Find active items' }, at: null } as const
  expect(staleSentence('skip', left, 'America/Chicago')).toBe('It no longer fits: taken off the list by Hotshoe, so nothing was done.')
})

test.each([
  ['active', 'Changed meanwhile by Ann Miller; look at it again.'],
  ['attention', 'Marked as needing attention meanwhile by Ann Miller; look at it again.'],
  ['expired', 'Its time ran out meanwhile: marked as missed by Ann Miller; look at it again.'],
  ['deleted', 'Already deleted by Ann Miller, so nothing was done.'],
] as const)('what is %s meanwhile says so, and whether there is something left to decide', (state, sentence) => {
  expect(staleSentence('process', { state, by: ann, at: null }, 'America/Chicago')).toBe(sentence)
})

import { expect, test } from 'vitest'
import { processWords } from './process.ts'

test('the button says how many it processes, skips and deletes', () => {
  const { press } = processWords.bar
  expect(press({ process: 12, skip: 2, delete: 1 })).toBe('Process 12, skip 2, delete 1')
  expect(press({ process: 0, skip: 0, delete: 1200 })).toBe('Delete 1,200')
  expect(press({ process: 0, skip: 0, delete: 0 })).toBe('Process')
})

test('a result reads like a sentence', () => {
  const { generated, outcomes } = processWords.run
  expect(generated({ email: 1, call: 2, task: 0 })).toBe('Generated 1 email and 2 calls.')
  expect(generated({})).toBe('Nothing was generated.')
  expect(outcomes.attention(1)).toBe('1 item needs attention.')
  expect(outcomes.changed(2)).toBe('2 items changed meanwhile and were left.')
})

test('looking again tells what came and what went', () => {
  expect(processWords.found({ found: 0, returned: 0, withdrawn: 0, expired: 0 })).toBe('Nothing new: the list is up to date.')
  expect(processWords.found({ found: 3, returned: 0, withdrawn: 1, expired: 0 })).toBe('Looked again: 3 new items and 1 no longer fits.')
})

import { expect, test } from 'vitest'
import { keywordTrouble } from './keyword.ts'

test.each(['stop', 'stopall', 'end', 'cancel', 'unsubscribe', 'quit', 'revoke', 'optout', 'start', 'unstop', 'yes', 'help', 'info'])(
  'the law and the carriers keep “%s”',
  (word) => {
    expect(keywordTrouble(word)?.code).toBe('keyword-reserved')
  },
)

test.each([
  [null, 'keyword-missing'],
  ['two  words', 'keyword-words'],
  ['!prints', 'keyword-signs'],
  ['prints!', 'keyword-signs'],
  ['opt-out', 'keyword-signs'],
])('%s is no keyword', (word, code) => {
  expect(keywordTrouble(word)?.code).toBe(code)
})

test('words that only hold a reserved one are free', () => {
  expect(['stops', 'restart', 'prints', '10', 'größe'].map(keywordTrouble)).toEqual([null, null, null, null, null])
})

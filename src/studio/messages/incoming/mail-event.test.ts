import { expect, test } from 'vitest'
import { firstWord } from './mail-event.ts'

test.each([
  ['PRINTS', 'PRINTS'],
  ['  prints please ', 'prints'],
  ['“Prints!” she said', 'Prints'],
  ['größe 40', 'größe'],
  ['prints,thanks', null],
  ['👍', null],
  ['', null],
])('the first word of “%s” is %s', (body, word) => {
  expect(firstWord(body)).toBe(word)
})

import { expect, test } from 'vitest'
import { foreseenText } from './foreseen.ts'

test.each([
  [{ counts_anew: true, leave: 4, stay: 1, back: 0, history: 12 }, '4 items leave the list, 12 records fit already and are left as history.'],
  [
    { counts_anew: true, leave: 1, stay: 0, back: 2, history: 1 },
    '1 item leaves the list, 2 that had left return, 1 record fits already and is left as history.',
  ],
  [{ counts_anew: true, leave: 0, stay: 3, back: 0, history: 0 }, 'Nothing leaves the list, no record is left as history.'],
  [{ counts_anew: false, leave: 0, stay: 0, back: 1, history: 0 }, 'Nothing leaves the list, 1 that had left returns.'],
  [{ counts_anew: false, leave: 1200, stay: 0, back: 0, history: 0 }, '1,200 items leave the list.'],
])('%j reads “%s”', (foreseen, text) => {
  expect(foreseenText(foreseen)).toBe(text)
})

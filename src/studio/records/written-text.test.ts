import { expect, test } from 'vitest'
import { manyLines, oneLine } from './written-text.ts'

test.each([
  ['  Anna \t Maria\n', 'Anna Maria'],
  ['Anna Maria', 'Anna Maria'],
  ['Anna  Maria', 'Anna Maria'],
  ['e\u0301', 'é'],
  ['a\u0000b\u0007c', 'a b c'],
  ['Bcc: x\r\nSubject: y', 'Bcc: x Subject: y'],
  ['\uD800 lone', '\uFFFD lone'],
  ['\u00A0', ''],
  ['', ''],
])('%j is kept on one line as %j', (text, kept) => {
  expect(oneLine(text)).toBe(kept)
})

test('lines are kept, what nobody can see is not', () => {
  expect(manyLines('one\r\ntwo\rthree\n\n')).toBe('one\ntwo\nthree')
  expect(manyLines('tab\tstays\u0000\u001b[31m')).toBe('tab\tstays[31m')
})

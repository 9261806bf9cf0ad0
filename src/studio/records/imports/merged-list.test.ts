import { expect, test } from 'vitest'
import { mergedList } from './merged-list.ts'

const merged = (now: string, before: string, said: string) => {
  const list = (text: string) => text.split('').filter((letter) => letter !== '')
  return mergedList({ now: list(now), before: list(before), said: list(said) }, (letter) => letter).join('')
}

test.each([
  ['nobody touched it here: as the file says', 'ab', 'ab', 'cb', 'cb'],
  ['added here: stays beside what the file says', 'abx', 'ab', 'ac', 'axc'],
  ['taken away here: stays away', 'a', 'ab', 'abc', 'ac'],
  ['replaced here: stays, while the file says the same', 'x', 'a', 'a', 'x'],
  ['made by hand, first mentioned by a file: both', 'x', '', 'a', 'xa'],
  ['made by hand as the file says it: once', 'a', '', 'a', 'a'],
  ['the file says nothing more: what came from it goes', 'ax', 'a', '', 'x'],
])('%s', (_, now, before, said, result) => {
  expect(merged(now, before, said)).toBe(result)
})

test('an item that changed here keeps that, unless the file changes the same item', () => {
  type Phone = { phone: string; sms: boolean }
  const list = (now: Phone[], before: Phone[], said: Phone[]) => mergedList({ now, before, said }, ({ phone }) => phone)
  const [yes, no] = [
    { phone: '1', sms: true },
    { phone: '1', sms: false },
  ]
  expect(list([yes], [no], [no])).toEqual([yes])
  expect(list([no, { phone: '2', sms: true }], [no], [yes])).toEqual([yes, { phone: '2', sms: true }])
})

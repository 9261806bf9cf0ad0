import { expect, test } from 'vitest'
import { oneOf, ownPath, recordNumber, text } from './search.ts'

test('a view that does not exist becomes the first one', () => {
  expect(oneOf(['active', 'held'], 'held', 'active')).toBe('held')
  expect(oneOf(['active', 'held'], 'nonsense', 'active')).toBe('active')
  expect(oneOf(['active', 'held'], { a: 1 }, undefined)).toBeUndefined()
})

test('a record number is a whole number above zero', () => {
  expect(recordNumber(12)).toBe(12)
  expect(recordNumber('12')).toBe(12)
  for (const wrong of [0, -1, 1.5, 'x', '', null, undefined, Number.NaN, 2 ** 60]) expect(recordNumber(wrong)).toBeUndefined()
})

test('a search is a text, also when the address made a number of it', () => {
  expect(text('Ann')).toBe('Ann')
  expect(text(2024)).toBe('2024')
  expect(text('')).toBeUndefined()
  expect(text(['a'])).toBeUndefined()
})

test('after signing in nobody is led out of the app', () => {
  expect(ownPath('/process?view=held')).toBe('/process?view=held')
  for (const wrong of ['https://evil.example', '//evil.example', '/\\evil.example', 'process', undefined]) expect(ownPath(wrong)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { hoursOf } from './hours-text.ts'

test.each([
  ['mon-fri 9:00-18:00', { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
  ['Sat,Sun 10:00-12:30', { days: [6, 7], from: '10:00', to: '12:30' }],
  ['fri-mon 20:00-06:00', { days: [1, 5, 6, 7], from: '20:00', to: '06:00' }],
  ['8:00-20:00', { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' }],
  ['studio', null],
])('“%s” is understood', (text, hours) => {
  expect(hoursOf(text)).toEqual(hours)
})

test.each(['', 'mon-fri', 'someday 9:00-18:00', 'mon-fri 9:00', '25:00-26:00'])('“%s” is refused with how to write it', (text) => {
  expect(() => hoursOf(text)).toThrow(/Write days and times like “mon-fri 9:00-18:00”/)
})

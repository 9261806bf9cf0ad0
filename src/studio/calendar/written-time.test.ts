import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeLabel, timeOf } from './wall-time.ts'
import { readTime } from './written-time.ts'

test.each([
  ['4:00 PM', '16:00'],
  ['4:00pm', '16:00'],
  ['4pm', '16:00'],
  ['4 p.m.', '16:00'],
  ['10:30 AM', '10:30'],
  ['10:30:00 am', '10:30'],
  ['4.30 PM', '16:30'],
  ['12 AM', '00:00'],
  ['12:30 AM', '00:30'],
  ['12:00 PM', '12:00'],
  ['noon', '12:00'],
  ['16:00', '16:00'],
  ['16.00', '16:00'],
  ['16:00:00', '16:00'],
  ['9:05', '09:05'],
  ['0:00', '00:00'],
  ['16h30', '16:30'],
  ['16h', '16:00'],
  ['16:30 Uhr', '16:30'],
  ['0930', '09:30'],
  ['\u00A04:00\u202FPM ', '16:00'], // spreadsheets put narrow spaces there
])('"%s" is %s', (text, time) => {
  expect(readTime(text)).toEqual({ ok: true, value: time })
})

test.each([
  ['', 'The time is empty. Write it like 4:00 PM or 16:00.'],
  ['soon', '"soon" is not a time of day. Write it like 4:00 PM or 16:00.'],
  ['4', '"4" is not a time of day. Write it like 4:00 PM or 16:00.'],
  ['4:00 PM CST', '"4:00 PM CST" is not a time of day. Write it like 4:00 PM or 16:00.'],
  ['16:00:30', '"16:00:30" is not a time of day. Write it like 4:00 PM or 16:00.'],
  ['13:00 PM', '"13:00 PM" is not a time of day: with AM or PM the hours go from 1 to 12. Write it like 4:00 PM or 16:00.'],
  ['0:30 AM', '"0:30 AM" is not a time of day: with AM or PM the hours go from 1 to 12. Write it like 4:00 PM or 16:00.'],
  ['25:00', '"25:00" is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.'],
  ['24:00', '"24:00" is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.'],
  ['4:60 PM', '"4:60 PM" is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.'],
  ['2500', '"2500" is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.'],
])('"%s" is refused: %s', (text, message) => {
  expect(readTime(text)).toEqual({ ok: false, message })
})

test('every time is read back as it was written, in both fashions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const time = timeOf({ hour, minute })
      expect(time.ok && readTime(time.value)).toEqual(time)
      expect(time.ok && readTime(timeLabel(time.value))).toEqual(time)
    }),
  )
})

test('whatever a file holds, the answer is a time or a sentence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const answer = readTime(text)
      if (!answer.ok) expect(answer.message).toMatch(/^(".*"|The time) .*\.$/s)
    }),
  )
})

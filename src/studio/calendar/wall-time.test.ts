import { expect, test } from 'vitest'
import { isTime, minutesOf, parseTime, timeLabel, timeOf } from './wall-time.ts'

test.each([
  ['00:00', '00:00', 0, '12:00 AM'],
  ['00:30', '00:30', 30, '12:30 AM'],
  ['09:05', '09:05', 545, '9:05 AM'],
  ['12:00', '12:00', 720, '12:00 PM'],
  ['14:30:00', '14:30', 870, '2:30 PM'],
  ['23:59:00.000000', '23:59', 1439, '11:59 PM'],
])('%s is the time %s, %i minutes into the day, and reads %s', (text, time, minutes, label) => {
  const answer = parseTime(text)
  expect(answer).toEqual({ ok: true, value: time })
  expect(answer.ok && minutesOf(answer.value)).toBe(minutes)
  expect(answer.ok && timeLabel(answer.value)).toBe(label)
})

test.each(['', '9:05', '24:00', '12:60', '12:30:15', '14.30', '2:30 PM', '-1:00'])('"%s" is refused, with how to write it', (text) => {
  const answer = parseTime(text)
  expect(answer.ok ? '' : answer.message).toMatch(/is not a time/)
  expect(isTime(text)).toBe(false)
})

test('a time is made of numbers', () => {
  expect(timeOf({ hour: 7, minute: 5 })).toEqual({ ok: true, value: '07:05' })
  expect(timeOf({ hour: 25, minute: 0 })).toEqual({ ok: false, message: '"25:00" is not a time of day: hours go from 0 to 23 and minutes from 0 to 59.' })
})

test.each(['x09:30', '09:30x', '109:30'])('%s has more in it than a time', (text) => {
  expect(isTime(text)).toBe(false)
  expect(parseTime(text).ok).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, partsOf } from './civil-date.ts'
import { type DateOrder, dateOrders, isDateOrder } from './date-order.ts'
import { readDate, readMonthDay } from './written-date.ts'

describe('a written date', () => {
  test.each<[string, DateOrder, string]>([
    ['6/4/1973', 'mdy', '1973-06-04'],
    ['6/4/1973', 'dmy', '1973-04-06'],
    ['4.6.1973', 'dmy', '1973-06-04'],
    ['04-06-1973', 'dmy', '1973-06-04'],
    ['1973/6/4', 'ymd', '1973-06-04'],
    ['1973-06-04', 'mdy', '1973-06-04'], // a year that stands first is one in every order
    ['1973-06-04', 'dmy', '1973-06-04'],
    ['1973.6.4.', 'ymd', '1973-06-04'],
    ['19730604', 'mdy', '1973-06-04'],
    [' 06/04/1973\u00A0', 'mdy', '1973-06-04'],
    ['6 / 4 / 1973'.replaceAll(' ', ''), 'mdy', '1973-06-04'],
    ['6/4/1973 12:00:00 AM', 'mdy', '1973-06-04'],
    ['6/4/1973 0:00', 'mdy', '1973-06-04'],
    ['1973-06-04T00:00:00Z', 'mdy', '1973-06-04'],
    ['1973-06-04T00:00:00.000Z', 'mdy', '1973-06-04'],
    ['1973-06-04 00:00:00+00', 'dmy', '1973-06-04'],
    ['June 4, 1973', 'dmy', '1973-06-04'],
    ['Jun 4 1973', 'mdy', '1973-06-04'],
    ['June 4th, 1973', 'mdy', '1973-06-04'],
    ['4 June 1973', 'mdy', '1973-06-04'],
    ['4-Jun-1973', 'mdy', '1973-06-04'],
    ['4. June 1973', 'dmy', '1973-06-04'],
    ['Mon, Jun 4, 1973', 'mdy', '1973-06-04'],
    ['Monday, June 4, 1973', 'mdy', '1973-06-04'],
    ['2/29/2020', 'mdy', '2020-02-29'],
    ['6\u20114\u20111973', 'mdy', '1973-06-04'],
    ['６/４/１９７３', 'mdy', '1973-06-04'],
  ])('%s in the order %s is %s', (text, order, date) => {
    expect(readDate(text, order)).toEqual({ ok: true, value: date })
  })

  test.each<[string, DateOrder, string]>([
    ['soon', 'mdy', '"soon" is not a date. Write it like 6/14/1973.'],
    ['', 'dmy', 'The date is empty. Write it like 14/6/1973.'],
    ['  ', 'ymd', 'The date is empty. Write it like 1973/6/14.'],
    ['2/30/2020', 'mdy', '"2/30/2020" is not a date: February 2020 has 29 days.'],
    ['2/29/2021', 'mdy', '"2/29/2021" is not a date: February 2021 has 28 days.'],
    ['6/4/73', 'mdy', '"6/4/73" has a year of 2 digits. Write it with four, like 6/14/1973.'],
    ['6/4/973', 'mdy', '"6/4/973" has a year of 3 digits. Write it with four, like 6/14/1973.'],
    ['6/4/0073', 'mdy', '"6/4/0073" is in the year 73. Hotshoe knows the years 1800 to 2999.'],
    ['25/4/2026', 'mdy', '"25/4/2026" has no month 25: dates are read as month/day/year. If April 25 is meant, choose the date order that the file has.'],
    ['4/25/2026', 'dmy', '"4/25/2026" has no month 25: dates are read as day/month/year. If April 25 is meant, choose the date order that the file has.'],
    ['40/40/2026', 'mdy', '"40/40/2026" has no month 40: dates are read as month/day/year. Write it like 6/14/1973.'],
    ['0/4/2026', 'mdy', '"0/4/2026" has no month 0: dates are read as month/day/year. If April 0 is meant, choose the date order that the file has.'],
    ['43986', 'mdy', `"43986" looks like a spreadsheet's number for a day. Format the column as a date, so that it reads like 6/14/1973.`],
    ['6/4/1973 4:00 PM', 'mdy', '"6/4/1973 4:00 PM" has a time of day in it. Write the date alone, like 6/14/1973, and the time in a column of its own.'],
    ['6/4', 'mdy', '"6/4" is not a date. Write it like 6/14/1973.'],
    ['6/4-1973', 'mdy', '"6/4-1973" is not a date. Write it like 6/14/1973.'],
    ['6/1234/1973', 'mdy', '"6/1234/1973" is not a date. Write it like 6/14/1973.'],
    ['Juny 4, 1973', 'mdy', '"Juny 4, 1973" is not a date. Write it like 6/14/1973.'],
    ['#N/A', 'mdy', '"#N/A" is not a date. Write it like 6/14/1973.'],
  ])('%s in the order %s is refused: %s', (text, order, message) => {
    expect(readDate(text, order)).toEqual({ ok: false, message })
  })

  test('with a year of two digits is the latest that fits, where the caller says up to when', () => {
    expect(readDate('6/4/73', 'mdy', 2026)).toEqual({ ok: true, value: '1973-06-04' })
    expect(readDate('6/4/26', 'mdy', 2026)).toEqual({ ok: true, value: '2026-06-04' })
    expect(readDate('6/4/27', 'mdy', 2026)).toEqual({ ok: true, value: '1927-06-04' })
    expect(readDate('4-Jun-00', 'mdy', 2026)).toEqual({ ok: true, value: '2000-06-04' })
    expect(readDate('2/29/27', 'mdy', 2026)).toEqual({ ok: false, message: '"2/29/27" is not a date: February 1927 has 28 days.' })
  })

  test('is read back in every order as it was written', () => {
    const anyDate = fc.integer({ min: 0, max: 300_000 }).map((days) => addDays('1800-01-01', days))
    fc.assert(
      fc.property(anyDate, fc.constantFrom('/', '.', '-'), fc.constantFrom(...Object.keys(dateOrders).filter(isDateOrder)), (date, mark, order) => {
        const { year, month, day } = partsOf(date)
        const written = { mdy: [month, day, year], dmy: [day, month, year], ymd: [year, month, day] }[order].join(mark)
        expect(readDate(written, order)).toEqual({ ok: true, value: date })
      }),
    )
  })

  test('whatever a file holds, the answer is a date or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom<DateOrder>('mdy', 'dmy', 'ymd'), (text, order) => {
        const answer = readDate(text, order)
        if (!answer.ok) expect(answer.message).toMatch(/^(".*"|The date) .*\.$/s)
      }),
    )
  })
})

describe('a day of the year', () => {
  test.each<[string, DateOrder, string]>([
    ['6/4', 'mdy', '06-04'],
    ['6/4', 'dmy', '04-06'],
    ['4.6.', 'dmy', '06-04'],
    ['6/4', 'ymd', '06-04'],
    ['06-04', 'mdy', '06-04'],
    ['--06-04', 'dmy', '06-04'],
    ['--0604', 'dmy', '06-04'],
    ['June 4', 'dmy', '06-04'],
    ['4 June', 'mdy', '06-04'],
    ['Feb 29', 'mdy', '02-29'],
    ['2/29', 'mdy', '02-29'],
  ])('%s in the order %s is %s', (text, order, day) => {
    expect(readMonthDay(text, order)).toEqual({ ok: true, value: day })
  })

  test.each<[string, DateOrder, string]>([
    ['2/30', 'mdy', '"2/30" is not a day of the year: February has 29 days.'],
    ['14/6', 'mdy', '"14/6" has no month 14: dates are read as month/day/year. If June 14 is meant, choose the date order that the file has.'],
    ['June', 'mdy', '"June" is not a day of the year. Write it like 6/14 or June 14.'],
    ['6/4/1973', 'dmy', '"6/4/1973" is not a day of the year. Write it like 14/6 or June 14.'],
    ['Feb 30', 'dmy', '"Feb 30" is not a day of the year: February has 29 days.'],
  ])('%s in the order %s is refused', (text, order, message) => {
    expect(readMonthDay(text, order)).toEqual({ ok: false, message })
  })
})

test('a year of four digits stays what it is, however far short ones reach', () => {
  expect(readDate('6/4/1973', 'mdy', 2026)).toEqual({ ok: true, value: '1973-06-04' })
  expect(readDate('June 4, 1973', 'mdy', 2026)).toEqual({ ok: true, value: '1973-06-04' })
})

test.each([
  'x6/4/1973',
  '6/4/1973x',
  'x1973-06-04',
  '1973-06-04x',
  '12 June 4, 1973',
  'June 4, 19731',
  '114 June 1973',
  '14 June 19731',
  '6/4/1973 00:00x',
  '123/4/1973',
  '4/123/1973',
])('%s has something in it that belongs to no date', (text) => {
  expect(readDate(text, 'mdy').ok).toBe(false)
  expect(readDate(text, 'dmy').ok).toBe(false)
})

test.each([
  '1973-06-04 0:00',
  '1973-06-04 12:00 AM',
  '1973-06-04 12:00AM',
  '1973-06-04 12:00:00 AM',
  '1973-06-04 00:00 AM',
  '1973-06-04T00:00:00.000+00:00',
  '1973-06-04T00:00:00+0000',
  '1973-06-04T00:00:00+00',
  'Monday June 4, 1973',
  'Monday, June 4, 1973',
  'Mon June 4, 1973',
  'Mon., June 4, 1973',
  '4June 1973',
  '04Jun 1973',
  '  June   4,  1973 ',
])('%s is that day, with what other programs write around it', (text) => {
  expect(readDate(text, 'mdy')).toEqual({ ok: true, value: '1973-06-04' })
})

test('in the order year, month, day', () => {
  expect(readDate('73/6/4', 'ymd', 2026)).toEqual({ ok: true, value: '1973-06-04' })
  expect(readDate('73/6/1904', 'ymd', 2026).ok).toBe(false)
})

test('a number of a spreadsheet and a time of day are told as what they are', () => {
  const said = (text: string) => {
    const reading = readDate(text, 'mdy')
    return reading.ok ? '' : reading.message
  }
  for (const text of ['26819', '26819.5', '26819.25']) expect(said(text)).toContain('looks like a spreadsheet')
  for (const text of ['00123', '126819', '26819x']) expect(said(text)).not.toContain('looks like a spreadsheet')
  for (const text of ['6/4/1973 9:30', '6/4/1973 10:30']) expect(said(text)).toContain('has a time of day in it')
})

test.each(['x--06-04', '--06-041', 'x6/4', '6/4x'])('%s is no day of the year', (text) => {
  expect(readMonthDay(text, 'mdy').ok).toBe(false)
})

import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import { isFrequency, isManyADay, occurrences, type Recurrence, type Wall } from './recurrence.ts'
import type { Weekday } from './weekday.ts'

const plain: Recurrence = {
  frequency: 'DAILY',
  interval: 1,
  count: null,
  until: null,
  months: [],
  weeks: [],
  yearDays: [],
  monthDays: [],
  weekdays: [],
  hours: [],
  minutes: [],
  positions: [],
  weekStart: 1,
}
const day = (weekday: Weekday, nth = 0) => ({ weekday, nth })
const told = (rule: Partial<Recurrence>, start: Wall, most = 6) =>
  occurrences({ ...plain, ...rule }, start, { from: '1990-01-01', to: '2040-12-31' })
    .take(most)
    .map((wall) => wall.replace('T', ' '))
    .toArray()
const days = (rule: Partial<Recurrence>, start: Wall, most = 6) => told(rule, start, most).map((wall) => wall.slice(2, 10))

test('the examples of RFC 5545: every other week on Tuesday and Thursday, the last Friday, the last workday, the 20th Monday', () => {
  expect(days({ frequency: 'WEEKLY', interval: 2, count: 8, weekdays: [day(2), day(4)], weekStart: 7 }, '1997-09-02T09:00', 9)).toEqual(
    ['02', '04', '16', '18', '30'].map((date) => `97-09-${date}`).concat('97-10-02', '97-10-14', '97-10-16'),
  )
  expect(days({ frequency: 'MONTHLY', weekdays: [day(5, -1)] }, '1997-09-26T09:00', 3)).toEqual(['97-09-26', '97-10-31', '97-11-28'])
  const workdays = [1, 2, 3, 4, 5] as const
  expect(days({ frequency: 'MONTHLY', weekdays: workdays.map((each) => day(each)), positions: [-1] }, '1997-09-30T09:00', 3)).toEqual([
    '97-09-30',
    '97-10-31',
    '97-11-28',
  ])
  expect(days({ frequency: 'YEARLY', weekdays: [day(1, 20)] }, '1997-05-19T09:00', 3)).toEqual(['97-05-19', '98-05-18', '99-05-17'])
  expect(days({ frequency: 'YEARLY', weeks: [20], weekdays: [day(1)] }, '1997-05-12T09:00', 3)).toEqual(['97-05-12', '98-05-11', '99-05-17'])
  expect(days({ frequency: 'YEARLY', months: [3], weekdays: [day(4)] }, '1997-03-13T09:00', 4)).toEqual(['97-03-13', '97-03-20', '97-03-27', '98-03-05'])
  expect(days({ frequency: 'YEARLY', interval: 3, count: 10, yearDays: [1, 100, 200] }, '1997-01-01T09:00', 4)).toEqual([
    '97-01-01',
    '97-04-10',
    '97-07-19',
    '00-01-01',
  ])
  expect(days({ frequency: 'MONTHLY', weekdays: [day(5)], monthDays: [13] }, '1998-02-13T09:00', 4)).toEqual(['98-02-13', '98-03-13', '98-11-13', '99-08-13'])
  expect(days({ frequency: 'WEEKLY', interval: 2, count: 4, weekdays: [day(2), day(7)], weekStart: 1 }, '1997-08-05T09:00')).toEqual([
    '97-08-05',
    '97-08-10',
    '97-08-19',
    '97-08-24',
  ])
  expect(days({ frequency: 'WEEKLY', interval: 2, count: 4, weekdays: [day(2), day(7)], weekStart: 7 }, '1997-08-05T09:00')).toEqual([
    '97-08-05',
    '97-08-17',
    '97-08-19',
    '97-08-31',
  ])
})

test('a day that is not there is passed over: the 31st, February 29, and February 31 never comes', () => {
  expect(days({ frequency: 'MONTHLY' }, '2026-01-31', 3)).toEqual(['26-01-31', '26-03-31', '26-05-31'])
  expect(days({ frequency: 'YEARLY' }, '2024-02-29', 3)).toEqual(['24-02-29', '28-02-29', '32-02-29'])
  expect(days({ frequency: 'DAILY', months: [2], monthDays: [31] }, '2026-01-05', 3)).toEqual(['26-01-05'])
  expect(days({ frequency: 'MONTHLY', monthDays: [-1] }, '2026-01-31', 3)).toEqual(['26-01-31', '26-02-28', '26-03-31'])
})

test('the start is always one of them; the end is its last day, or its last minute', () => {
  expect(days({ frequency: 'WEEKLY', weekdays: [day(2)], count: 3 }, '2026-06-01')).toEqual(['26-06-01', '26-06-02', '26-06-09'])
  expect(days({ until: '2026-06-03' }, '2026-06-01T10:00')).toEqual(['26-06-01', '26-06-02', '26-06-03'])
  expect(days({ until: '2026-06-03T10:00' }, '2026-06-01T10:00')).toEqual(['26-06-01', '26-06-02', '26-06-03'])
  expect(days({ until: '2026-06-03T09:59' }, '2026-06-01T10:00')).toEqual(['26-06-01', '26-06-02'])
})

test('an interval that leads beyond all dates ends it', () => {
  for (const frequency of ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const)
    expect(days({ frequency, interval: 1_000_000_000 }, '2026-06-01')).toEqual(['26-06-01'])
})

test('several times a day come in order', () => {
  expect(told({ hours: [14, 9], minutes: [30, 0], count: 5 }, '2026-06-01T09:00')).toEqual([
    '2026-06-01 09:00',
    '2026-06-01 09:30',
    '2026-06-01 14:00',
    '2026-06-01 14:30',
    '2026-06-02 09:00',
  ])
})

test('what began long ago is quickly here, and in step', () => {
  const walls = [...occurrences({ ...plain, frequency: 'WEEKLY', interval: 2 }, '1990-01-01T10:00', { from: '2026-01-01', to: '2026-02-28' })].filter(
    (wall) => wall >= '2026',
  )
  expect(walls).toEqual(['2026-01-12T10:00', '2026-01-26T10:00', '2026-02-09T10:00', '2026-02-23T10:00'])
})

test('it is told until its last day, that day included', () => {
  const until = (to: CivilDate) => [...occurrences(plain, '2026-06-01T10:00', { from: '2026-06-01', to })]
  expect(until('2026-06-03')).toEqual(['2026-06-01T10:00', '2026-06-02T10:00', '2026-06-03T10:00'])
  expect([...occurrences({ ...plain, frequency: 'WEEKLY', weekdays: [day(1), day(5)] }, '2026-06-01', { from: '2026-06-01', to: '2026-06-12' })]).toEqual([
    '2026-06-01',
    '2026-06-05',
    '2026-06-08',
    '2026-06-12',
  ])
  expect([...occurrences({ ...plain, frequency: 'WEEKLY', weekdays: [day(1), day(5)] }, '2026-06-01', { from: '2026-06-01', to: '2026-06-11' })]).toHaveLength(
    3,
  )
})

test('what is counted is counted from its beginning, however late one looks; what is not is the same from there on', () => {
  const from = (rule: Partial<Recurrence>) =>
    [...occurrences({ ...plain, ...rule }, '2020-01-01', { from: '2026-01-01', to: '2026-01-03' })].filter((wall) => wall >= '2026')
  expect(from({ count: 3 })).toEqual([])
  expect(from({})).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
  expect(from({ count: 2193 })).toEqual(['2026-01-01'])
  expect([...occurrences({ ...plain, count: 1 }, '2020-01-01', { from: '2020-01-01', to: '2026-01-01' })]).toEqual(['2020-01-01'])
})

test('several times a day are known as such', () => {
  expect(isManyADay(plain)).toBe(false)
  expect(isManyADay({ ...plain, hours: [9], minutes: [30] })).toBe(false)
  expect(isManyADay({ ...plain, hours: [9, 14] })).toBe(true)
  expect(isManyADay({ ...plain, minutes: [0, 30] })).toBe(true)
})

test('only the four frequencies from days up are told', () => {
  expect(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY', 'daily'].map(isFrequency)).toEqual([true, true, true, true, false, false])
})

test('weeks of the year: the weekday of the start where none is named; the first may begin in December, the last is −1, a few years have 53', () => {
  expect(days({ frequency: 'YEARLY', weeks: [20] }, '1997-05-15', 3)).toEqual(['97-05-15', '98-05-14', '99-05-20'])
  expect(days({ frequency: 'YEARLY', weeks: [1], weekdays: [day(1)] }, '2024-01-01', 4)).toEqual(['24-01-01', '24-12-30', '25-12-29', '27-01-04'])
  expect(days({ frequency: 'YEARLY', weeks: [1], weekdays: [day(7)] }, '2024-01-07', 3)).toEqual(['24-01-07', '25-01-05', '26-01-04'])
  expect(days({ frequency: 'YEARLY', weeks: [-1], weekdays: [day(1)] }, '2024-12-23', 3)).toEqual(['24-12-23', '25-12-22', '26-12-28'])
  expect(days({ frequency: 'YEARLY', weeks: [53], weekdays: [day(1)] }, '2020-12-28', 2)).toEqual(['20-12-28', '26-12-28'])
})

test('days of the year and of the month count from the end too, and both have to fit', () => {
  expect(days({ frequency: 'YEARLY', yearDays: [-1, -365] }, '2026-12-31', 4)).toEqual(['26-12-31', '27-01-01', '27-12-31', '28-01-02'])
  expect(days({ frequency: 'YEARLY', yearDays: [1], monthDays: [1] }, '2026-01-01', 2)).toEqual(['26-01-01', '27-01-01'])
})

test('in some months of the year: the day of the start in each of them', () => {
  expect(days({ frequency: 'YEARLY', months: [1, 7] }, '2026-01-15', 4)).toEqual(['26-01-15', '26-07-15', '27-01-15', '27-07-15'])
})

test('the last Friday of the year, or of March, and a number that means nothing in weeks and days', () => {
  expect(days({ frequency: 'YEARLY', weekdays: [day(5, -1)] }, '1997-12-26', 3)).toEqual(['97-12-26', '98-12-25', '99-12-31'])
  expect(days({ frequency: 'YEARLY', months: [3], weekdays: [day(5, -1)] }, '1997-03-28', 3)).toEqual(['97-03-28', '98-03-27', '99-03-26'])
  expect(days({ frequency: 'YEARLY', months: [3], weekdays: [day(5, 1)] }, '1997-03-07', 2)).toEqual(['97-03-07', '98-03-06'])
  expect(days({ frequency: 'WEEKLY', weekdays: [day(2, 4)] }, '2026-06-02', 3)).toEqual(['26-06-02', '26-06-09', '26-06-16'])
  expect(days({ frequency: 'DAILY', weekdays: [day(2, 4)] }, '2026-06-02', 3)).toEqual(['26-06-02', '26-06-09', '26-06-16'])
})

test('places in the month: the second of them, one that is named twice only once, none where there are fewer', () => {
  const workdays = ([1, 2, 3, 4, 5] as const).map((each) => day(each))
  expect(days({ frequency: 'MONTHLY', weekdays: workdays, positions: [2] }, '2026-06-02', 3)).toEqual(['26-06-02', '26-07-02', '26-08-04'])
  expect(days({ frequency: 'MONTHLY', weekdays: [day(1)], positions: [1, -5] }, '2026-06-01', 3)).toEqual(['26-06-01', '26-07-06', '26-08-03'])
  expect(days({ frequency: 'MONTHLY', weekdays: [day(1)], positions: [5] }, '2026-06-29', 3)).toEqual(['26-06-29', '26-08-31', '26-11-30'])
})

test('an until without a time is its whole day, with one its last minute, also for days', () => {
  expect(days({ frequency: 'WEEKLY', until: '2026-06-08' }, '2026-06-01', 4)).toEqual(['26-06-01', '26-06-08'])
})

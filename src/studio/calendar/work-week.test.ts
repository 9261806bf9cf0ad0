import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate } from './civil-date.ts'
import { isWeekday } from './weekday.ts'
import { addWorkDays, isWorkDay, parseWorkWeek, type WorkWeek } from './work-week.ts'

const office: WorkWeek = [1, 2, 3, 4, 5]
const saturdays: WorkWeek = [6]

describe('work days', () => {
  test.each<[CivilDate, number, WorkWeek, CivilDate]>([
    ['2026-05-04', 1, office, '2026-05-05'],
    ['2026-05-08', 1, office, '2026-05-11'], // Friday
    ['2026-05-09', 1, office, '2026-05-11'], // Saturday
    ['2026-05-09', 0, office, '2026-05-09'],
    ['2026-05-09', 5, office, '2026-05-15'],
    ['2026-05-09', 10, office, '2026-05-22'],
    ['2026-05-04', 5, office, '2026-05-11'],
    ['2026-05-11', -1, office, '2026-05-08'],
    ['2026-05-10', -5, office, '2026-05-04'],
    ['2026-05-04', 2, saturdays, '2026-05-16'],
    ['2026-05-09', 1, saturdays, '2026-05-16'],
    ['2028-02-28', 2, office, '2028-03-01'],
    ['2026-03-06', 1, office, '2026-03-09'], // over a clock change
  ])('from %s, %i of week %j is %s', (date, count, week, expected) => {
    expect(addWorkDays(date, count, week)).toBe(expected)
  })

  test('are those of counting day by day', () => {
    const anyWeek = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }).map((days) => days.filter(isWeekday))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -60, max: 60 }), anyWeek, (day, count, week) => {
        const date = addDays('2024-01-01', day)
        expect(addWorkDays(date, count, week)).toBe(countedOneByOne(date, count, week))
      }),
    )
  })

  test('need a week that has some', () => {
    expect(() => addWorkDays('2026-05-04', 1, [])).toThrow('without days')
  })
})

describe('a work week', () => {
  test('is read in order, each day once', () => {
    expect(parseWorkWeek([5, 1, 2, 2, 3, 4])).toEqual({ ok: true, value: [1, 2, 3, 4, 5] })
  })

  test('without days is refused', () => {
    expect(parseWorkWeek([])).toEqual({ ok: false, message: 'A work week needs at least one day. Choose the days on which the studio works.' })
  })

  test('with a day that is none is refused', () => {
    expect(parseWorkWeek([1, 0])).toEqual({ ok: false, message: '0 is not a weekday. Weekdays go from 1 (Monday) to 7 (Sunday).' })
  })
})

function countedOneByOne(date: CivilDate, count: number, week: WorkWeek): CivilDate {
  let at = date
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, Math.sign(count))
    if (isWorkDay(at, week)) left -= 1
  }
  return at
}

import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { shiftDate } from '#studio/calendar/offset.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import { instantOf } from '#studio/calendar/zone.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'

let place: TestStudio
beforeAll(async () => {
  place = await testStudio()
})
afterAll(() => place.close())

const days = fc.integer({ min: -3000, max: 3000 }).map((n) => addDays('2026-05-04' as CivilDate, n))
const weeks = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }).map((week) => week.toSorted() as Weekday[])
const shifts = fc.record({
  day: days,
  count: fc.integer({ min: -400, max: 400 }),
  week: weeks,
  unit: fc.constantFrom('days' as const, 'weeks' as const, 'work-days' as const),
})

const asked = <T>(query: ReturnType<typeof sql<T>>) => place.studio.readOnly(async (work) => (await query.execute(work.db)).rows)

test('the database shifts a date by days, weeks and work days as the calendar does', async () => {
  const samples = fc.sample(shifts, 2000)
  const rows = await asked(sql<{ shifted: CivilDate }>`
    SELECT shift_date(day, count, unit, week) AS shifted FROM json_to_recordset(${JSON.stringify(samples)}::json)
      AS s(day date, count integer, unit text, week smallint[])`)
  expect(rows.map(({ shifted }) => shifted)).toEqual(samples.map(({ day, count, unit, week }) => shiftDate(day, { amount: count, unit }, week)))
})

test('what is shifted to a day or before it is everything up to one date, however the work week lies', async () => {
  const samples = fc.sample(shifts, 2000)
  const rows = await asked(sql<{ reached: boolean; past: boolean }>`
    SELECT shift_date(last, count, unit, week) <= day AS reached, shift_date(last + 1, count, unit, week) > day AS past
    FROM json_to_recordset(${JSON.stringify(samples)}::json) AS s(day date, count integer, unit text, week smallint[]),
      LATERAL (SELECT last_shifted_to(day, count, unit, week) AS last) l`)
  expect(rows.filter(({ reached, past }) => !reached || !past)).toEqual([])
})

test.each(['America/Chicago', 'Australia/Lord_Howe', 'Europe/Berlin', 'America/Havana', 'Pacific/Auckland', 'UTC'])(
  'a time on the wall in %s is the same instant for the database as for the calendar, where clocks change too',
  async (zone) => {
    const hours = Array.from({ length: 366 * 8 }, (_, at) => ({
      day: addDays('2026-01-01' as CivilDate, Math.floor(at / 8)),
      time: `0${at % 8}:15` as WallTime,
    }))
    const rows = await asked(sql<{ at: Date }>`
      SELECT instant_of(day + time, ${zone}) AS at FROM json_to_recordset(${JSON.stringify(hours)}::json) AS h(day date, time time)`)
    expect(rows.map(({ at }) => at.toISOString())).toEqual(hours.map(({ day, time }) => instantOf(day, time, zone).toISOString()))
  },
)

test.each([
  ['february-28', ['2027-02-28', '2028-02-29']],
  ['march-1', ['2027-03-01', '2028-02-29']],
])('born on February 29, kept on %s in common years', async (leapDay, kept) => {
  const rows = await asked(sql<{ on: string }>`SELECT yearly_on(229::smallint, year, ${leapDay}) AS on FROM unnest(ARRAY[2027, 2028]) year`)
  expect(rows.map(({ on }) => on)).toEqual(kept)
})

test('every day of some years is asked for with the dates that are kept on it, February 29 once a year', async () => {
  for (const leapDay of ['february-28', 'march-1']) {
    const rows = await asked(sql<{ wrong: number; leaps: number }>`
      SELECT count(*) FILTER (WHERE yearly_on(mmdd, extract(year FROM day)::integer, ${leapDay}) <> day)::int AS wrong, count(*) FILTER (WHERE mmdd = 229)::int AS leaps
      FROM generate_series('2025-01-01'::date, '2032-12-31', interval '1 day') d, LATERAL (SELECT d::date AS day) x,
        LATERAL unnest(yearly_between(day - 1, day, ${leapDay})) mmdd`)
    expect(rows).toEqual([{ wrong: 0, leaps: 8 }])
  }
})

test('the occurrence nearest to a day is that of the year before, its own or the year after, whichever is nearest; of two as near the earlier', async () => {
  const rows = await asked(sql<{ wrong: number; looked_at: number }>`
    SELECT count(*)::int AS looked_at, count(*) FILTER (WHERE nearest_yearly(m::smallint, d::date, leap) IS DISTINCT FROM (
      SELECT y.on FROM (SELECT yearly_on(m::smallint, extract(year FROM d)::integer + step, leap) AS on FROM generate_series(-1, 1) step) y
      ORDER BY abs(y.on - d::date), y.on LIMIT 1))::int AS wrong
    FROM generate_series('2027-06-01'::date, '2029-03-01', interval '1 day') d, unnest(ARRAY[101, 228, 229, 301, 630, 701, 831, 1231, NULL]) m,
      unnest(ARRAY['february-28', 'march-1']) leap`)
  expect(rows).toEqual([{ looked_at: 11_520, wrong: 0 }])
})

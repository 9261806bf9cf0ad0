import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { addDays, type CivilDate } from './civil-date.ts'
import { isTime, type WallTime } from './wall-time.ts'
import { instantOf, nextClockChange, startOfDay, wallClock, type Zone, zones } from './zone.ts'

/** PostgreSQL decides for sets (`AT TIME ZONE`), TypeScript for single values: they must not disagree. */
const zonesWithChanges = [
  'America/Chicago',
  'Pacific/Auckland',
  'Europe/Berlin',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'Australia/Lord_Howe',
]

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => database.drop())

describe.each(zonesWithChanges)('in %s', (zone) => {
  const changes = changesOf(zone)

  test('the two know the same changes of the clocks', async () => {
    expect(changes.length).toBeGreaterThanOrEqual(4)
    const around = changes.flatMap((change) => [-1, 0].map((ms) => new Date(change.getTime() + ms)))
    expect(await shownByPostgres(around, zone)).toEqual(around.map((instant) => ({ ...wallClock(instant, zone) })))
  })

  test('every quarter of an hour around them is the same instant, except the second showing of a doubled hour', async () => {
    const times = changes.flatMap((change) => quartersAround(wallClock(change, zone).date))
    const theirs = await instantsByPostgres(times, zone)
    const differing = times.filter((_, index) => theirs[index]?.getTime() !== ours(times, index, zone).getTime())
    expect(differing.filter((local) => !isShownTwice(local, zone))).toEqual([])
  })

  test('a day starts at the same instant, except where clocks show its midnight twice', async () => {
    const days = changes.flatMap((change) => [-1, 0, 1].map((day) => addDays(wallClock(change, zone).date, day)))
    const midnights = days.map((date): Local => ({ date, time: '00:00' }))
    const theirs = await instantsByPostgres(midnights, zone)
    const differing = midnights.filter(({ date }, index) => theirs[index]?.getTime() !== startOfDay(date, zone).getTime())
    expect(differing.filter((midnight) => !isShownTwice(midnight, zone))).toEqual([])
    // Havana's clocks go from 01:00 back to 00:00.
    expect(differing.length > 0).toBe(zone === 'America/Havana')
  })
})

test('in a doubled hour PostgreSQL takes the second showing and we the first, an hour earlier', async () => {
  const [theirs] = await instantsByPostgres([{ date: '2026-11-01', time: '01:30' }], 'America/Chicago')
  expect(theirs?.toISOString()).toBe('2026-11-01T07:30:00.000Z')
  expect(instantOf('2026-11-01', '01:30', 'America/Chicago').toISOString()).toBe('2026-11-01T06:30:00.000Z')
})

test('PostgreSQL knows every zone that a studio may choose', async () => {
  const known = await connected(database.url, (client) => client.query<{ name: string }>('SELECT name FROM pg_timezone_names'))
  const names = new Set(known.rows.map(({ name }) => name))
  expect(zones().filter((zone) => !names.has(zone))).toEqual([])
})

interface Local {
  date: CivilDate
  time: WallTime
}

function changesOf(zone: Zone): Date[] {
  const found: Date[] = []
  for (let at = nextClockChange(new Date('2025-01-01T00:00:00Z'), zone); at !== null && at.getUTCFullYear() < 2028; at = nextClockChange(at, zone))
    found.push(at)
  return found
}

function quartersAround(date: CivilDate): Local[] {
  return [-1, 0, 1].flatMap((day) =>
    Array.from({ length: 96 }, (_, index) => `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`)
      .filter(isTime)
      .map((time) => ({ date: addDays(date, day), time })),
  )
}

function ours(times: Local[], index: number, zone: Zone): Date {
  const local = times[index]
  return local === undefined ? new Date(Number.NaN) : instantOf(local.date, local.time, zone)
}

/** Whether clocks show the same again within the next two hours. */
function isShownTwice({ date, time }: Local, zone: Zone): boolean {
  const first = instantOf(date, time, zone).getTime()
  return Array.from({ length: 8 }, (_, index) => wallClock(new Date(first + (index + 1) * 15 * 60_000), zone)).some(
    (shown) => shown.date === date && shown.time === time,
  )
}

async function instantsByPostgres(times: Local[], zone: Zone): Promise<Date[]> {
  const answer = await connected(database.url, (client) =>
    client.query<{ instant: Date }>(
      `SELECT local::timestamp AT TIME ZONE $2 AS instant FROM unnest($1::text[]) WITH ORDINALITY AS asked (local, position) ORDER BY position`,
      [times.map(({ date, time }) => `${date} ${time}`), zone],
    ),
  )
  return answer.rows.map(({ instant }) => instant)
}

async function shownByPostgres(instants: Date[], zone: Zone): Promise<{ date: string; time: string }[]> {
  const answer = await connected(database.url, (client) =>
    client.query<{ date: string; time: string }>(
      `SELECT to_char(instant AT TIME ZONE $2, 'YYYY-MM-DD') AS date, to_char(instant AT TIME ZONE $2, 'HH24:MI') AS time
         FROM unnest($1::timestamptz[]) WITH ORDINALITY AS asked (instant, position) ORDER BY position`,
      [instants.map((instant) => instant.toISOString()), zone],
    ),
  )
  return answer.rows
}

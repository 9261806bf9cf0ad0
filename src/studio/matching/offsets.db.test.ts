import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { moveItems } from './move-items.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio('2026-02-02T08:00')
})
afterEach(() => studio.close())

const run = (statement: ReturnType<typeof sql>) => studio.studio.inTransaction((work) => statement.execute(work.db))
const foundAt = async (local: string) => {
  await studio.at(local)
  return (await studio.find()).found
}
const processed = async () => {
  const items = await studio.items()
  await studio.studio.inTransaction((work) => moveItems(work, items.map(({ id }) => ({ id, to: 'processed', reason: null })))) // biome-ignore format: short
}

describe('hours and minutes', () => {
  test('case 9: two hours before half past three on the spring day: at half past midnight, two real hours before', async () => {
    await studio.trigger({ offset_count: -2, offset_unit: 'hours' })
    await studio.session({ primary_on: '2026-03-08', primary_time: '03:30' })
    expect(await foundAt('2026-03-08T00:29')).toBe(0)
    expect(await foundAt('2026-03-08T00:31')).toBe(1)
    expect((await studio.items())[0]).toMatchObject({ occurrence: '2026-03-08 03:30', due_on: '2026-03-08', state: 'active' })
  })

  test('case 23: only the hour moves: a new item for “2 hours before”, and back to the first hour nothing', async () => {
    await studio.trigger({ offset_count: -2, offset_unit: 'hours' })
    const session = await studio.session({ primary_on: '2026-03-02', primary_time: '10:00' })
    expect(await foundAt('2026-03-02T08:30')).toBe(1)
    await processed()
    await studio.change(session, { primary_time: '14:00' })
    expect(await foundAt('2026-03-02T08:40')).toBe(0)
    expect(await foundAt('2026-03-02T12:10')).toBe(1)
    expect((await studio.items()).map(({ occurrence, state }) => [occurrence, state])).toEqual([
      ['2026-03-02 10:00', 'processed'],
      ['2026-03-02 14:00', 'active'],
    ])
    await processed()
    await studio.change(session, { primary_time: '10:00' })
    expect((await studio.find()).found).toBe(0)
  })

  test('without a time of day there is nothing to count from; given one in time, it is listed', async () => {
    await studio.trigger({ offset_count: -2, offset_unit: 'hours' })
    const session = await studio.session({ primary_on: '2026-03-02' })
    expect(await foundAt('2026-03-02T09:00')).toBe(0)
    await studio.change(session, { primary_time: '10:30' })
    expect((await studio.find()).found).toBe(1)
    await studio.change(session, { primary_time: null })
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'no-time']])
  })

  test('ninety minutes after, into the next day, of a session elsewhere', async () => {
    await studio.trigger({ offset_count: 90, offset_unit: 'minutes', exclude_confirmed: false })
    const session = await studio.session({ primary_on: '2026-03-02', primary_time: '23:30' })
    await run(sql`UPDATE session SET primary_zone = 'America/Los_Angeles' WHERE id = ${session}`)
    // Half past eleven there is half past one here.
    expect(await foundAt('2026-03-03T02:59')).toBe(0)
    expect(await foundAt('2026-03-03T03:01')).toBe(1)
    expect((await studio.items())[0]).toMatchObject({ occurrence: '2026-03-02 23:30', due_on: '2026-03-03' })
  })

  test('asked again and again, and after days without anybody asking, each is found once', async () => {
    await studio.trigger({ offset_count: -3, offset_unit: 'hours' })
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-05']) await studio.session({ primary_on: day, primary_time: '12:00' })
    for (const local of ['2026-03-02T08:59', '2026-03-02T09:01', '2026-03-02T09:20', '2026-03-02T09:40', '2026-03-05T10:00']) await foundAt(local)
    expect((await studio.items()).map(({ occurrence, state }) => [occurrence, state])).toEqual([
      ['2026-03-02 12:00', 'expired'],
      ['2026-03-03 12:00', 'expired'],
      ['2026-03-05 12:00', 'active'],
    ])
  })

  test('from days to hours: whom it reached for that day it does not reach again', async () => {
    const trigger = await studio.trigger({ offset_count: -7 })
    await studio.session({ primary_on: '2026-03-09', primary_time: '12:00' })
    expect(await foundAt('2026-03-02T08:00')).toBe(1)
    await processed()
    await run(sql`UPDATE trigger SET offset_count = -24, offset_unit = 'hours', swept_at = now() - interval '900 days' WHERE id = ${trigger}`)
    expect(await foundAt('2026-03-08T12:30')).toBe(0)
  })
})

describe('weeks and work days', () => {
  test('two weeks before', async () => {
    await studio.trigger({ offset_count: -2, offset_unit: 'weeks' })
    await studio.session({ primary_on: '2026-03-20' })
    expect(await foundAt('2026-03-05T23:59')).toBe(0)
    expect(await foundAt('2026-03-06T00:01')).toBe(1)
  })

  test('three work days before a Monday is the Wednesday before; valid until the session', async () => {
    await studio.trigger({ offset_count: -3, offset_unit: 'work-days' })
    await studio.session({ primary_on: '2026-03-16' })
    expect(await foundAt('2026-03-10T23:59')).toBe(0)
    expect(await foundAt('2026-03-11T00:01')).toBe(1)
    await foundAt('2026-03-16T08:00')
    expect(await studio.states()).toEqual(['active'])
    await foundAt('2026-03-17T08:00')
    expect(await studio.states()).toEqual(['expired'])
  })

  test('one work day after a Friday and after the Saturday behind it is the same Monday: both are listed then', async () => {
    await studio.trigger({ offset_count: 1, offset_unit: 'work-days' })
    await studio.session({ primary_on: '2026-03-13' })
    await studio.session({ primary_on: '2026-03-14' })
    expect(await foundAt('2026-03-15T23:59')).toBe(0)
    expect(await foundAt('2026-03-16T00:01')).toBe(2)
  })
})

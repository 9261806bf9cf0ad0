import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { moveItems } from './move-items.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
})
afterEach(() => studio.close())

/** Stands in for processing, which is proven where it lives. */
async function processed(id: number | undefined): Promise<void> {
  await studio.studio.inTransaction((work) => moveItems(work, [{ id: id ?? 0, to: 'processed', reason: null }]))
}
const seen = async () => (await studio.items()).map(({ occurrence, state, late }) => ({ occurrence, state, late }))

describe('the day falls due', () => {
  test('a booked session is listed seven days before, not earlier and not twice', async () => {
    await studio.trigger()
    await studio.session({ primary_on: '2026-05-13' })
    await studio.at('2026-05-05T08:00')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-06T08:00')
    expect((await studio.find()).found).toBe(1)
    expect((await studio.find()).found).toBe(0)
    expect(await seen()).toEqual([{ occurrence: '2026-05-13', state: 'active', late: false }])
  })

  test('what fell due before the trigger was made is history', async () => {
    await studio.session({ primary_on: '2026-05-11' })
    await studio.trigger()
    await studio.find()
    await studio.at('2026-05-05T08:00')
    await studio.find()
    expect(await seen()).toEqual([])
  })

  test('cases 19 and 71: due on days nobody swept, it is listed later; with “past” ticked it is missed', async () => {
    await studio.trigger()
    await studio.trigger({ exclude_past: true })
    await studio.session({ primary_on: '2026-05-16' })
    await studio.at('2026-05-11T08:00')
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([
      ['active', null],
      ['expired', 'validity-over'],
    ])
  })

  test('it is missed once the session has been', async () => {
    await studio.trigger()
    await studio.session({ primary_on: '2026-05-12' })
    await studio.at('2026-05-05T08:00')
    await studio.find()
    await studio.at('2026-05-12T08:00')
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
    await studio.at('2026-05-13T08:00')
    await studio.find()
    expect(await studio.states()).toEqual(['expired'])
  })

  test('case 16: a clock that steps back two hours finds nothing twice', async () => {
    await studio.trigger()
    await studio.session({ primary_on: '2026-05-12' })
    await studio.at('2026-05-05T00:30')
    await studio.find()
    await studio.at('2026-05-04T22:30')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-05T08:00')
    expect((await studio.find()).found).toBe(0)
    expect(await studio.states()).toEqual(['active'])
  })

  test('case 17: a clock that leaps a year by itself stops and asks; nothing is found', async () => {
    await studio.trigger()
    await studio.session({ primary_on: '2027-05-08' })
    await studio.find()
    await studio.studio.inTransaction((work) => sql`UPDATE studio SET clock_shift = clock_shift + interval '1 year'`.execute(work.db))
    await expect(studio.find()).rejects.toThrow(/moved from 2026-05-04 to 2027-05-04/)
    await expect(studio.find()).rejects.toThrow(/moved/)
    expect(await studio.items()).toEqual([])
  })

  test('case 18: a session without a date does not match; once it has one, it is judged from then', async () => {
    await studio.trigger()
    const id = await studio.session({ primary_on: null })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    expect(await seen()).toEqual([])
    await studio.change(id, { primary_on: '2026-05-10' })
    await studio.find()
    expect(await seen()).toEqual([{ occurrence: '2026-05-10', state: 'active', late: true }])
  })
})

describe('moving records', () => {
  let session: number
  beforeEach(async () => {
    await studio.trigger()
    session = await studio.session({ primary_on: '2026-05-13', primary_time: '10:00' })
    await studio.at('2026-05-06T08:00')
    await studio.find()
  })

  test('case 20: moved later before processing: withdrawn, and new seven days before the new date', async () => {
    await studio.change(session, { primary_on: '2026-05-20' })
    await studio.find()
    expect(await seen()).toEqual([{ occurrence: '2026-05-13', state: 'withdrawn', late: false }])
    await studio.at('2026-05-13T08:00')
    await studio.find()
    expect(await seen()).toEqual([
      { occurrence: '2026-05-13', state: 'withdrawn', late: false },
      { occurrence: '2026-05-20', state: 'active', late: false },
    ])
  })

  test('cases 21 and 22: moved after processing: new for the new date, nothing for the first date again', async () => {
    const [first] = await studio.items()
    await processed(first?.id)
    await studio.change(session, { primary_on: '2026-05-12' })
    await studio.find()
    expect(await seen()).toEqual([
      { occurrence: '2026-05-13', state: 'processed', late: false },
      { occurrence: '2026-05-12', state: 'active', late: true },
    ])
    await studio.change(session, { primary_on: '2026-05-13' })
    await studio.find()
    expect(await studio.states()).toEqual(['processed', 'withdrawn'])
  })

  test('case 23: only the hour moved: nothing', async () => {
    const [first] = await studio.items()
    await processed(first?.id)
    await studio.change(session, { primary_time: '15:00' })
    await studio.find()
    expect(await studio.states()).toEqual(['processed'])
  })

  test('case 26: to another status and back before processing: withdrawn, then the same item again', async () => {
    await studio.move(session, 'Inquiry')
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'left-status']])
    await studio.move(session, 'Booked')
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['active', 'matches-again']])
  })

  test('case 26, after processing: nothing more for this date', async () => {
    const [first] = await studio.items()
    await processed(first?.id)
    await studio.move(session, 'Inquiry')
    await studio.find()
    await studio.move(session, 'Booked')
    await studio.find()
    expect(await studio.states()).toEqual(['processed'])
  })

  test('case 36: archived: withdrawn; restored before its date: returns', async () => {
    const archive = (archived: boolean) =>
      studio.studio.inTransaction((work) => sql`UPDATE session SET archived_at = ${archived ? work.now : null}`.execute(work.db))
    await archive(true)
    await studio.find()
    expect(await studio.states()).toEqual(['withdrawn'])
    await archive(false)
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
  })

  test('case 76: skipped, then to another status and back before tomorrow: still held', async () => {
    const [first] = await studio.items()
    await studio.studio.inTransaction((work) =>
      moveItems(work, [{ id: first?.id ?? 0, to: 'held', reason: 'skipped', holdUntil: new Date('2026-05-07T05:00:00Z') }]),
    )
    await studio.move(session, 'Inquiry')
    await studio.find()
    expect(await studio.states()).toEqual(['withdrawn'])
    await studio.move(session, 'Booked')
    await studio.find()
    expect(await studio.states()).toEqual(['held'])
    await studio.at('2026-05-07T08:00')
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
  })

  test('case 77: deleted, then rescheduled: new for the new date', async () => {
    const [first] = await studio.items()
    await studio.studio.inTransaction((work) => moveItems(work, [{ id: first?.id ?? 0, to: 'deleted', reason: null }]))
    await studio.change(session, { primary_on: '2026-05-12' })
    await studio.find()
    expect(await seen()).toEqual([
      { occurrence: '2026-05-13', state: 'deleted', late: false },
      { occurrence: '2026-05-12', state: 'active', late: true },
    ])
  })
})

describe('late', () => {
  test('case 25: booked five days ahead: listed as late; with “never” nothing', async () => {
    await studio.trigger()
    await studio.trigger({ late: 'never' })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    await studio.session({ primary_on: '2026-05-11' })
    await studio.find()
    expect((await studio.items()).map(({ late, reason }) => [late, reason])).toEqual([[true, 'late']])
  })

  test('case 27: on hold when due, released before the session: comes in late', async () => {
    await studio.trigger()
    const session = await studio.session({ primary_on: '2026-05-13', on_hold: true })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    expect(await seen()).toEqual([])
    await studio.at('2026-05-08T08:00')
    await studio.change(session, { on_hold: false })
    await studio.find()
    expect(await seen()).toEqual([{ occurrence: '2026-05-13', state: 'active', late: true }])
  })

  test('case 27, listed before the hold: it returns late; with “never” it stays away', async () => {
    await studio.trigger()
    await studio.trigger({ late: 'never' })
    const session = await studio.session({ primary_on: '2026-05-13' })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    await studio.change(session, { on_hold: true })
    await studio.find()
    await studio.at('2026-05-08T08:00')
    await studio.change(session, { on_hold: false })
    await studio.find()
    expect((await studio.items()).map(({ state, late, reason }) => [state, late, reason])).toEqual([
      ['active', true, 'late'],
      ['withdrawn', false, 'on-hold'],
    ])
  })

  test('qualified after its trigger date and found by a sweep that comes days later: late all the same', async () => {
    await studio.trigger()
    await studio.trigger({ late: 'never' })
    await studio.at('2026-05-07T08:00')
    await studio.session({ primary_on: '2026-05-12' })
    await studio.studio.inTransaction((work) => sql`DELETE FROM record_change`.execute(work.db))
    await studio.find()
    expect((await studio.items()).map(({ state, late }) => [state, late])).toEqual([['active', true]])
  })

  test('what had left is not missed when its time is over: it did not qualify', async () => {
    await studio.trigger()
    const session = await studio.session({ primary_on: '2026-05-13' })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    await studio.change(session, { canceled: true })
    await studio.find()
    await studio.at('2026-05-20T08:00')
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'canceled']])
  })

  test('case 35: an old session corrected by a day, “30 days after”: nothing', async () => {
    await studio.trigger({ offset_count: 30 })
    const session = await studio.session({ primary_on: '2019-06-01' })
    await studio.find()
    await studio.at('2026-05-06T08:00')
    await studio.change(session, { primary_on: '2019-06-02' })
    await studio.find()
    expect(await seen()).toEqual([])
  })

  test('case 37: the type changed inside the offset of a type trigger: late', async () => {
    await studio.trigger({ basis: 'type', type_id: await studio.type('Wedding') })
    const session = await studio.session({ primary_on: '2026-05-10', type: 'Family' })
    await studio.at('2026-05-06T08:00')
    await studio.find()
    expect(await seen()).toEqual([])
    await studio.change(session, { type_id: await studio.type('Wedding') })
    await studio.find()
    expect(await seen()).toEqual([{ occurrence: '2026-05-10', state: 'active', late: true }])
  })
})

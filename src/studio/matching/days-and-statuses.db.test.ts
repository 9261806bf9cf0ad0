import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { judgeItems } from './judge-items.ts'
import { moveItems } from './move-items.ts'
import { listItems } from './queries.ts'

let studio: CaseStudio
afterEach(() => studio.close())

const run = (statement: ReturnType<typeof sql>) => studio.studio.inTransaction((work) => statement.execute(work.db))
const decided = () => run(sql`UPDATE triggered_item SET state = 'processed' WHERE state = 'active'`)
const seen = async () => (await studio.items()).map(({ due_on, state, late }) => ({ due_on, state, late }))

describe('the day is the studio’s', () => {
  test('case 8: a session on the Sunday on which clocks change, one day before: listed on Saturday', async () => {
    studio = await caseStudio('2026-03-01T08:00')
    await studio.trigger({ offset_count: -1 })
    await studio.session({ primary_on: '2026-03-08', primary_time: '23:30' })
    await studio.at('2026-03-06T23:59')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-03-07T00:01')
    expect((await studio.find()).found).toBe(1)
  })

  test('case 10: where the change skips midnight, the day’s items appear at its first minute', async () => {
    studio = await caseStudio('2026-03-01T08:00')
    await run(sql`UPDATE studio SET zone = 'America/Havana'`)
    await studio.trigger({ offset_count: 0 })
    await studio.session({ primary_on: '2026-03-08' })
    await studio.at('2026-03-07T23:59')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-03-08T01:00')
    expect((await studio.find()).found).toBe(1)
  })

  test.each([
    ['Pacific/Auckland', '2026-05-05T11:30:00Z', '2026-05-05T12:30:00Z'],
    ['Pacific/Honolulu', '2026-05-06T09:30:00Z', '2026-05-06T10:30:00Z'],
  ])('case 14: the server’s zone does not matter: in %s the day begins there', async (zone, before, after) => {
    studio = await caseStudio('2026-05-01T08:00')
    await run(sql`UPDATE studio SET zone = ${zone}`)
    await studio.trigger({ offset_count: 0 })
    await studio.session({ primary_on: '2026-05-06' })
    const clock = (instant: string) => run(sql`UPDATE studio SET clock_shift = ${instant}::timestamptz - now(), clock_seen_at = NULL`)
    await clock(before)
    expect((await studio.find()).found).toBe(0)
    await clock(after)
    expect((await studio.find()).found).toBe(1)
  })

  test('case 15: the studio changes its zone: dates and times stay, nothing fires again', async () => {
    studio = await caseStudio()
    await studio.trigger()
    await studio.session({ primary_on: '2026-05-12', primary_time: '10:00' })
    await studio.at('2026-05-05T08:00')
    await studio.find()
    await decided()
    await run(sql`UPDATE studio SET zone = 'Pacific/Auckland'`)
    await studio.find()
    await studio.at('2026-05-06T08:00')
    expect((await studio.find()).found).toBe(0)
    const { rows } = await studio.studio.readOnly((work) => sql`SELECT primary_on, primary_time FROM session`.execute(work.db))
    expect(rows).toEqual([{ primary_on: '2026-05-12', primary_time: '10:00' }])
  })
})

describe('changed to a status', () => {
  let session: number
  beforeEach(async () => {
    studio = await caseStudio()
    await studio.at('2026-05-04T09:00')
    session = await studio.session({ primary_on: '2026-04-01' })
  })
  const ready = async (columns: Record<string, unknown> = {}) =>
    studio.trigger({ status_id: await studio.status('Ordered'), moment: 'status-changed', offset_count: 0, ...columns })
  const enter = async (name: string, at: string) => {
    await studio.at(at)
    await studio.move(session, name)
    await studio.find()
  }

  test('case 29: entered again after processing: a new item; with “once per record”: none', async () => {
    await ready()
    await ready({ repeat: 'once' })
    await enter('Ordered', '2026-05-04T10:00')
    expect(await studio.states()).toEqual(['active', 'active'])
    await decided()
    await enter('Delivered', '2026-05-04T11:00')
    await enter('Ordered', '2026-05-04T12:00')
    expect(await studio.states()).toEqual(['processed', 'processed', 'active'])
  })

  test('case 29, undecided: entered again while the first item is listed: “once per record” lists no second one, also when both are found in one look', async () => {
    await ready({ repeat: 'once', stays_when_moved_on: true })
    await enter('Ordered', '2026-05-04T10:00')
    await enter('Delivered', '2026-05-04T11:00')
    await enter('Ordered', '2026-05-04T12:00')
    expect(await studio.states()).toEqual(['active'])
    session = await studio.session({ primary_on: '2026-04-01' })
    await studio.move(session, 'Ordered')
    await studio.move(session, 'Delivered')
    await enter('Ordered', '2026-05-04T13:00')
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([
      ['active', null],
      ['active', null],
      ['withdrawn', 'once'],
    ])
  })

  test('“once per record”, left undecided and entered again: the new entry is listed', async () => {
    await ready({ repeat: 'once' })
    await enter('Ordered', '2026-05-04T10:00')
    await enter('Delivered', '2026-05-04T11:00')
    await enter('Ordered', '2026-05-04T12:00')
    expect(await studio.states()).toEqual(['withdrawn', 'active'])
  })

  test('case 31: saved again in the same status: nothing', async () => {
    await ready()
    await enter('Ordered', '2026-05-04T10:00')
    await decided()
    await enter('Ordered', '2026-05-04T11:00')
    expect(await studio.states()).toEqual(['processed'])
  })

  test('case 32: moved on before processing: the item leaves; with “even if it has moved on” it stays', async () => {
    await ready()
    await ready({ stays_when_moved_on: true })
    await enter('Ordered', '2026-05-04T10:00')
    await enter('Delivered', '2026-05-04T11:00')
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([
      ['withdrawn', 'left-status'],
      ['active', null],
    ])
    const left = await studio.studio.readOnly((work) => listItems(work, { view: 'left' }))
    expect(left.rows.map((row) => row.reason_text)).toEqual(['It is no longer in the status “Ordered”.'])
  })

  test('passed through between two looks: “even if it has moved on” still sees it', async () => {
    await ready({ stays_when_moved_on: true })
    await studio.at('2026-05-04T10:00')
    await studio.move(session, 'Ordered')
    await studio.move(session, 'Delivered')
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
  })

  test('what was in the status when the trigger was made is history', async () => {
    await enter('Ordered', '2026-05-04T10:00')
    await studio.at('2026-05-04T10:05')
    await ready()
    await studio.find()
    expect(await studio.items()).toEqual([])
  })
})

describe('status due date', () => {
  test('case 33: pushed out after the call: a new item three days after the new date, while still in the status', async () => {
    studio = await caseStudio()
    await studio.trigger({ status_id: await studio.status('Ordered'), moment: 'status-due', offset_count: 3 })
    const session = await studio.session({ status: 'Ordered', primary_on: '2026-04-01', status_due_on: '2026-05-06' })
    await studio.at('2026-05-09T08:00')
    await studio.find()
    await decided()
    await run(sql`UPDATE session SET status_due_on = '2026-05-11', status_due_set_at = now() + (SELECT clock_shift FROM studio) WHERE id = ${session}`)
    await studio.find()
    expect(await seen()).toHaveLength(1)
    await studio.at('2026-05-14T08:00')
    await studio.find()
    expect(await seen()).toEqual([
      { due_on: '2026-05-09', state: 'processed', late: false },
      { due_on: '2026-05-14', state: 'active', late: false },
    ])
  })
})

describe('transactions', () => {
  beforeEach(async () => {
    studio = await caseStudio()
  })

  test('case 72: written by a transaction that commits after its date was swept: found by the change queue', async () => {
    await studio.trigger()
    const client = await studio.client()
    const [status_id, type_id] = [await studio.status('Booked'), await studio.type('Family')]
    await studio.at('2026-05-05T08:00')
    const { createSession } = await import('#studio/records/sessions/create-session.ts')
    const committed = studio.studio.inTransaction(async (work) => {
      await createSession(work, { client_id: client, type_id, status_id, primary_on: '2026-05-12' })
      expect((await studio.find()).found).toBe(0)
    })
    await committed
    expect((await studio.find()).found).toBe(1)
  })

  test('case 80: what only looks cannot write', async () => {
    await studio.trigger()
    await expect(studio.studio.readOnly((work) => moveItems(work, [{ id: 1, to: 'deleted', reason: null }]))).rejects.toThrow(/read-only transaction/)
    await expect(studio.studio.readOnly((work) => judgeItems(work, [1]))).resolves.toEqual(new Map())
  })

  test('two sweeps at once find each item once', async () => {
    await studio.trigger()
    for (let index = 0; index < 20; index += 1) await studio.session({ primary_on: '2026-05-12' })
    await studio.at('2026-05-05T08:00')
    const found = await Promise.all([studio.find(), studio.find(), studio.find()])
    expect(found.reduce((sum, one) => sum + one.found, 0)).toBe(20)
    expect(await studio.items()).toHaveLength(20)
  })
})

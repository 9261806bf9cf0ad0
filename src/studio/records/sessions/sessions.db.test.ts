import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio, clockAt, queued, statusCalled, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveRecord } from '../archive-record.ts'
import { changeStatus } from '../statuses/change-status.ts'
import { readHistory } from '../statuses/read-history.ts'
import { takeChanges } from '../take-changes.ts'
import { changeSession } from './change-session.ts'
import { createSession } from './create-session.ts'
import { keptSessions } from './keep-sessions.ts'
import { findSessions, readSession } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const raw = (id: number) => within((work) => work.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const emptyQueue = () => within((work) => takeChanges(work, 1000))

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('a new session', () => {
  test('gets the next number, the initial status, and is created today', async () => {
    const session = await within(async (work) => {
      const id = await createSession(work, { client_id: await aClient(work), type_id: await typeCalled(work, 'Family') })
      return readSession(work, id)
    })
    expect(session).toMatchObject({
      number: 'S-00001',
      status: { name: 'Inquiry' },
      created_on: '2026-05-04',
      status_due_on: '2026-05-07',
      version: 1,
      primary_on: null,
    })
    expect(await within((work) => aSession(work).then((id) => readSession(work, id)))).toMatchObject({ number: 'S-00002', status_due_on: null })
  })

  test('keeps the number that is given, and the next one counts on from it, over numbers that are taken', async () => {
    await within((work) => aSession(work, { number: 'X-0099' }))
    expect(await within((work) => aSession(work).then((id) => readSession(work, id)))).toMatchObject({ number: 'X-0100' })
    await within((work) => aSession(work, { number: 'X-0102' }))
    await within((work) => aSession(work, { number: 'X-0101' }))
    expect(await within((work) => aSession(work).then((id) => readSession(work, id)))).toMatchObject({ number: 'X-0103' })
    await expect(within((work) => aSession(work, { number: 'X-0101' }))).rejects.toMatchObject({ code: 'number-taken', problems: [{ field: 'number' }] })
  })

  test('two that are booked at the same moment get two numbers', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => within((work) => aSession(work))))
    const numbers = await Promise.all(ids.map(async (id) => (await raw(id)).number))
    expect(new Set(numbers).size).toBe(4)
  })

  test('is refused with a client, type, status or member that is not there, an hour without a date, or a day the calendar does not have', async () => {
    const wrong = [
      [{ client_id: 999_999 }, 'client_id'],
      [{ type_id: 999_999 }, 'type_id'],
      [{ status_id: 999_999 }, 'status_id'],
      [{ photographer_id: 999_999 }, 'photographer_id'],
      [{ assistant_ids: [999_999] }, 'assistant_ids'],
      [{ primary_time: '10:00' }, 'primary_on'],
      [{ primary_on: '2026-02-30' }, 'primary_on'],
      [{ primary_on: '2026-05-11', primary_zone: 'Mars/Olympus' }, 'primary_zone'],
    ] as const
    for (const [fields, field] of wrong) {
      const refused = within((work) => aSession(work, fields as object))
      await expect(refused, field).rejects.toMatchObject({ kind: 'invalid', problems: [{ field, message: expect.stringMatching(/\.$/) }] })
    }
  })
})

describe('changing a session', () => {
  test('23. moving only the hour does not count as setting the date; moving the date does', async () => {
    const id = await within((work) => aSession(work, { primary_on: '2026-05-11', primary_time: '10:00' }))
    const before = await raw(id)
    await clockAt(made.studio, '2026-05-04T09:00')
    await within((work) => changeSession(work, id, { version: 1, primary_time: '14:30' }))
    const later = await raw(id)
    expect(later).toMatchObject({ primary_time: '14:30', primary_set_at: before.primary_set_at, version: 2 })
    await within((work) => changeSession(work, id, { version: 2, primary_on: '2026-05-12' }))
    const moved = await raw(id)
    expect(moved.primary_set_at.getTime()).toBeGreaterThan(before.primary_set_at.getTime())
    expect(moved.type_set_at).toEqual(before.type_set_at)
  })

  test('18. a date that is filled in later is set then', async () => {
    const id = await within((work) => aSession(work))
    const before = await raw(id)
    await clockAt(made.studio, '2026-05-05T09:00')
    await within((work) => changeSession(work, id, { version: 1, primary_on: '2026-06-01' }))
    expect((await raw(id)).primary_set_at.getTime()).toBeGreaterThan(before.primary_set_at.getTime())
  })

  test('saving the same again changes nothing: no version, no history, no place in the queue', async () => {
    const id = await within((work) => aSession(work, { primary_on: '2026-05-11', notes: 'Two dogs' }))
    await emptyQueue()
    await within((work) => changeSession(work, id, { version: 1, primary_on: '2026-05-11', notes: 'Two dogs  \n', on_hold: false, assistant_ids: [] }))
    expect((await raw(id)).version).toBe(1)
    expect(await within(queued)).toEqual([])
    expect((await within((work) => readHistory(work, { subjectKind: 'session', subjectId: id }, {}))).rows).toHaveLength(2)
  })

  test('who saw an older version is told that somebody was faster', async () => {
    const id = await within((work) => aSession(work))
    await within((work) => changeSession(work, id, { version: 1, notes: 'first' }))
    await expect(within((work) => changeSession(work, id, { version: 1, notes: 'second' }))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'changed-meanwhile',
    })
    await expect(within((work) => archiveRecord(work, keptSessions, { id, archived: true, version: 1 }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect((await raw(id)).notes).toBe('first')
  })

  test('stands in the queue exactly when a trigger could see the difference', async () => {
    const id = await within((work) => aSession(work, { primary_on: '2026-05-11', primary_time: '10:00' }))
    await emptyQueue()
    const seen = async (change: object) => {
      const { version } = await raw(id)
      await within((work) => changeSession(work, id, { version, ...change }))
      return (await emptyQueue()).length
    }
    expect(await seen({ notes: 'Bring the drone' })).toBe(0)
    expect(await seen({ number: 'Q-1' })).toBe(0)
    expect(await seen({ booked_on: '2026-05-01' })).toBe(0)
    expect(await seen({ on_hold: true })).toBe(1)
    expect(await seen({ confirmed: true })).toBe(1)
    expect(await seen({ canceled: true })).toBe(1)
    expect(await seen({ primary_time: '11:00' })).toBe(1)
    expect(await seen({ primary_on: '2026-05-12' })).toBe(1)
    expect(await seen({ type_id: await within((work) => typeCalled(work, 'Wedding')) })).toBe(1)
  })

  test('a rolled back change leaves nothing in the queue', async () => {
    const id = await within((work) => aSession(work))
    await emptyQueue()
    const fails = within(async (work) => {
      await changeSession(work, id, { version: 1, on_hold: true })
      throw new Error('the light went out')
    })
    await expect(fails).rejects.toThrow('the light went out')
    expect(await within(queued)).toEqual([])
  })
})

describe('36. archiving a session', () => {
  test('puts it away and back, in its history and in the queue, and twice is once', async () => {
    const id = await within((work) => aSession(work))
    await emptyQueue()
    await within((work) => archiveRecord(work, keptSessions, { id, archived: true, version: 1 }))
    await within((work) => archiveRecord(work, keptSessions, { id, archived: true, version: 2 }))
    expect(await raw(id)).toMatchObject({ version: 2 })
    expect((await within((work) => findSessions(work, { archived: true }))).rows.map((row) => row.id)).toEqual([id])
    await within((work) => archiveRecord(work, keptSessions, { id, archived: false, version: 2 }))
    expect(await emptyQueue()).toEqual([{ subjectKind: 'session', subjectId: id }])
    const { rows } = await within((work) => readHistory(work, { subjectKind: 'session', subjectId: id }, {}))
    expect(rows.map((row) => (row.kind === 'change' ? row.what : row.kind))).toEqual(expect.arrayContaining(['restored', 'archived', 'status', 'created']))
  })
})

describe('the status of a session', () => {
  test('31. saved again in the same status: nothing changes', async () => {
    const id = await within((work) => aSession(work))
    await emptyQueue()
    await within(async (work) => changeStatus(work, keptSessions, { id, status_id: await statusCalled(work, 'session', 'Booked'), version: 1 }))
    expect((await raw(id)).version).toBe(1)
    expect(await within(queued)).toEqual([])
  })

  test('moves with the due date its duration gives, counted in days on which the studio works', async () => {
    await clockAt(made.studio, '2026-05-08T16:00') // a Friday
    const id = await within((work) => aSession(work))
    await within(async (work) => changeStatus(work, keptSessions, { id, status_id: await statusCalled(work, 'session', 'Shot'), version: 1, note: 'all good' }))
    const moved = await raw(id)
    expect(moved).toMatchObject({ status_due_on: '2026-05-15', version: 2 })
    const entries = await within((work) =>
      work.db.selectFrom('status_entry').selectAll().where('subject_kind', '=', 'session').where('subject_id', '=', id).orderBy('id').execute(),
    )
    expect(entries).toHaveLength(2)
    expect(moved.status_entry_id).toBe(entries[1]?.id)
    expect(entries[1]).toMatchObject({ note: 'all good', due_on: '2026-05-15', actor_name: 'Pat Manager' })
  })

  test('the due date alone can move, or go, and remembers when', async () => {
    const id = await within((work) => aSession(work, { status_due_on: '2026-06-01' }))
    const before = await raw(id)
    await clockAt(made.studio, '2026-05-09T10:00')
    await within((work) => changeStatus(work, keptSessions, { id, status_id: before.status_id, due_on: '2026-06-03', version: 1 }))
    const after = await raw(id)
    expect(after).toMatchObject({
      status_due_on: '2026-06-03',
      status_entry_id: before.status_entry_id,
      status_entered_at: before.status_entered_at,
      version: 2,
    })
    expect(after.status_due_set_at.getTime()).toBeGreaterThan(before.status_due_set_at.getTime())
    await within((work) => changeStatus(work, keptSessions, { id, status_id: before.status_id, due_on: null, version: 2 }))
    expect((await raw(id)).status_due_on).toBeNull()
    await expect(
      within((work) => changeStatus(work, keptSessions, { id, status_id: before.status_id, due_on: '2026-02-30', version: 3 })),
    ).rejects.toMatchObject({
      problems: [{ field: 'due_on' }],
    })
  })

  test('re-entered it is a new entry, and its history is read newest first, page by page', async () => {
    const id = await within((work) => aSession(work))
    const subject = { subjectKind: 'session', subjectId: id } as const
    for (const [at, name] of ['Shot', 'Booked', 'Shot'].entries()) {
      await clockAt(made.studio, `2026-05-10T1${at}:00`)
      await within(async (work) => changeStatus(work, keptSessions, { id, status_id: await statusCalled(work, 'session', name), version: at + 1 }))
    }
    const first = await within((work) => readHistory(work, subject, { limit: 2 }))
    const second = await within((work) => readHistory(work, subject, { limit: 2, after: first.next ?? '' }))
    const third = await within((work) => readHistory(work, subject, { limit: 2, after: second.next ?? '' }))
    const told = [...first.rows, ...second.rows, ...third.rows].map((row) => (row.kind === 'status' ? row.status.name : row.what))
    expect(told).toEqual(['Shot', 'Booked', 'Shot', 'Booked', 'created'])
    expect(third.next).toBeNull()
  })

  test('an inactive status is not entered any more', async () => {
    const id = await within((work) => aSession(work))
    await within((work) => work.db.updateTable('status').set({ active: false }).where('name', '=', 'Ready').execute())
    const enters = within(async (work) => changeStatus(work, keptSessions, { id, status_id: await statusCalled(work, 'session', 'Ready'), version: 1 }))
    await expect(enters).rejects.toMatchObject({ code: 'inactive-status' })
    const foreign = within(async (work) => changeStatus(work, keptSessions, { id, status_id: await statusCalled(work, 'client', 'Lead'), version: 1 }))
    await expect(foreign).rejects.toMatchObject({ code: 'no-such-status' })
  })
})

test('a history tells members and types by name', async () => {
  const id = await within((work) => aSession(work))
  await within(async (work) => {
    const { id: photographer_id } = await work.db
      .insertInto('member')
      .values({ name: 'Maya Ortiz', role: 'photographer', email: null, phone: null, takes_sessions: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    await changeSession(work, id, { version: 1, photographer_id, assistant_ids: [photographer_id], type_id: await typeCalled(work, 'Senior') })
  })
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'session', subjectId: id }, { limit: 1 }))
  expect(rows[0]).toMatchObject({
    changes: {
      photographer_id: [null, { name: 'Maya Ortiz' }],
      assistant_ids: [[], [{ name: 'Maya Ortiz' }]],
      type_id: [{ name: 'Family' }, { name: 'Senior' }],
    },
    actor: { name: 'Pat Manager', kind: 'user' },
  })
})

describe('the list of sessions', () => {
  test('orders the sessions of one day by their time, whichever was booked first, page by page', async () => {
    const on = '2031-03-04'
    for (const primary_time of ['16:00', '09:30', null, '11:00', '09:30', null]) await within((work) => aSession(work, { primary_on: on, primary_time }))
    const seen = async (order: 'earliest' | 'latest') => {
      const found: (string | null)[] = []
      let after: string | undefined
      do {
        const { rows, next } = await within((work) => findSessions(work, { from: on, to: on, order, limit: 2, ...(after === undefined ? {} : { after }) }))
        found.push(...rows.map(({ primary_time }) => primary_time))
        after = next ?? undefined
      } while (after !== undefined)
      return found
    }
    expect(await seen('earliest')).toEqual([null, null, '09:30', '09:30', '11:00', '16:00'])
    expect(await seen('latest')).toEqual(['16:00', '11:00', '09:30', '09:30', null, null])
  })

  test('is filtered, searched without accents, and paged in order with the dateless last', async () => {
    const zoe = await within((work) => aClient(work, { first_name: 'Zoë', last_name: 'Åkesson', phones: [{ phone: '(402) 555-0188' }] }))
    const days = ['2026-07-01', '2026-07-01', '2026-06-01', undefined]
    const ids: number[] = []
    for (const primary_on of days) ids.push(await within((work) => aSession(work, { client_id: zoe, ...(primary_on === undefined ? {} : { primary_on }) })))
    const [a = 0, b = 0, c = 0, d = 0] = ids
    const pages: number[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof findSessions>> = await within((work) =>
        findSessions(work, { client_id: zoe, limit: 1, ...(after === null ? {} : { after }) }),
      )
      pages.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after !== null)
    expect(pages).toEqual([b, a, c, d])
    const idsOf = async (wanted: object) => (await within((work) => findSessions(work, wanted))).rows.map((row) => row.id)
    expect(await idsOf({ search: 'zoe akesson', order: 'earliest' })).toEqual([c, a, b, d])
    expect(await idsOf({ search: '402-555-0188', from: '2026-06-15' })).toEqual([b, a])
    expect(await idsOf({ search: 'Zoë', to: '2026-06-15' })).toEqual([c])
    expect(await idsOf({ search: "'; DROP TABLE session; --%_" })).toEqual([])
    await expect(idsOf({ after: 'rubbish' })).rejects.toMatchObject({ code: 'bad-cursor' })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeSession } from './change-session.ts'
import { findSessions, readSession } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const raw = (id: number) => within((work) => work.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('further dates of a session', () => {
  const dates = [
    { label: 'Rain date', on_day: '2026-05-13' },
    { label: ' Fitting ', on_day: '2026-05-09', at_time: '16:00' },
    { label: 'Fitting', on_day: '2026-05-09', at_time: '09:30' },
  ]

  test('stand in the order of the calendar, beside the primary one, and the list tells them too', async () => {
    const id = await within((work) => aSession(work, { primary_on: '2026-05-11', further_dates: dates }))
    const further_dates = [
      { label: 'Fitting', on_day: '2026-05-09', at_time: '09:30' },
      { label: 'Fitting', on_day: '2026-05-09', at_time: '16:00' },
      { label: 'Rain date', on_day: '2026-05-13', at_time: null },
    ]
    expect(await within((work) => readSession(work, id))).toMatchObject({ primary_on: '2026-05-11', further_dates })
    const { number } = await raw(id)
    expect((await within((work) => findSessions(work, { number }))).rows).toMatchObject([{ id, further_dates }])
  })

  test('are changed whole, told in the history, and in another order are no change', async () => {
    const id = await within((work) => aSession(work, { further_dates: dates }))
    await within((work) => changeSession(work, id, { version: 1, further_dates: dates.toReversed() }))
    expect((await raw(id)).version).toBe(1)
    await within((work) => changeSession(work, id, { version: 1, notes: 'Bring the dog' }))
    await within((work) => changeSession(work, id, { version: 2, further_dates: [{ on_day: '2026-06-01' }] }))
    expect(await within((work) => readSession(work, id))).toMatchObject({ further_dates: [{ label: '', on_day: '2026-06-01', at_time: null }] })
    const { rows } = await within((work) => readHistory(work, { subjectKind: 'session', subjectId: id }, { limit: 2 }))
    expect(rows).toMatchObject([{ changes: { further_dates: [[{}, {}, { label: 'Rain date' }], [{ on_day: '2026-06-01' }]] } }, { changes: { notes: {} } }])
    await within((work) => changeSession(work, id, { version: 3, further_dates: [] }))
    expect(await within((work) => readSession(work, id))).toMatchObject({ further_dates: [] })
  })

  test('that the calendar does not have are refused, each at its place', async () => {
    const refused = within((work) => aSession(work, { further_dates: [{ on_day: '2026-05-09' }, { on_day: '2026-02-30' }] }))
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', problems: [{ field: 'further_dates.1.on_day' }] })
  })
})

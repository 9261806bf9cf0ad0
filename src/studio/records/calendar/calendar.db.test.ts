import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, anAppointment, aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveRecord } from '../archive-record.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { findEntries } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const told = async (from: string, to: string, member_id?: number) => {
  const { rows } = await within((work) => findEntries(work, { from, to, ...(member_id === undefined ? {} : { member_id }) }))
  return rows.map(({ on_day, at_time, kind, title, client }) => [on_day, at_time, kind, title, client?.name ?? null])
}

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

test('sessions, their further dates and appointments stand on their days by the hour, without what is archived', async () => {
  const maya = await within(async (work) => {
    const row = { name: 'Maya Ortiz', role: 'photographer', takes_sessions: true, email: null, phone: null } as const
    return (await work.db.insertInto('member').values(row).returning('id').executeTakeFirstOrThrow()).id
  })
  await within(async (work) => {
    const client_id = await aClient(work)
    const rain = { label: 'Rain date', on_day: '2026-05-13' }
    const further_dates = [rain, { on_day: '2026-05-20', at_time: '09:00' }]
    await aSession(work, { client_id, primary_on: '2026-05-11', primary_time: '10:00', photographer_id: maya, further_dates })
    await anAppointment(work, { on_day: '2026-05-11', at_time: '08:30', title: 'Coffee' })
    await anAppointment(work, { on_day: '2026-05-11', client_id, member_id: maya })
    const away = await aSession(work, { primary_on: '2026-05-12', further_dates: [{ on_day: '2026-05-13' }] })
    await archiveRecord(work, keptSessions, { id: away, archived: true, version: 1 })
  })
  expect(await told('2026-05-11', '2026-05-19')).toEqual([
    ['2026-05-11', null, 'appointment', 'Consultation', 'Anna Miller'],
    ['2026-05-11', '08:30', 'appointment', 'Coffee', null],
    ['2026-05-11', '10:00', 'session', 'Family', 'Anna Miller'],
    ['2026-05-13', null, 'further', 'Rain date', 'Anna Miller'],
  ])
  expect((await told('2026-05-11', '2026-05-31', maya)).map(([day, , kind]) => `${day} ${kind}`)).toEqual([
    '2026-05-11 appointment',
    '2026-05-11 session',
    '2026-05-13 further',
    '2026-05-20 further',
  ])
  expect(await told('2026-05-12', '2026-05-12')).toEqual([])
})

test('days that are none, the wrong way round, or too many are refused', async () => {
  const wrong = [
    ['2026-02-30', '2026-03-01', 'from'],
    ['2026-03-01', '2026-02-30', 'to'],
    ['2026-03-02', '2026-03-01', 'to'],
    ['2026-03-01', '2026-05-02', 'to'],
  ] as const
  for (const [from, to, field] of wrong) await expect(told(from, to)).rejects.toMatchObject({ kind: 'invalid', problems: [{ field }] })
  expect(await told('2026-03-01', '2026-05-01')).toEqual([])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, anAppointment, aSession, aStudio, clockAt, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveRecord } from '../archive-record.ts'
import { archiveClient } from '../clients/archive-client.ts'
import { changeStatus } from '../statuses/change-status.ts'
import { createStatus } from '../statuses/create-status.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeAppointment } from './change-appointment.ts'
import { keptAppointments } from './keep-appointments.ts'
import { findAppointments, readAppointment } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const raw = (id: number) => within((work) => work.db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const read = (id: number) => within((work) => readAppointment(work, id))
const told = async (id: number) => (await within((work) => readHistory(work, { subjectKind: 'appointment', subjectId: id }, {}))).rows
const statusOf = (work: Work, type: string, name: string) =>
  work.db
    .selectFrom('status')
    .innerJoin('type', (join) => join.onRef('type.studio_id', '=', 'status.studio_id').onRef('type.id', '=', 'status.type_id'))
    .select('status.id')
    .where('type.name', '=', type)
    .where('status.name', '=', name)
    .executeTakeFirstOrThrow()
    .then(({ id }) => id)

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('a new appointment', () => {
  test('needs a type and a day: it has the initial status of its type, was booked today, and is with nobody', async () => {
    const appointment = await read(await within((work) => anAppointment(work)))
    expect(appointment).toMatchObject({
      name: 'Consultation',
      status: { name: 'Planned' },
      on_day: '2026-05-11',
      at_time: null,
      booked_on: '2026-05-04',
      version: 1,
      client: null,
      session: null,
      member: null,
    })
  })

  test('for a session is with the client of the session, unless it says with whom, or that it is with nobody', async () => {
    const [anna, zoe] = await within(async (work) => [await aClient(work), await aClient(work, { first_name: 'Zoë', last_name: 'Åkesson' })] as const)
    const session_id = await within((work) => aSession(work, { client_id: anna }))
    expect(await read(await within((work) => anAppointment(work, { session_id, title: 'Choosing the album' })))).toMatchObject({
      name: 'Choosing the album',
      client: { name: 'Anna Miller' },
      session: { id: session_id },
    })
    expect(await read(await within((work) => anAppointment(work, { session_id, client_id: zoe })))).toMatchObject({ client: { name: 'Zoë Åkesson' } })
    expect(await read(await within((work) => anAppointment(work, { session_id, client_id: null })))).toMatchObject({ client: null })
  })

  test('is refused with a type of sessions, a status of another type, a day the calendar does not have, and what is not there or put away', async () => {
    const gone = await within((work) => aClient(work, { first_name: 'Gone' }))
    await within((work) => work.db.updateTable('client').set({ archived_at: work.now }).where('id', '=', gone).execute())
    const wrong = [
      [{ type_id: await within((work) => typeCalled(work, 'Wedding')) }, 'type_id'],
      [{ status_id: await within((work) => statusOf(work, 'Viewing', 'Held')) }, 'status_id'],
      [{ on_day: '2026-02-30' }, 'on_day'],
      [{ zone: 'Mars/Olympus' }, 'zone'],
      [{ client_id: gone }, 'client_id'],
      [{ client_id: 999_999 }, 'client_id'],
      [{ session_id: 999_999 }, 'session_id'],
      [{ member_id: 999_999 }, 'member_id'],
    ] as const
    for (const [fields, field] of wrong) {
      const refused = within((work) => anAppointment(work, fields))
      await expect(refused, field).rejects.toMatchObject({ kind: 'invalid', problems: [{ field, message: expect.stringMatching(/\.$/) }] })
    }
    await within((work) => anAppointment(work, { external_id: 'A-7' }))
    await expect(within((work) => anAppointment(work, { external_id: 'A-7' }))).rejects.toMatchObject({ code: 'external-id-taken' })
  })
})

describe('changing an appointment', () => {
  test('moving only the hour does not count as setting the date; moving the date does', async () => {
    const id = await within((work) => anAppointment(work, { at_time: '10:00', minutes: 45 }))
    const before = await raw(id)
    await clockAt(made.studio, '2026-05-04T09:00')
    await within((work) => changeAppointment(work, id, { version: 1, at_time: '14:30' }))
    expect(await raw(id)).toMatchObject({ at_time: '14:30', on_day_set_at: before.on_day_set_at, version: 2 })
    await within((work) => changeAppointment(work, id, { version: 2, on_day: '2026-05-12' }))
    expect((await raw(id)).on_day_set_at.getTime()).toBeGreaterThan(before.on_day_set_at.getTime())
  })

  test('in another type it has the status of the same name, with its due date, or else the initial one', async () => {
    const id = await within((work) => anAppointment(work))
    await within(async (work) =>
      changeStatus(work, keptAppointments, { id, status_id: await statusOf(work, 'Consultation', 'No Show'), due_on: '2026-06-01', version: 1 }),
    )
    await within(async (work) => changeAppointment(work, id, { version: 2, type_id: await typeCalled(work, 'Viewing') }))
    expect(await read(id)).toMatchObject({ type: { name: 'Viewing' }, status: { name: 'No Show' }, status_due_on: '2026-06-01' })
    expect((await raw(id)).status_id).toBe(await within((work) => statusOf(work, 'Viewing', 'No Show')))
    await within(async (work) => {
      const type_id = await typeCalled(work, 'Viewing')
      await createStatus(work, { subject_kind: 'appointment', type_id, name: 'Waiting Room' })
      await changeStatus(work, keptAppointments, { id, status_id: await statusOf(work, 'Viewing', 'Waiting Room'), version: 3 })
      await changeAppointment(work, id, { version: 4, type_id: await typeCalled(work, 'Pick-Up') })
    })
    expect(await read(id)).toMatchObject({ type: { name: 'Pick-Up' }, status: { name: 'Planned' }, status_due_on: null })
    expect((await told(id)).filter(({ kind }) => kind === 'status')).toHaveLength(5)
  })

  test('saving the same again changes nothing, and who saw an older version is told that somebody was faster', async () => {
    const id = await within((work) => anAppointment(work, { title: 'Tea', notes: 'Two dogs' }))
    await within((work) => changeAppointment(work, id, { version: 1, title: ' Tea ', notes: 'Two dogs\n', on_hold: false }))
    expect((await raw(id)).version).toBe(1)
    await within((work) => changeAppointment(work, id, { version: 1, confirmed: true }))
    await expect(within((work) => changeAppointment(work, id, { version: 1, canceled: true }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await within((work) => archiveRecord(work, keptAppointments, { id, archived: true, version: 2 }))
    expect((await within((work) => findAppointments(work, { archived: true }))).rows).toMatchObject([{ id, archived: true }])
  })

  test('its history tells client, session and member by name', async () => {
    const id = await within((work) => anAppointment(work))
    await within(async (work) => {
      const client_id = await aClient(work)
      await changeAppointment(work, id, { version: 1, client_id, session_id: await aSession(work, { client_id, number: 'S-77' }) })
    })
    expect((await told(id))[0]).toMatchObject({ changes: { client_id: [null, { name: 'Anna Miller' }], session_id: [null, { name: 'S-77' }] } })
  })
})

test('a client with appointments or further dates to come is not put away', async () => {
  const id = await within((work) => aClient(work, { first_name: 'Bo', last_name: 'Li' }))
  const archive = () => within((work) => archiveClient(work, id, { archived: true, version: 1 }))
  const appointment = await within((work) => anAppointment(work, { client_id: id, on_day: '2026-05-20' }))
  await expect(archive()).rejects.toMatchObject({
    message: 'Bo Li has appointments to come: Consultation on 2026-05-20. Cancel, move or archive them first.',
  })
  await within((work) => aSession(work, { client_id: id, number: 'TWO-DAYS', primary_on: '2026-04-01', further_dates: [{ on_day: '2026-05-05' }] }))
  await expect(archive()).rejects.toThrow('Bo Li has sessions and appointments to come: TWO-DAYS on 2026-05-05, Consultation on 2026-05-20.')
  await within((work) => changeAppointment(work, appointment, { version: 1, canceled: true }))
  await expect(archive()).rejects.toThrow('Bo Li has sessions to come: TWO-DAYS on 2026-05-05.')
})

describe('the list of appointments', () => {
  test('orders the appointments of one day by their time, page by page, either way', async () => {
    const on_day = '2031-03-04'
    for (const at_time of ['16:00', '09:30', null, '09:30']) await within((work) => anAppointment(work, { on_day, at_time }))
    const seen = async (order: 'earliest' | 'latest') => {
      const found: (string | null)[] = []
      let after: string | undefined
      do {
        const { rows, next } = await within((work) =>
          findAppointments(work, { from: on_day, to: on_day, order, limit: 1, ...(after === undefined ? {} : { after }) }),
        )
        found.push(...rows.map(({ at_time }) => at_time))
        after = next ?? undefined
      } while (after !== undefined)
      return found
    }
    expect(await seen('earliest')).toEqual([null, '09:30', '09:30', '16:00'])
    expect(await seen('latest')).toEqual(['16:00', '09:30', '09:30', null])
  })

  test('is searched by title, place and client without accents, and filtered', async () => {
    const client_id = await within((work) => aClient(work, { first_name: 'Émile', last_name: 'Roux' }))
    const id = await within((work) => anAppointment(work, { client_id, title: 'Présentation', place: 'Café Noir', on_day: '2032-01-01' }))
    const idsOf = async (wanted: object) => (await within((work) => findAppointments(work, wanted))).rows.map((row) => row.id)
    expect(await idsOf({ search: 'presentation cafe roux' })).toEqual([id])
    expect(await idsOf({ search: 'Présentation', client_id })).toEqual([id])
    expect(await idsOf({ from: '2031-12-01', type_id: await within((work) => typeCalled(work, 'Viewing')) })).toEqual([])
    expect(await idsOf({ search: "'; DROP TABLE appointment; --%_" })).toEqual([])
    await expect(idsOf({ after: 'rubbish' })).rejects.toMatchObject({ code: 'bad-cursor' })
  })
})

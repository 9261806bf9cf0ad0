import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { addDepartment } from '#support/people.ts'
import { aClient, anAppointment, anOrder, aSession, aStudio, statusCalled, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { keptAppointments } from '../appointments/keep-appointments.ts'
import { archiveRecord } from '../archive-record.ts'
import { lockRecord } from '../lock-record.ts'
import { keptOrders } from '../orders/keep-orders.ts'
import { changeSession } from '../sessions/change-session.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { findSessions, readSession } from '../sessions/queries.ts'
import { createStatus } from '../statuses/create-status.ts'
import { createType } from '../statuses/create-type.ts'
import { readHistory } from '../statuses/read-history.ts'
import { cancelTask } from '../tasks/cancel-task.ts'
import { createTask } from '../tasks/create-task.ts'
import { readTask } from '../tasks/queries.ts'
import type { StatusMove } from './contract.ts'
import { lookAtMoves } from './look-at-moves.ts'
import { moveStatuses } from './move-statuses.ts'

let made: TestStudio
let shot: number
let client_id: number
let sessions: number[]
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const look = (wanted: StatusMove) => made.studio.readOnly((work) => lookAtMoves(work, wanted))
const move = async (wanted: StatusMove) => moveStatuses(made.studio, { ...wanted, seen: (await look(wanted)).seen })

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
  shot = await within((work) => statusCalled(work, 'session', 'Shot'))
  client_id = await within((work) => aClient(work))
  sessions = await within(async (work) => {
    const ids: number[] = []
    for (let at = 0; at < 7; at += 1) ids.push(await aSession(work, { client_id, primary_on: '2026-05-02' }))
    return ids
  })
})
afterAll(() => made.close())

test('many sessions move at once, each with the due date, the note and who did it in its history', async () => {
  const wanted: StatusMove = { subject_kind: 'session', ids: sessions.slice(0, 3), status_id: shot, note: 'The weekend' }
  expect(await move(wanted)).toEqual({ moved: 3, skipped: [] })
  const [id = 0] = sessions
  expect(await within((work) => readSession(work, id))).toMatchObject({ status: { name: 'Shot' }, status_due_on: '2026-05-11', version: 2 })
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'session', subjectId: id }, {}))
  expect(rows[0]).toMatchObject({ kind: 'status', status: { name: 'Shot' }, note: 'The weekend', actor: { name: 'Pat Manager' } })
  expect(await move(wanted)).toEqual({ moved: 0, skipped: [{ why: 'already', count: 3 }] })
})

test('all that a filter finds are moved, as the list shows them, with a due date or with none', async () => {
  const wanted: StatusMove = { subject_kind: 'session', filter: { to: '2026-05-03', client_id }, status_id: shot, due_on: null }
  expect(await move(wanted)).toEqual({ moved: 4, skipped: [{ why: 'already', count: 3 }] })
  const { rows } = await within((work) => findSessions(work, { client_id, limit: 50 }))
  expect(rows.every(({ status }) => status.id === shot)).toBe(true)
  expect(rows.filter(({ status_due_on }) => status_due_on === null)).toHaveLength(4)
})

test('what is archived or gone is left out, and counted', async () => {
  const away = await within((work) => aSession(work))
  await within((work) => archiveRecord(work, keptSessions, { id: away, archived: true, version: 1 }))
  const here = await within((work) => aSession(work))
  const found = await look({ subject_kind: 'session', ids: [away, here, here, 999_999], status_id: shot })
  expect(found.moving).toEqual([{ id: here, version: 1 }])
  expect(found.skipped).toEqual([
    { why: 'archived', count: 1 },
    { why: 'gone', count: 1 },
  ])
})

test('nothing moves when somebody changed one of them since the preview', async () => {
  const [a, b] = await within(async (work) => [await aSession(work), await aSession(work)])
  const wanted: StatusMove = { subject_kind: 'session', ids: [a, b], status_id: shot }
  const { seen } = await look(wanted)
  await within((work) => changeSession(work, b, { version: 1, notes: 'Bring the dog' }))
  await expect(moveStatuses(made.studio, { ...wanted, seen })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect((await within((work) => readSession(work, a))).status.name).toBe('Booked')
})

test('clients likewise; a status of sessions is none of theirs, nor one that is not in use', async () => {
  const ids = await within(async (work) => [await aClient(work), await aClient(work)])
  const status_id = await within((work) => statusCalled(work, 'client', 'Client'))
  const old = await within((work) => createStatus(work, { subject_kind: 'client', name: 'Old', active: false }))
  expect(await move({ subject_kind: 'client', ids, status_id })).toEqual({ moved: 2, skipped: [] })
  for (const wrong of [shot, old])
    await expect(look({ subject_kind: 'client', ids, status_id: wrong })).rejects.toMatchObject({ problems: [{ field: 'status_id' }] })
})

test('of types with statuses of their own only those of the type move; an order goes to whom the status names', async () => {
  const lab = await addDepartment(made.studio, { name: 'Retouching' })
  const [album, proofs, prints] = await within(async (work) => [
    await anOrder(work, 'production_order'),
    await anOrder(work, 'preproduction_order'),
    await anOrder(work, 'production_order'),
  ])
  const { row } = await within((work) => lockRecord(work, keptOrders.production_order, album))
  const other = await within((work) => createType(work, { subject_kind: 'production_order', name: 'Calendar' }))
  await within((work) => work.db.updateTable('production_order').set({ type_id: other }).where('id', '=', prints).execute())
  const atLab = await within((work) =>
    work.db
      .selectFrom('status')
      .select('id')
      .where('type_id', '=', row.type_id ?? 0)
      .where('name', '=', 'At the Lab')
      .executeTakeFirstOrThrow(),
  )
  expect(await move({ subject_kind: 'production_order', ids: [album, prints], status_id: atLab.id })).toEqual({
    moved: 1,
    skipped: [{ why: 'other-type', count: 1 }],
  })
  const editing = await within((work) => statusCalled(work, 'preproduction_order', 'At the Retoucher'))
  await within((work) => work.db.updateTable('status').set({ default_department_id: lab }).where('id', '=', editing).execute())
  expect(await move({ subject_kind: 'preproduction_order', filter: { open: true }, status_id: editing })).toEqual({ moved: 1, skipped: [] })
  expect((await within((work) => lockRecord(work, keptOrders.preproduction_order, proofs))).row).toMatchObject({ department_id: lab, status_id: editing })
})

test('appointments move too; invoices only where the studio uses their statuses', async () => {
  const appointment = await within((work) => anAppointment(work))
  const { row } = await within((work) => lockRecord(work, keptAppointments, appointment))
  const held = await within((work) =>
    work.db.selectFrom('status').select('id').where('type_id', '=', row.type_id).where('name', '=', 'Held').executeTakeFirstOrThrow(),
  )
  expect(await move({ subject_kind: 'appointment', ids: [appointment], status_id: held.id })).toEqual({ moved: 1, skipped: [] })
  const sent = await within((work) => statusCalled(work, 'invoice', 'Sent'))
  await expect(look({ subject_kind: 'invoice', filter: {}, status_id: sent })).rejects.toMatchObject({ code: 'invoice-statuses-unused' })
})

test('tasks move among the statuses of their type: a final one completes them, a canceled one stays', async () => {
  const type_id = await within((work) => typeCalled(work, 'Editing'))
  const [cull, retouch, off, other] = await within(async (work) => [
    await createTask(work, { description: 'Cull', type_id }),
    await createTask(work, { description: 'Retouch', type_id }),
    await createTask(work, { description: 'Print', type_id }),
    await createTask(work, { description: 'Call the lab' }),
  ])
  await within((work) => cancelTask(work, off, { canceled: true, version: 1 }))
  const final = await within((work) =>
    work.db.selectFrom('status').select('id').where('type_id', '=', type_id).where('is_final', '=', true).executeTakeFirstOrThrow(),
  )
  const wanted: StatusMove = { subject_kind: 'task', ids: [cull, retouch, off, other], status_id: final.id, note: 'Friday' }
  expect(await move(wanted)).toEqual({
    moved: 2,
    skipped: [
      { why: 'canceled', count: 1 },
      { why: 'other-type', count: 1 },
    ],
  })
  expect(await within((work) => readTask(work, cull))).toMatchObject({ state: 'done', status: { id: final.id } })
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'task', subjectId: retouch }, {}))
  expect(rows.find(({ kind }) => kind === 'status')).toMatchObject({ note: 'Friday', actor: { name: 'Pat Manager' } })
  const initial = await within((work) =>
    work.db.selectFrom('status').select('id').where('type_id', '=', type_id).where('is_initial', '=', true).executeTakeFirstOrThrow(),
  )
  expect(await move({ subject_kind: 'task', filter: { state: 'done', type_id }, status_id: initial.id })).toEqual({ moved: 2, skipped: [] })
  expect(await within((work) => readTask(work, cull))).toMatchObject({ state: 'open', completed_at: null })
})

test('it is said which ones: numbers or a filter, and a filter that the list has', async () => {
  const type_id = await within((work) => typeCalled(work, 'Family'))
  const status_id = await within((work) => statusCalled(work, 'client', 'Client'))
  for (const chosen of [{}, { ids: [1], filter: {} }])
    await expect(look({ subject_kind: 'session', ...chosen, status_id: shot })).rejects.toMatchObject({ code: 'which-ones' })
  await expect(look({ subject_kind: 'client', filter: { type_id }, status_id })).rejects.toMatchObject({ code: 'no-such-filter' })
})

test('1,200 move in three transactions', async () => {
  const like = sessions[0] ?? 0
  await within((work) =>
    sql`
      INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_set_at, created_at)
      SELECT 'M-' || place, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_set_at, created_at
      FROM session, generate_series(1, 1200) AS place WHERE id = ${like}`.execute(work.db),
  )
  const ready = await within((work) => statusCalled(work, 'session', 'Ready'))
  const wanted: StatusMove = { subject_kind: 'session', filter: { search: 'M-' }, status_id: ready }
  expect(await move(wanted)).toEqual({ moved: 1200, skipped: [] })
})

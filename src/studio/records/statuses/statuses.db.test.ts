import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio, statusCalled, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { changeTask } from '../tasks/change-task.ts'
import { createTask } from '../tasks/create-task.ts'
import { addFormStatuses } from './add-form-statuses.ts'
import { changeStatus } from './change-status.ts'
import { changeStatusSetup } from './change-status-setup.ts'
import { changeType } from './change-type.ts'
import { createStatus } from './create-status.ts'
import { createType } from './create-type.ts'
import { deleteStatus } from './delete-status.ts'
import { deleteType } from './delete-type.ts'
import { orderSetup } from './order-setup.ts'
import { listStatuses, listTypes, readStatus, readType } from './queries.ts'
import { setUpDefaults } from './set-up-defaults.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const names = async () => (await within((work) => listStatuses(work, { subject_kind: 'session' }))).rows.map(({ name }) => name)

beforeAll(async () => {
  made = await aStudio('2026-05-08T08:00') // a Friday
})
afterAll(() => made.close())

test('a new studio has statuses and types, and setting it up twice adds none', async () => {
  await within(setUpDefaults)
  expect(await names()).toEqual(['Inquiry', 'Booked', 'Shot', 'Proofing', 'Ordered', 'Ready', 'Delivered'])
  const { rows } = await within((work) => listStatuses(work, {}))
  const ofKinds = rows.filter(({ initial, type_id }) => initial && type_id === null)
  expect(ofKinds.map(({ subject_kind, name }) => [subject_kind, name])).toEqual([
    ['client', 'Lead'],
    ['invoice', 'Draft'],
    ['preproduction_order', 'To Edit'],
    ['session', 'Inquiry'],
  ])
  const { rows: types } = await within((work) => listTypes(work, 'production_order'))
  const firsts = rows.filter(({ subject_kind, initial }) => subject_kind === 'production_order' && initial)
  expect(firsts.map(({ type_id }) => type_id)).toEqual(types.map(({ id }) => id))
  expect((await within((work) => listTypes(work, 'session'))).rows.map(({ name }) => name)).toContain('Newborn')
})

test('a status offers its due date, counted in days on which the studio works', async () => {
  const { rows } = await within((work) => listStatuses(work, { subject_kind: 'session' }))
  expect(rows.find(({ name }) => name === 'Inquiry')).toMatchObject({ duration_days: 3, default_due_on: '2026-05-13' })
  expect(rows.find(({ name }) => name === 'Booked')).toMatchObject({ duration_days: null, default_due_on: null })
})

describe('a status', () => {
  test('comes last, can be renamed and moved, and no two have one name', async () => {
    const id = await within((work) => createStatus(work, { subject_kind: 'session', name: ' On  the wall ', duration_days: 2 }))
    expect((await names()).at(-1)).toBe('On the wall')
    await within((work) => changeStatusSetup(work, id, { version: 1, name: 'Framed' }))
    await expect(within((work) => changeStatusSetup(work, id, { version: 1, name: 'Hung' }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(within((work) => createStatus(work, { subject_kind: 'session', name: 'FRAMED' }))).rejects.toMatchObject({
      code: 'status-name-taken',
      problems: [{ field: 'name' }],
    })
    await expect(within((work) => createStatus(work, { subject_kind: 'session', name: '  ' }))).rejects.toMatchObject({ code: 'status-nameless' })
    await within((work) => createStatus(work, { subject_kind: 'client', name: 'Framed' }))
    const ids = (await within((work) => listStatuses(work, { subject_kind: 'session' }))).rows.map((row) => row.id)
    await within((work) => orderSetup(work, 'status', { subject_kind: 'session', ids: [id, ...ids.filter((each) => each !== id)] }))
    expect((await names())[0]).toBe('Framed')
    for (const list of [ids.slice(1), [...ids.slice(1), ids[1] ?? 0], [...ids, 999_999]]) {
      await expect(within((work) => orderSetup(work, 'status', { subject_kind: 'session', ids: list }))).rejects.toMatchObject({ code: 'not-all' })
    }
  })

  test('is initial for one at a time; the mark can be given but not dropped, and not to one out of use', async () => {
    const [inquiry, booked] = await within(
      async (work) => [await statusCalled(work, 'session', 'Inquiry'), await statusCalled(work, 'session', 'Booked')] as const,
    )
    const version = async (id: number) => (await within((work) => readStatus(work, id))).version
    await expect(within((work) => changeStatusSetup(work, inquiry, { version: 1, initial: false }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(
      within(async (work) => changeStatusSetup(work, inquiry, { version: (await readStatus(work, inquiry)).version, initial: false })),
    ).rejects.toMatchObject({ code: 'initial-needed' })
    const at = await version(booked)
    await within((work) => changeStatusSetup(work, booked, { version: at, initial: true }))
    expect(await within((work) => readStatus(work, inquiry))).toMatchObject({ initial: false })
    await expect(within((work) => changeStatusSetup(work, booked, { version: at + 1, active: false }))).rejects.toMatchObject({ code: 'initial-inactive' })
    await within(async (work) => changeStatusSetup(work, inquiry, { version: (await readStatus(work, inquiry)).version, initial: true }))
  })

  test('48. is not deleted while records are in it, while their history names it, or while it is initial', async () => {
    const id = await within((work) => createStatus(work, { subject_kind: 'session', name: 'Waiting' }))
    const session = await within((work) => aSession(work, { status_id: id }))
    await within((work) => aSession(work, { status_id: id }))
    await expect(within((work) => deleteStatus(work, id))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'status-in-use',
      message: 'The status “Waiting” cannot be deleted: 2 sessions are in it. Make it inactive instead: then it is not offered any more.',
    })
    await within((work) => sql`DELETE FROM session WHERE id <> ${session} AND status_id = ${id}`.execute(work.db))
    await within(async (work) => changeStatus(work, keptSessions, { id: session, status_id: await statusCalled(work, 'session', 'Shot'), version: 1 }))
    await expect(within((work) => deleteStatus(work, id))).rejects.toThrow(/cannot be deleted: the history of 2 sessions names it\. Make it inactive instead/)
    await expect(within(async (work) => deleteStatus(work, await statusCalled(work, 'session', 'Inquiry')))).rejects.toMatchObject({ code: 'status-initial' })
    const unused = await within((work) => createStatus(work, { subject_kind: 'session', name: 'Never used' }))
    await within((work) => deleteStatus(work, unused))
    await expect(within((work) => readStatus(work, unused))).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('48. is not deleted while a trigger uses it, and the refusal says so', async () => {
    const status_id = await within((work) => createStatus(work, { subject_kind: 'session', name: 'Triggers only' }))
    await within((work) =>
      sql`INSERT INTO trigger (description, basis, status_id, moment, purpose, armed_at, swept_on, swept_at, created_at)
          VALUES ('Reminder', 'status', ${status_id}, 'primary-date', 'transactional', now(), current_date, now(), now())`.execute(work.db),
    )
    await expect(within((work) => deleteStatus(work, status_id))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'status-in-use',
      message:
        'The status “Triggers only” cannot be deleted: the trigger “Reminder” uses it. Change that trigger first, or make the status inactive: then it is not offered any more.',
    })
  })

  test('48. is not deleted while both use it, and the refusal names them all', async () => {
    const status_id = await within((work) => statusCalled(work, 'session', 'Triggers only'))
    await within((work) => aSession(work, { status_id }))
    await within((work) =>
      sql`INSERT INTO trigger (description, basis, status_id, moment, purpose, armed_at, swept_on, swept_at, created_at, archived_at)
          VALUES ('Old one', 'status', ${status_id}, 'primary-date', 'transactional', now(), current_date, now(), now(), now())`.execute(work.db),
    )
    await expect(within((work) => deleteStatus(work, status_id))).rejects.toThrow(
      /: 1 session is in it and the triggers “Reminder”, “Old one” \(deleted\) use it\. Make it inactive instead/,
    )
  })
})

describe('a type', () => {
  test('is made, renamed, put out of use, ordered, and not deleted while sessions have it', async () => {
    const id = await within((work) => createType(work, { subject_kind: 'session', name: 'Pets' }))
    await expect(within((work) => createType(work, { subject_kind: 'session', name: 'pets' }))).rejects.toMatchObject({ code: 'type-name-taken' })
    await within((work) => changeType(work, id, { version: 1, name: 'Pets & people' }))
    const session = await within((work) => aSession(work, { type_id: id }))
    await expect(within((work) => deleteType(work, id))).rejects.toThrow(/^The type “Pets & people” cannot be deleted: 1 session has it\. /)
    await within((work) => changeType(work, id, { version: 2, active: false }))
    await expect(within((work) => aSession(work, { type_id: id }))).rejects.toMatchObject({ problems: [{ field: 'type_id' }] })
    await within(async (work) => sql`UPDATE session SET type_id = ${await typeCalled(work, 'Family')} WHERE id = ${session}`.execute(work.db))
    await within((work) => deleteType(work, id))
    await expect(within((work) => readType(work, id))).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('with statuses of its own is not deleted while the history of a record that has another type by now names them', async () => {
    const id = await within((work) => createType(work, { subject_kind: 'task', name: 'Old errands' }))
    const other = await within((work) => createType(work, { subject_kind: 'task', name: 'New errands' }))
    const task = await within((work) => createTask(work, { description: 'Fetch the frames', type_id: id }))
    await within((work) => createTask(work, { description: 'Fetch the prints', type_id: id }))
    await within((work) => changeTask(work, task, { version: 1, type_id: other }))
    await expect(within((work) => deleteType(work, id))).rejects.toThrow(
      'The type “Old errands” cannot be deleted: 1 task has it and the history of 1 task names its statuses. Make it inactive instead',
    )
  })
})

test('the statuses of web forms are the same in every studio: they are neither changed nor deleted', async () => {
  await within(addFormStatuses)
  const { rows } = await within((work) => sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'web_form' AND name = 'Final'`.execute(work.db))
  const id = rows[0]?.id ?? 0
  await expect(within((work) => changeStatusSetup(work, id, { version: 1, active: false }))).rejects.toMatchObject({ code: 'status-fixed' })
  await expect(within((work) => deleteStatus(work, id))).rejects.toMatchObject({ code: 'status-fixed' })
})

test('clients and sessions do not share statuses', async () => {
  const lead = await within((work) => statusCalled(work, 'client', 'Lead'))
  await expect(within((work) => aSession(work, { status_id: lead }))).rejects.toMatchObject({ problems: [{ field: 'status_id' }] })
  await expect(within(async (work) => aClient(work, { status_id: await statusCalled(work, 'session', 'Booked') }))).rejects.toMatchObject({
    problems: [{ field: 'status_id' }],
  })
})

test('a kind whose types have statuses of their own gives a new type a few, keeps each type’s names and marks apart, and takes them along', async () => {
  const [album, frame] = await within(async (work) => [
    await createType(work, { subject_kind: 'production_order', name: 'Coffee Table Book' }),
    await createType(work, { subject_kind: 'production_order', name: 'Frame' }),
  ])
  const read = async (type_id: number) => (await within((work) => listStatuses(work, { subject_kind: 'production_order', type_id }))).rows
  expect((await read(album)).map(({ name }) => name)).toEqual(['To Order', 'At the Lab', 'Received', 'Picked Up'])
  const added = await within((work) => createStatus(work, { subject_kind: 'production_order', type_id: album, name: 'Binding', initial: true }))
  expect((await read(album)).filter(({ initial }) => initial).map(({ id }) => id)).toEqual([added])
  expect((await read(frame)).filter(({ initial }) => initial).map(({ name }) => name)).toEqual(['To Order'])
  await within((work) => createStatus(work, { subject_kind: 'production_order', type_id: frame, name: 'Binding' }))
  await within((work) => deleteType(work, frame))
  expect(await read(frame)).toEqual([])
})

test('a status is for a type where types have their own, and for none where they share', async () => {
  await expect(within((work) => createStatus(work, { subject_kind: 'task', name: 'Waiting' }))).rejects.toMatchObject({ code: 'type-needed' })
  const [type] = (await within((work) => listTypes(work, 'session'))).rows
  await expect(within((work) => createStatus(work, { subject_kind: 'session', type_id: type?.id ?? 0, name: 'Waiting' }))).rejects.toMatchObject({
    code: 'kind-has-no-type-statuses',
  })
  await expect(within((work) => createStatus(work, { subject_kind: 'task', type_id: type?.id ?? 0, name: 'Waiting' }))).rejects.toMatchObject({
    code: 'no-such-type',
  })
})

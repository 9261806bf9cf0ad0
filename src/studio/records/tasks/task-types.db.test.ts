import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeStatusSetup } from '../statuses/change-status-setup.ts'
import { createStatus } from '../statuses/create-status.ts'
import { createType } from '../statuses/create-type.ts'
import { deleteStatus } from '../statuses/delete-status.ts'
import { deleteType } from '../statuses/delete-type.ts'
import { listStatuses, readStatus } from '../statuses/queries.ts'
import { readHistory } from '../statuses/read-history.ts'
import { cancelTask } from './cancel-task.ts'
import { changeTask } from './change-task.ts'
import { changeTaskStatus } from './change-task-status.ts'
import { completeTask } from './complete-task.ts'
import type { NewTask } from './contract.ts'
import { createTask } from './create-task.ts'
import { findTasks, readTask } from './queries.ts'

let made: TestStudio
let editing: number
let statuses: Record<string, number>
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const read = (id: number) => within((work) => readTask(work, id))
const statusesOf = async (type_id: number) => {
  const { rows } = await within((work) => listStatuses(work, { subject_kind: 'task', type_id }))
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
}
const aTask = (fields: Partial<NewTask> = {}) => within((work) => createTask(work, { description: 'Retouch', type_id: editing, ...fields }))
const stands = async (id: number) => {
  const { status, state } = await read(id)
  return [status?.name ?? null, state]
}

beforeAll(async () => {
  // A Monday; the work week has five days.
  made = await aStudio('2026-05-04T08:00')
  editing = await within((work) => createType(work, { subject_kind: 'task', name: 'Album Design' }))
  statuses = await statusesOf(editing)
})
afterAll(() => made.close())

const to = (name: string) => statuses[name] ?? 0

test('a task with a type begins in its initial status, or in the one that is given, with a due date by its duration', async () => {
  expect(await read(await aTask())).toMatchObject({ type: { name: 'Album Design' }, status: { name: 'To Do' }, status_due_on: null, state: 'open' })
  expect(await read(await aTask({ status_id: to('In Progress') }))).toMatchObject({ status: { name: 'In Progress' }, status_due_on: '2026-05-07' })
  expect(await read(await aTask({ status_id: to('In Progress'), status_due_on: null }))).toMatchObject({ status_due_on: null })
  expect(await read(await aTask({ status_id: to('Done') }))).toMatchObject({ state: 'done' })
  expect(await read(await within((work) => createTask(work, { description: 'Plain' })))).toMatchObject({ type: null, status: null, status_due_on: null })
})

test('a status needs a type, a type of tasks, and one that is in use', async () => {
  const wrong: [NewTask, string][] = [
    [{ description: 'x', status_id: to('Done') }, 'status_id'],
    [{ description: 'x', type_id: 999_999 }, 'type_id'],
    [{ description: 'x', type_id: editing, status_id: 999_999 }, 'status_id'],
    [{ description: 'x', invoice_id: 999_999 }, 'invoice_id'],
    [{ description: 'x', appointment_id: 999_999 }, 'appointment_id'],
    [{ description: 'x', production_order_id: 999_999 }, 'production_order_id'],
    [{ description: 'x', preproduction_order_id: 999_999 }, 'preproduction_order_id'],
  ]
  for (const [task, field] of wrong)
    await expect(
      within((work) => createTask(work, task)),
      field,
    ).rejects.toMatchObject({ problems: [{ field }] })
  const plain = await within((work) => createTask(work, { description: 'Plain' }))
  await expect(within((work) => changeTaskStatus(work, plain, { status_id: to('Done'), version: 1 }))).rejects.toMatchObject({ code: 'task-without-type' })
})

test('entering a final status completes a task, leaving it opens the task again; note, due date and state stand in the history', async () => {
  const id = await aTask()
  await within((work) => changeTaskStatus(work, id, { status_id: to('In Progress'), note: 'Cover first', version: 1 }))
  await within((work) => changeTaskStatus(work, id, { status_id: to('In Progress'), version: 2 }))
  expect((await read(id)).version).toBe(2)
  await within((work) => changeTaskStatus(work, id, { status_id: to('Done'), version: 2 }))
  expect(await stands(id)).toEqual(['Done', 'done'])
  await within((work) => changeTaskStatus(work, id, { status_id: to('In Progress'), due_on: '2026-05-20', version: 3 }))
  await within((work) => changeTaskStatus(work, id, { status_id: to('In Progress'), due_on: '2026-05-21', version: 4 }))
  expect(await stands(id)).toEqual(['In Progress', 'open'])
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'task', subjectId: id }, {}))
  const told = rows.map((row) => (row.kind === 'change' ? [row.what, row.changes] : [row.status.name, row.due_on, row.note]))
  expect(told).toHaveLength(8)
  expect(told).toEqual(
    expect.arrayContaining([
      ['changed', { status_due_on: ['2026-05-20', '2026-05-21'] }],
      ['In Progress', '2026-05-20', ''],
      ['changed', { state: ['done', 'open'] }],
      ['Done', null, ''],
      ['changed', { state: ['open', 'done'] }],
      ['In Progress', '2026-05-07', 'Cover first'],
      ['To Do', null, ''],
      ['created', {}],
    ]),
  )
})

test('a task that is done goes to the one final status of its type, and back to where it was when it is opened again', async () => {
  const id = await aTask({ status_id: to('In Progress') })
  await within((work) => completeTask(work, id, { completed: true, version: 1 }))
  expect(await stands(id)).toEqual(['Done', 'done'])
  await within((work) => completeTask(work, id, { completed: false, version: 2 }))
  expect(await stands(id)).toEqual(['In Progress', 'open'])
})

test('where a type has several final statuses, a task that is done stays where it is, for a person has to choose', async () => {
  const type_id = await within((work) => createType(work, { subject_kind: 'task', name: 'Sales call' }))
  await within((work) => createStatus(work, { subject_kind: 'task', type_id, name: 'Lost', final: true }))
  const id = await aTask({ type_id })
  await within((work) => completeTask(work, id, { completed: true, version: 1 }))
  expect(await stands(id)).toEqual(['To Do', 'done'])
  await within((work) => completeTask(work, id, { completed: false, version: 2 }))
  expect(await stands(id)).toEqual(['To Do', 'open'])
})

test('a canceled task keeps its status and cannot be moved', async () => {
  const id = await aTask({ status_id: to('In Progress') })
  await within((work) => cancelTask(work, id, { canceled: true, version: 1 }))
  expect(await stands(id)).toEqual(['In Progress', 'canceled'])
  await expect(within((work) => changeTaskStatus(work, id, { status_id: to('Done'), version: 2 }))).rejects.toMatchObject({ code: 'task-canceled' })
})

test('a task that changes its type gets the status of that name there, or the initial one; without a type it has none', async () => {
  const other = await within((work) => createType(work, { subject_kind: 'task', name: 'Framing' }))
  const there = await statusesOf(other)
  const progress = await within((work) => readStatus(work, there['In Progress'] ?? 0))
  const [kept, renamed] = [await aTask({ status_id: to('In Progress') }), await aTask({ status_id: to('In Progress') })]
  await within((work) => changeTask(work, kept, { version: 1, type_id: other }))
  expect(await read(kept)).toMatchObject({ type: { id: other }, status: { id: progress.id, name: 'In Progress' } })
  await within((work) => changeStatusSetup(work, progress.id, { version: progress.version, name: 'At the framer' }))
  await within((work) => changeTask(work, renamed, { version: 1, type_id: other }))
  expect((await read(renamed)).status).toMatchObject({ name: 'To Do' })
  await within((work) => changeTask(work, renamed, { version: 2, type_id: null }))
  expect(await read(renamed)).toMatchObject({ type: null, status: null, status_due_on: null })
  const done = await within((work) => createTask(work, { description: 'Plain' }))
  await within((work) => completeTask(work, done, { completed: true, version: 1 }))
  await within((work) => changeTask(work, done, { version: 2, type_id: other }))
  expect(await stands(done)).toEqual(['Done', 'done'])
})

test('tasks are found by type, status and what they are about', async () => {
  const session_id = await within((work) => aSession(work))
  const id = await aTask({ session_id, status_id: to('In Progress') })
  for (const wanted of [{ type_id: editing, session_id }, { status_id: to('In Progress'), session_id }, { session_id }])
    expect((await within((work) => findTasks(work, wanted))).rows.map((row) => row.id)).toEqual([id])
  expect((await within((work) => findTasks(work, { session_id, status_id: to('Done') }))).rows).toEqual([])
})

test('a status or type that a task has is not deleted, and says by how many', async () => {
  await expect(within((work) => deleteStatus(work, to('In Progress')))).rejects.toMatchObject({
    code: 'status-in-use',
    message: expect.stringMatching(/\d+ tasks/),
  })
  await expect(within((work) => deleteType(work, editing))).rejects.toMatchObject({ code: 'type-in-use', message: expect.stringMatching(/\d+ tasks have it/) })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobActor } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { addDepartment, addMember } from '#support/people.ts'
import { aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { readHistory } from '../statuses/read-history.ts'
import { cancelTask } from './cancel-task.ts'
import { cancelTasks } from './cancel-tasks.ts'
import { changeTask } from './change-task.ts'
import { completeTask } from './complete-task.ts'
import { createTask } from './create-task.ts'
import { createTasks, type TaskDraft } from './create-tasks.ts'
import { findTasks, readTask } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const left = { archived_at: new Date() }
const draft = (fields: Partial<TaskDraft> = {}): TaskDraft => {
  const none = { notes: '', start_on: null, due_on: null, priority: 2, department_id: null, member_id: null, client_id: null, session_id: null }
  return { description: 'Call the lab', ...none, cause_item_id: null, ancestry: [], ...fields }
}

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('tasks made by triggers', () => {
  test('come in the order of their drafts, with cause, ancestry and who made them', async () => {
    const session_id = await within((work) => aSession(work, { number: 'T-1' }))
    const job = made.open(jobActor('Process triggers'))
    const drafts = Array.from({ length: 50 }, (_, at) =>
      draft({ description: `Task ${at}`, cause_item_id: at + 1, ancestry: [7, at + 1], session_id, due_on: '2026-05-06' }),
    )
    const ids = await job.inTransaction((work) => createTasks(work, drafts))
    expect(await within((work) => readTask(work, ids[31] ?? 0))).toMatchObject({
      description: 'Task 31',
      state: 'open',
      due_on: '2026-05-06',
      cause_item_id: 32,
      session: { number: 'T-1' },
      actor: { kind: 'job', name: 'Process triggers' },
      flagged: null,
    })
    const { rows } = await within((work) => sql<{ ancestry: number[] }>`SELECT ancestry FROM task WHERE id = ${ids[31]}`.execute(work.db))
    expect(rows[0]?.ancestry).toEqual([7, 32])
    expect(await within((work) => createTasks(work, []))).toEqual([])
  })

  test('58. go to the default of the department when the assigned member has left, and are flagged', async () => {
    const [gone, stand] = [await addMember(made.studio, { name: 'Dana Reyes', ...left }), await addMember(made.studio, { name: 'Yuki Tanaka' })]
    const lab = await addDepartment(made.studio, { name: 'Lab' })
    const empty = await addDepartment(made.studio, { name: 'Empty' })
    await within((work) => sql`UPDATE department SET default_member_id = ${stand} WHERE id = ${lab}`.execute(work.db))
    const places = [
      { member_id: gone, department_id: lab },
      { member_id: gone, department_id: empty },
      { member_id: gone },
      { member_id: stand },
      { department_id: lab },
    ]
    const ids = await within((work) => createTasks(work, places.map(draft)))
    const tasks = await Promise.all(ids.map((id) => within((work) => readTask(work, id))))
    expect(tasks.map(({ member, flagged }) => [member?.name ?? null, flagged])).toEqual([
      ['Yuki Tanaka', 'Dana Reyes has left; this went to Yuki Tanaka, the default of Lab.'],
      [null, 'Dana Reyes has left and Empty has no default member. Assign somebody.'],
      [null, 'Dana Reyes has left. Assign somebody.'],
      ['Yuki Tanaka', null],
      [null, null],
    ])
    expect((await within((work) => findTasks(work, { flagged: true }))).rows).toHaveLength(3)
    await within((work) => changeTask(work, ids[0] ?? 0, { version: 1, member_id: stand, notes: 'seen' }))
    expect((await within((work) => readTask(work, ids[0] ?? 0))).flagged).not.toBeNull()
    await within((work) => changeTask(work, ids[2] ?? 0, { version: 1, member_id: stand }))
    expect((await within((work) => readTask(work, ids[2] ?? 0))).flagged).toBeNull()
  })

  test('are taken back only where nobody has touched them', async () => {
    const [a = 0, b = 0, c = 0] = await within((work) => createTasks(work, [draft(), draft(), draft()]))
    await within((work) => completeTask(work, b, { completed: true, version: 1 }))
    await within((work) => changeTask(work, c, { version: 1, notes: 'I am on it' }))
    expect(await within((work) => cancelTasks(work, [a, b, c]))).toEqual([a])
    expect(await within((work) => cancelTasks(work, [a, b, c]))).toEqual([])
  })
})

describe('a task of a person', () => {
  test('needs a description and somebody who is there', async () => {
    const gone = await addMember(made.studio, { name: 'Gone', ...left })
    const wrong = [
      [{ description: '  ' }, 'description'],
      [{ due_on: '2026-02-30' }, 'due_on'],
      [{ member_id: gone }, 'member_id'],
      [{ member_id: 999_999 }, 'member_id'],
      [{ department_id: 999_999 }, 'department_id'],
      [{ client_id: 999_999 }, 'client_id'],
      [{ session_id: 999_999 }, 'session_id'],
    ] as const
    for (const [fields, field] of wrong) {
      await expect(
        within((work) => createTask(work, { description: 'Order frames', ...fields })),
        field,
      ).rejects.toMatchObject({ kind: 'invalid', problems: [{ field }] })
    }
  })

  test('is done, opened again, canceled, and never both done and canceled', async () => {
    const id = await within((work) => createTask(work, { description: 'Order frames', due_on: '2026-05-10', priority: 1 }))
    const state = async () => (await within((work) => readTask(work, id))).state
    await within((work) => completeTask(work, id, { completed: true, version: 1 }))
    await within((work) => completeTask(work, id, { completed: true, version: 2 }))
    expect(await state()).toBe('done')
    await expect(within((work) => cancelTask(work, id, { canceled: true, version: 2 }))).rejects.toMatchObject({ code: 'task-done' })
    await within((work) => completeTask(work, id, { completed: false, version: 2 }))
    await within((work) => cancelTask(work, id, { canceled: true, version: 3 }))
    expect(await state()).toBe('canceled')
    await expect(within((work) => completeTask(work, id, { completed: true, version: 4 }))).rejects.toMatchObject({ code: 'task-canceled' })
    await expect(within((work) => cancelTask(work, id, { canceled: false, version: 3 }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('tells what was changed, by whom, the newest first', async () => {
    const frida = await addMember(made.studio, { name: 'Frida' })
    const id = await within((work) => createTask(work, { description: 'Order frames', due_on: '2026-05-10' }))
    await within((work) => changeTask(work, id, { version: 1, due_on: '2026-05-12', member_id: frida }))
    await within((work) => changeTask(work, id, { version: 2, due_on: '2026-05-12' }))
    await within((work) => completeTask(work, id, { completed: true, version: 2 }))
    await within((work) => completeTask(work, id, { completed: false, version: 3 }))
    await within((work) => cancelTask(work, id, { canceled: true, version: 4 }))
    const { rows } = await within((work) => readHistory(work, { subjectKind: 'task', subjectId: id }, {}))
    expect(rows.map((row) => (row.kind === 'change' ? [row.what, row.changes] : row.kind))).toEqual([
      ['changed', { state: ['open', 'canceled'] }],
      ['changed', { state: ['done', 'open'] }],
      ['changed', { state: ['open', 'done'] }],
      ['changed', { due_on: ['2026-05-10', '2026-05-12'], member_id: [null, { id: frida, name: 'Frida' }] }],
      ['created', {}],
    ])
    expect(rows.every(({ actor }) => actor.name !== '')).toBe(true)
  })

  test('saved unchanged keeps its version', async () => {
    const id = await within((work) => createTask(work, { description: 'Same', due_on: '2026-05-10' }))
    await within((work) => changeTask(work, id, { version: 1, description: ' Same ', due_on: '2026-05-10' }))
    expect((await within((work) => readTask(work, id))).version).toBe(1)
  })
})

test('open tasks are listed by due date, those without one last, page by page', async () => {
  const other = await aStudio()
  const days = ['2026-06-02', undefined, '2026-06-01', '2026-06-02']
  for (const [at, due_on] of days.entries())
    await other.studio.inTransaction((work) => createTask(work, { description: `Nr ${at}`, ...(due_on === undefined ? {} : { due_on }) }))
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof findTasks>> = await other.studio.readOnly((work) =>
      findTasks(work, { limit: 1, ...(after === null ? {} : { after }) }),
    )
    seen.push(...page.rows.map((row) => String(row.description)))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual(['Nr 2', 'Nr 0', 'Nr 3', 'Nr 1'])
  expect((await other.studio.readOnly((work) => findTasks(work, { due_to: '2026-06-01' }))).rows).toHaveLength(1)
  expect((await other.studio.readOnly((work) => findTasks(work, { search: 'nR 3' }))).rows).toHaveLength(1)
  expect((await other.studio.readOnly((work) => findTasks(work, { state: 'done' }))).rows).toHaveLength(0)
  await other.close()
})

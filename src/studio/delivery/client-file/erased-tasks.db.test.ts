import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClient } from '#studio/records/clients/queries.ts'
import { readOrder } from '#studio/records/orders/queries.ts'
import { readHistory } from '#studio/records/statuses/read-history.ts'
import { completeTask } from '#studio/records/tasks/complete-task.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anOrder } from '#support/records.ts'
import { eraseClient } from './erase-client.ts'

let studio: CaseStudio
beforeAll(async () => {
  studio = await caseStudio()
})
afterAll(() => studio.close())

test('erased: open tasks about the client and the client’s records are canceled, what is done or about others stays; orders under way stay', async () => {
  const id = await studio.client({ first_name: 'Zoe', last_name: 'Quill' })
  const [open, ofOrder, done, other, order] = await studio.studio.inTransaction(async (work) => {
    const production = await anOrder(work, 'production_order', { client_id: id })
    const made = [{ client_id: id }, { production_order_id: production }, { client_id: id }, {}]
    const tasks = [] as number[]
    for (const link of made) tasks.push(await createTask(work, { description: 'Something', ...link }))
    return [...tasks, production] as const
  })
  await studio.studio.inTransaction((work) => completeTask(work, done ?? 0, { completed: true, version: 1 }))
  await studio.studio.inTransaction(async (work) => eraseClient(work, id, (await readClient(work, id)).version))
  const { rows } = await studio.studio.readOnly((work) =>
    sql<object>`SELECT id, canceled_at IS NOT NULL AS canceled, completed_at IS NOT NULL AS done FROM task WHERE id = ANY(${[open, ofOrder, done, other]}::bigint[]) ORDER BY id`.execute(
      work.db,
    ),
  )
  expect(rows).toEqual([
    { id: open, canceled: true, done: false },
    { id: ofOrder, canceled: true, done: false },
    { id: done, canceled: false, done: true },
    { id: other, canceled: false, done: false },
  ])
  const history = await studio.studio.readOnly((work) => readHistory(work, { subjectKind: 'task', subjectId: open ?? 0 }, {}))
  expect(history.rows[0]).toMatchObject({ what: 'changed', changes: { state: ['open', 'canceled'] } })
  expect(await studio.studio.readOnly((work) => readOrder(work, 'production_order', order ?? 0))).toMatchObject({
    archived_at: null,
    client: { name: 'Erased client' },
  })
})

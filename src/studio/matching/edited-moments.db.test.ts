import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptClients } from '#studio/records/clients/keep-clients.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
})
afterEach(() => studio.close())

test('a trigger of clients that counts from a birthday later still finds, though its items count from a due date', async () => {
  const { now, today } = await studio.studio.readOnly(async (work) => work)
  const client = await studio.client({ birthday: { month: 5, day: 4, year: 1984 } })
  const status_id = await studio.studio.inTransaction(async (work) => {
    const { status_id: id, version } = await work.db.selectFrom('client').select(['status_id', 'version']).where('id', '=', client).executeTakeFirstOrThrow()
    await changeStatus(work, keptClients, { id: client, status_id: id, version, due_on: today })
    return id
  })
  const armed = { armed_at: new Date(now.getTime() - 86_400_000), swept_on: '2026-05-03', swept_at: now, created_at: now }
  const trigger = await addRow(studio.studio, 'trigger', {
    description: 'Call', subject_kind: 'client', basis: 'status', status_id, moment: 'status-due', purpose: 'transactional', active: true, ...armed,
  }) // biome-ignore format: one row
  await studio.find()
  await studio.studio.inTransaction((work) => sql`UPDATE trigger SET moment = 'birthday', armed_at = ${work.now} WHERE id = ${trigger}`.execute(work.db))
  await studio.find()
  expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'moment-moved']])
})

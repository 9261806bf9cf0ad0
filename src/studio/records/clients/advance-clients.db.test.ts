import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeSession } from '../sessions/change-session.ts'
import { changeStatusSetup } from '../statuses/change-status-setup.ts'
import { createStatus } from '../statuses/create-status.ts'
import { readStatus } from '../statuses/queries.ts'
import { readHistory } from '../statuses/read-history.ts'
import { advanceClients } from './advance-clients.ts'
import { readClient } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const marked = async (name: string, marks: { on_booking?: boolean; on_order?: boolean }) => {
  const id = await within((work) => statusCalled(work, 'client', name))
  const { version } = await within((work) => readStatus(work, id))
  await within((work) => changeStatusSetup(work, id, { version, ...marks }))
}
const statusOf = async (id: number) => (await within((work) => readClient(work, id))).status.name

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

test('without a mark nobody moves: booking leaves the client a lead', async () => {
  const client_id = await within((work) => aClient(work))
  await within((work) => aSession(work, { client_id, booked_on: '2026-05-04' }))
  expect(await statusOf(client_id)).toBe('Lead')
})

test('a booked session moves its client to the marked status, and the history names the session', async () => {
  await marked('Client', { on_booking: true })
  const [booked, asked] = await within(async (work) => [await aClient(work), await aClient(work)])
  await within((work) => aSession(work, { client_id: booked, number: 'A-1', booked_on: '2026-05-04' }))
  const inquiry = await within((work) => aSession(work, { client_id: asked, number: 'A-2' }))
  expect(await statusOf(booked)).toBe('Client')
  expect(await statusOf(asked)).toBe('Lead')
  await within((work) => changeSession(work, inquiry, { version: 1, booked_on: '2026-05-04' }))
  expect(await statusOf(asked)).toBe('Client')
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'client', subjectId: asked }, {}))
  expect(rows[0]).toMatchObject({ kind: 'status', status: { name: 'Client' }, note: 'Session A-2 was booked.' })
})

test('a booking that was there before moves nobody again, one that is given to another client moves that one', async () => {
  const [first, second, lead] = await within(async (work) => [await aClient(work), await aClient(work), await statusCalled(work, 'client', 'Lead')])
  const session = await within((work) => aSession(work, { client_id: first, booked_on: '2026-05-04' }))
  await within((work) => work.db.updateTable('client').set({ status_id: lead }).where('id', '=', first).execute())
  await within((work) => changeSession(work, session, { version: 1, notes: 'Bring the dog' }))
  expect(await statusOf(first)).toBe('Lead')
  await within((work) => changeSession(work, session, { version: 2, client_id: second }))
  expect(await statusOf(second)).toBe('Client')
})

test('a canceled booking that holds after all moves its client', async () => {
  const client_id = await within((work) => aClient(work))
  const session = await within((work) => aSession(work, { client_id, booked_on: '2026-05-04', canceled: true }))
  expect(await statusOf(client_id)).toBe('Lead')
  await within((work) => changeSession(work, session, { version: 1, canceled: false }))
  expect(await statusOf(client_id)).toBe('Client')
})

test('nobody goes back in the order, out of a final status, or out of the archive; a canceled booking is none', async () => {
  const vip = await within((work) => createStatus(work, { subject_kind: 'client', name: 'Regular' }))
  const [regular, past, canceled, away] = await within(async (work) => [
    await aClient(work, { status_id: vip }),
    await aClient(work, { status_id: await statusCalled(work, 'client', 'Past Client') }),
    await aClient(work),
    await aClient(work),
  ])
  for (const client_id of [regular, past]) await within((work) => aSession(work, { client_id, booked_on: '2026-05-04' }))
  await within((work) => aSession(work, { client_id: canceled, booked_on: '2026-05-04', canceled: true }))
  await within((work) => work.db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', away).execute())
  await within((work) => advanceClients(work, 'on_booking', [{ client_id: away, note: '' }]))
  expect(await Promise.all([regular, past, canceled, away].map(statusOf))).toEqual(['Regular', 'Past Client', 'Lead', 'Lead'])
})

test('an order has a mark of its own; each mark stands at one status', async () => {
  await marked('Client', { on_order: true })
  await marked('Regular', { on_order: true })
  const id = await within((work) => aClient(work))
  await within((work) => advanceClients(work, 'on_order', [{ client_id: id, note: 'Order P-1 was made.' }]))
  expect(await statusOf(id)).toBe('Regular')
  const client = await within(async (work) => readStatus(work, await statusCalled(work, 'client', 'Client')))
  expect([client.on_booking, client.on_order]).toEqual([true, false])
})

test('only a client status that is in use has such a mark', async () => {
  await expect(within((work) => createStatus(work, { subject_kind: 'session', name: 'X', on_booking: true }))).rejects.toMatchObject({ code: 'only-clients' })
  const client = await within((work) => statusCalled(work, 'client', 'Client'))
  const { version } = await within((work) => readStatus(work, client))
  await expect(within((work) => changeStatusSetup(work, client, { version, active: false }))).rejects.toMatchObject({ code: 'given-by-itself' })
  await within((work) => changeStatusSetup(work, client, { version, active: false, on_booking: false }))
})

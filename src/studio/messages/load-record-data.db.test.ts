import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import { createVendor } from '#studio/records/vendors/create-vendor.ts'
import type { Work } from '#studio/staff/work.ts'
import { addMember } from '#support/people.ts'
import { aClient, anAppointment, anOrder, aSession, aStudio, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { loadMergeData } from './load-merge-data.ts'
import { fieldsOn, type SubjectKind } from './rendering/merge-fields.ts'

let here: TestStudio
beforeAll(async () => {
  here = await aStudio()
})
afterAll(() => here.close())

const load = (kind: SubjectKind, id: number) => here.studio.readOnly(async (work) => (await loadMergeData(work, kind, [id])).get(id))
const make = (run: (work: Work) => Promise<number>) => here.studio.inTransaction(run)
const fields = (groups: object = {}) =>
  Object.entries(groups).flatMap(([group, leaves]) => (typeof leaves === 'object' ? Object.keys(leaves).map((leaf) => `${group}.${leaf}`) : []))

test('an appointment says when, where and with whom; without a client of its own it is the session’s', async () => {
  const session = await make((work) => aSession(work))
  const maya = await addMember(here.studio)
  const id = await make((work) => anAppointment(work, { session_id: session, at_time: '10:30', place: 'Second floor', member_id: maya }))
  const data = await load('appointment', id)
  expect(data).toMatchObject({
    client: { full_name: 'Anna Miller' },
    session: { type: 'Family' },
    appointment: { type: 'Consultation', date: 'Monday, May 11, 2026', time: '10:30 AM', place: 'Second floor', with: 'Maya Ortiz' },
  })
  expect(fields(data).toSorted()).toEqual(fieldsOn('appointment').toSorted())
})

test('an appointment without a client has the client’s fields empty', async () => {
  const id = await make((work) => anAppointment(work))
  expect(await load('appointment', id)).toMatchObject({ client: { first_name: null, full_name: null }, session: { date: null }, appointment: { place: null } })
})

test('amounts of an invoice stand in the studio’s currency, in the words of whom it is for', async () => {
  const client = await make((work) => aClient(work, { language: 'de' }))
  const id = await make(async (work) =>
    createInvoice(work, {
      bill_to_id: client,
      type_id: await typeCalled(work, 'Session'),
      number: 'I-107',
      lines: [{ description: 'Album', unit_price: 124000 }],
      payments: [{ amount: 50000 }],
      dues: [{ due_on: '2026-06-01', amount: 124000 }],
    }),
  )
  const data = await load('invoice', id)
  expect(data).toMatchObject({
    language: 'de',
    invoice: { number: 'I-107', total: '1.240,00\u00a0$', paid: '500,00\u00a0$', balance: '740,00\u00a0$', due_date: 'Montag, 1. Juni 2026' },
  })
  expect(fields(data).toSorted()).toEqual(fieldsOn('invoice').toSorted())
})

test('both kinds of orders name their vendor and their days', async () => {
  const vendor = await make((work) => createVendor(work, { name: 'Lakeside Lab' }))
  const told = { vendor_id: vendor, number: 'P-31', description: 'Album', expected_on: '2026-05-20' }
  for (const kind of ['production_order', 'preproduction_order'] as const) {
    const id = await make((work) => anOrder(work, kind, told))
    const data = await load(kind, id)
    expect(data).toMatchObject({ order: { number: 'P-31', vendor: 'Lakeside Lab', description: 'Album', expected: 'Wednesday, May 20, 2026', received: null } })
    expect(fieldsOn(kind).filter((name) => !fields(data).includes(name))).toEqual([])
  }
})

test('a task says what is to be done, by whom and when', async () => {
  const maya = await addMember(here.studio, { name: 'Maya Stone' })
  const id = await make((work) => createTask(work, { description: 'Order the album', due_on: '2026-05-08', member_id: maya }))
  const data = await load('task', id)
  expect(data).toMatchObject({
    task: { description: 'Order the album', due: 'Friday, May 8, 2026', assignee: 'Maya Stone', type: null },
    client: { email: null },
  })
  expect(fields(data).toSorted()).toEqual(fieldsOn('task').toSorted())
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, anAppointment, anOrder, aSession, aStudio, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeAppointment } from './appointments/change-appointment.ts'
import { findAppointments } from './appointments/queries.ts'
import { createInvoice } from './invoices/create-invoice.ts'
import { findInvoices } from './invoices/queries.ts'
import { findOrders } from './orders/queries.ts'
import { findSessions } from './sessions/queries.ts'
import { createTask } from './tasks/create-task.ts'
import { findTasks } from './tasks/queries.ts'
import { createVendor } from './vendors/create-vendor.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const sessions = (search: string) => within(async (work) => (await findSessions(work, { search })).rows.map(({ number }) => number))
const appointments = (search: string) => within(async (work) => (await findAppointments(work, { search })).rows.map(({ name }) => name))
const invoices = (search: string) => within(async (work) => (await findInvoices(work, { search })).rows.map(({ number }) => number))
const orders = (search: string) => within(async (work) => (await findOrders(work, 'production_order', { search })).rows.map(({ description }) => description))
const tasks = (search: string) => within(async (work) => (await findTasks(work, { search })).rows.map(({ description }) => description).toSorted())
const many = 4_500

beforeAll(async () => {
  made = await aStudio()
  await within(async (work) => {
    const zoe = await aClient(work, { first_name: 'Zoë', last_name: 'Smith-Jones', phones: [{ phone: '(312) 555-0142', label: 'Mobile', sms: true }] })
    const session_id = await aSession(work, { client_id: zoe, number: 'S-00042' })
    await aSession(work, { number: '2026/0420' })
    await anAppointment(work, { client_id: zoe, title: 'Cake smash', place: 'Café Roux' })
    await anAppointment(work)
    const [type_id, vendor_id] = [await typeCalled(work, 'Print Order'), await createVendor(work, { name: 'Bay Color Lab' })]
    const invoice_id = await createInvoice(work, { type_id, bill_to_id: zoe, session_id, number: 'I-00007' })
    await createTask(work, { description: 'Frame it', client_id: zoe })
    await createTask(work, { description: 'Call the mother', session_id })
    await createTask(work, { description: 'Order the prints', invoice_id })
    await createTask(work, { description: 'Buy a crème cake' })
    await createTask(work, { description: 'Cut mats', notes: '8 x 10, 3 of each' })
    await anOrder(work, 'production_order', { client_id: zoe, vendor_id, description: 'Oak frame', tracking: '1Z-99' })
  })
})
afterAll(() => made.close())

test.each([
  ['zoe smith', ['Call the mother', 'Frame it', 'Order the prints']],
  ['312-555-0142', ['Call the mother', 'Frame it', 'Order the prints']],
  ['42 mother', ['Call the mother']],
  ['I-00007', ['Order the prints']],
  ['crème', ['Buy a crème cake']],
  ['CREME ca', ['Buy a crème cake']],
  ['8 x 10, 3 of each', ['Cut mats']],
  ['zoe cake', []],
])('tasks are found by what is to be done, for whom, and by numbers: %j', async (search, descriptions) => {
  expect(await tasks(search)).toEqual(descriptions)
})

test('among thousands of clients and numbers that begin alike a task is found, too', async () => {
  const thousands = sql.raw(`generate_series(1, ${many}) AS n(n)`)
  await within(async (work) => {
    const [client_id, session_id] = [await aClient(work, { first_name: 'Mo', last_name: 'Zzyzx' }), await aSession(work, { number: 'QQ-1' })]
    await createTask(work, { description: 'Ring Mo', client_id })
    await createTask(work, { description: 'Pack', session_id })
    await sql`INSERT INTO client_word (word, sort_name, client_id) SELECT 'zzyzx', n.n::text, 900000 + n.n FROM ${thousands}`.execute(work.db)
    await sql`INSERT INTO record_word (subject_kind, word, subject_id) SELECT 'session', 'qq-1', 900000 + n.n FROM ${thousands}`.execute(work.db)
  })
  expect(await tasks('zzyz')).toEqual(['Ring Mo'])
  expect(await tasks('qq-1')).toEqual(['Pack'])
})

test.each(['smith', 'JONES zoe', 'smi zo', '0142', '(312) 555-0142', 's-00042', 'S-0004', '00042', 'zoë 42'])('a session is found by %j', async (search) => {
  expect(await sessions(search)).toContain('S-00042')
})

test.each(['mith', '555-01', 'zoe 43', 'zoe%', '00043', "'; DROP TABLE session; --", '()'])('a session is not found by %j', async (search) => {
  expect(await sessions(search)).toEqual([])
})

test('a number is found by its parts, too', async () => {
  expect(await sessions('2026')).toEqual(['2026/0420'])
  expect((await sessions('42')).toSorted()).toEqual(['2026/0420', 'S-00042'])
})

test('an appointment is found by its title, its place, its client, and by its type, by which it is called', async () => {
  for (const search of ['cake', 'roux zoe', 'smash jones']) expect(await appointments(search), search).toEqual(['Cake smash'])
  expect((await appointments('consult')).toSorted()).toEqual(['Cake smash', 'Consultation'])
  expect(await appointments('ake')).toEqual([])
})

test('an invoice is found by its number, its session’s number, and who pays; an order by what it is and who makes it', async () => {
  for (const search of ['I-00007', '7', 'smith', 's-00042', 'zoe 42']) expect(await invoices(search), search).toEqual(['I-00007'])
  expect(await invoices('zoe 43')).toEqual([])
  for (const search of ['oak', 'bay', '1z-99', 'frame zoe', 'color smith']) expect(await orders(search), search).toEqual(['Oak frame'])
  expect(await orders('oak maple')).toEqual([])
})

test('new words take the place of old ones, and what is gone has none', async () => {
  const id = await within((work) => anAppointment(work, { title: 'Rehearsal' }))
  await within((work) => changeAppointment(work, id, { title: 'Fitting', version: 1 }))
  expect(await appointments('rehearsal')).toEqual([])
  expect(await appointments('fitting')).toEqual(['Fitting'])
  await within((work) => sql`DELETE FROM appointment WHERE id = ${id}`.execute(work.db))
  const left = await within((work) =>
    sql<{ word: string }>`SELECT word FROM record_word WHERE subject_kind = 'appointment' AND subject_id = ${id}`.execute(work.db),
  )
  expect(left.rows).toEqual([])
})

test('a name that thousands of sessions have shows all of them page by page, and one of them by its number', async () => {
  await within(async (work) => {
    const client_id = await aClient(work, { first_name: 'Mia', last_name: 'Garcia' })
    const other = await aSession(work, { client_id, number: 'G-1' })
    await sql`
      INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_at)
      SELECT 'G-' || i, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, date '2020-01-01' + i, now(), now()
      FROM session CROSS JOIN generate_series(2, ${many}) i WHERE id = ${other}`.execute(work.db)
  })
  const numbers: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof findSessions>> = await within((work) =>
      findSessions(work, { search: 'garc', limit: 500, ...(after === null ? {} : { after }) }),
    )
    numbers.push(...page.rows.map(({ number }) => number))
    after = page.next
    if (after === null) break
  }
  expect(new Set(numbers).size).toBe(many)
  expect(numbers).toHaveLength(many)
  expect(await sessions('garcia g-4321')).toEqual(['G-4321'])
  expect(await sessions('mia g-432')).toHaveLength(11)
  expect(await sessions('g- smith')).toEqual([])
})

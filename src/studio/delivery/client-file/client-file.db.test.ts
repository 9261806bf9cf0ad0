import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addAttempt } from '#studio/messages/calls/add-attempt.ts'
import type { CallResult } from '#studio/messages/calls/call-result.ts'
import { loadReachability } from '#studio/messages/load-reachability.ts'
import { suppressAddress } from '#studio/messages/suppression/suppress-address.ts'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { movedKindNames } from '#studio/records/care/moved-kinds.ts'
import * as clients from '#studio/records/clients/contract.ts'
import { clientRoutes } from '#studio/records/clients/routes.ts'
import { importFile } from '#studio/records/imports/import-file.ts'
import { listRefusals, listRefusedRows } from '#studio/records/imports/queries.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { orderKinds } from '#studio/records/orders/order.ts'
import { changeTask } from '#studio/records/tasks/change-task.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anAppointment, anOrder, typeCalled } from '#support/records.ts'
import { addRow } from '#support/studio.ts'
import { readTimeline } from '../timeline/contract.ts'
import { timelineRoutes } from '../timeline/routes.ts'
import * as file from './contract.ts'
import { clientFileRoutes } from './routes.ts'

let studio: CaseStudio
let ask: ReturnType<typeof caller>
beforeEach(async () => {
  studio = await caseStudio()
  ask = caller(studio.studio, [...clientFileRoutes, ...timelineRoutes, ...clientRoutes])
})
afterEach(() => studio.close())

const person = { first_name: 'Zoe', last_name: 'Quill', emails: ['zoe@quill.example'], phones: [{ phone: '402 555 0177' }], notes: 'Allergic to cats', street: '9 Elm', family_members: [{ name: 'Milo' }] } // biome-ignore format: one person

/** An email to a client, and where it stands. */
async function email(client: number, session: number | null, state: string): Promise<number> {
  const id = await addRow(studio.studio, 'communication', {
    channel: 'email', purpose: 'transactional', recipient_kind: 'client', recipient_client_id: client, client_id: client, session_id: session,
    to_name: 'Zoe Quill', to_address: 'zoe@quill.example', description: 'Reminder', subject: 'Dear Zoe', html: '<p>Zoe Quill</p>', plain: 'Zoe Quill',
    message_id: `m${Math.random()}`, actor_kind: 'job', actor_name: 'Test', created_at: new Date('2026-05-04T14:00:00Z'),
  }) // biome-ignore format: a row
  const settled = sql`UPDATE dispatch SET state = ${state}, response = '250 zoe@quill.example taken', settled_at = CASE WHEN ${state} = 'sent' THEN now() END`
  await studio.studio.inTransaction((work) => sql`${settled} WHERE communication_id = ${id}`.execute(work.db))
  return id
}
/** A call to a client, tried once. */
async function tryCall(client: number, session: number | null, result: CallResult, note: string): Promise<number> {
  const id = await addRow(studio.studio, 'communication', {
    channel: 'call', purpose: 'transactional', recipient_kind: 'client', recipient_client_id: client, client_id: client, session_id: session,
    to_name: 'Zoe Quill', to_address: '+14025550177', description: 'Confirm with Zoe Quill', plain: 'Ask Zoe Quill', due_on: '2026-05-04', call_state: 'open',
    actor_kind: 'job', actor_name: 'Test', created_at: new Date('2026-05-04T14:00:00Z'),
  }) // biome-ignore format: a row
  await studio.studio.inTransaction((work) => addAttempt(work, id, { version: 1, result, note }))
  return id
}
const erase = async (id: number) =>
  ask(file.eraseClient, { params: { id }, body: { version: (await ask(clients.readClient, { params: { id } })).version, confirm: true } })

/** Every text of the studio's tables in which a word stands, as table and column. */
async function whereStands(word: string): Promise<string[]> {
  return studio.studio.readOnly(async (work) => {
    const { rows } = await sql<{ table: string; column: string }>`
      SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.columns s
        ON s.table_schema = c.table_schema AND s.table_name = c.table_name AND s.column_name = 'studio_id'
      WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'ARRAY')`.execute(work.db)
    const found: string[] = []
    for (const { table, column } of rows) {
      const hits = await sql`SELECT FROM ${sql.table(table)} WHERE ${sql.ref(column)}::text ILIKE ${`%${word}%`} LIMIT 1`.execute(work.db)
      if (hits.rows.length > 0) found.push(`${table}.${column}`)
    }
    return found
  })
}

test('case 60: erased: no name, address or text is left anywhere; the hash stops, the ledger keeps its promise, sessions keep their dates', async () => {
  await studio.trigger()
  const id = await studio.client(person)
  const loser = await studio.client({ ...person, first_name: 'Zoë' })
  const session = await studio.session({ client_id: id, primary_on: '2026-05-11', notes: 'Zoe wants the lake' })
  await studio.changeClient(loser, { company: 'Quill Ltd' })
  await studio.studio.inTransaction((work) => createTask(work, { description: 'Call Zoe Quill', client_id: id }))
  for (const kind of orderKinds) await studio.studio.inTransaction((work) => anOrder(work, kind, { client_id: id, description: 'Album of Zoe Quill' }))
  await studio.studio.inTransaction((work) => mergeClients(work, { winnerId: id, loserId: loser, version: 1, loserVersion: 2 }))
  await studio.find()
  await studio.studio.inTransaction((work) => sql`UPDATE triggered_item SET state = 'processed', detail = 'Zoe'`.execute(work.db))
  const [sent, waiting] = [await email(id, session, 'sent'), await email(id, session, 'waiting')]
  await tryCall(id, session, 'wrong-number', 'Zoe has moved')
  await studio.studio.inTransaction((work) =>
    suppressAddress(work, { channel: 'email', address: 'zoe@quill.example', scope: 'marketing', reason: 'unsubscribed', source: 'zoe@quill.example wrote' }),
  )
  await studio.studio.inTransaction((work) => sql`UPDATE suppression SET actor_kind = 'client', actor_name = address`.execute(work.db))
  await expect(erase(id)).rejects.toMatchObject({ code: 'sessions-to-come' })
  await studio.at('2026-05-12T08:00')
  const erased = await erase(id)
  expect(erased).toMatchObject({
    first_name: '',
    last_name: 'Erased client',
    emails: [],
    phones: [],
    family_members: [],
    notes: '',
    erased_at: expect.any(String),
  })
  await studio.find()
  for (const word of ['Zoe', 'Zoë', 'Quill', '5550177', 'Allergic', 'Milo', '9 Elm', 'lake']) expect([word, await whereStands(word)]).toEqual([word, []])
  const { rows } = await studio.studio.readOnly((work) =>
    sql`SELECT (SELECT primary_on FROM session) AS on, (SELECT state FROM triggered_item) AS item, (SELECT state FROM dispatch WHERE communication_id = ${sent}) AS sent,
      (SELECT state FROM dispatch WHERE communication_id = ${waiting}) AS waiting, (SELECT count(*)::int FROM suppression WHERE address IS NULL AND lifted_at IS NULL) AS stops`.execute(
      work.db,
    ),
  )
  expect(rows).toEqual([{ on: '2026-05-11', item: 'processed', sent: 'sent', waiting: 'recalled', stops: 2 }])
  await expect(erase(id)).rejects.toMatchObject({ code: 'client-erased' })
  await expect(studio.changeClient(id, { city: 'X' })).rejects.toMatchObject({ code: 'client-erased' })
  expect((await ask(clients.listClients, { query: { archived: true } })).rows).toEqual([])
})

test('erased: what was written in an appointment or a task of the client’s records goes too, with its history, whomever it names itself', async () => {
  const id = await studio.client(person)
  const session = await studio.session({ client_id: id })
  await studio.studio.inTransaction(async (work) => {
    const appointment = await anAppointment(work, { session_id: session, client_id: null, title: 'Zoe comes to look', on_day: '2026-05-02' })
    const order = await anOrder(work, 'production_order', { client_id: id })
    const invoice = await createInvoice(work, { type_id: await typeCalled(work, 'Session'), bill_to_id: id, notes: 'Zoe pays' })
    for (const link of [{ session_id: session }, { appointment_id: appointment }, { production_order_id: order }, { invoice_id: invoice }]) {
      const task = await createTask(work, { description: 'Call Zoe Quill', ...link })
      await changeTask(work, task, { version: 1, description: 'Call Zoe once more', notes: 'Zoe was out' })
    }
    await createTask(work, { description: 'Buy paper' })
  })
  await erase(id)
  for (const word of ['Zoe', 'Quill']) expect([word, await whereStands(word)]).toEqual([word, []])
  expect(await whereStands('Buy paper')).toEqual(['task.description'])
})

test('erased: rows of files that were refused and tell of the client are forgotten, by whatever they tell it; others stay', async () => {
  const id = await studio.client({ ...person, external_id: 'C-7' })
  const headers = 'Client ID,First Name,Last Name,Email,Phone,Birthday'
  const rows = [
    'C-7,Z.,Q.,,,31/31/1990', ',Zoe,Quill,,,never', ',Z,,ZOE@quill.example,,never', ',Somebody,,,402.555.0177,never', ',Zoe,Somebody,,,never', ',Max,Quill,,,never',
  ] // biome-ignore format: a file
  const run = await importFile(studio.studio, { kind: 'client', file_name: 'c.csv', content: [headers, ...rows].join('\n'), date_order: 'mdy' })
  const refused = () => studio.studio.readOnly(async (work) => [await listRefusedRows(work, run, {}), await listRefusals(work, run, {})] as const)
  expect((await refused())[0].rows).toHaveLength(6)
  await erase(id)
  const [left, reasons] = await refused()
  expect(left.rows.map(({ line }) => line)).toEqual([6, 7])
  expect([...new Set(reasons.rows.map(({ line }) => line))]).toEqual([6, 7])
})

test('an erasure waits for an email that is just being sent, and erases nothing meanwhile', async () => {
  const id = await studio.client(person)
  await email(id, null, 'sending')
  await expect(erase(id)).rejects.toMatchObject({ code: 'just-sending' })
  expect(await ask(clients.readClient, { params: { id } })).toMatchObject({ first_name: 'Zoe', erased_at: null })
})

test('the stop of an address that somebody else has too keeps its address', async () => {
  const id = await studio.client(person)
  await studio.client({ first_name: 'Ben', emails: ['zoe@quill.example'] })
  await studio.studio.inTransaction((work) =>
    suppressAddress(work, { channel: 'email', address: 'zoe@quill.example', scope: 'all', reason: 'by-hand', source: '' }),
  )
  await erase(id)
  const { rows } = await studio.studio.readOnly((work) => sql`SELECT address FROM suppression`.execute(work.db))
  expect(rows).toEqual([{ address: 'zoe@quill.example' }])
})

test('the export holds the client, the records and the messages with their texts', async () => {
  const id = await studio.client(person)
  const session = await studio.session({ client_id: id, number: 'S-5', further_dates: [{ label: 'Rain date', on_day: '2026-06-02' }] })
  await studio.studio.inTransaction((work) => createTask(work, { description: 'Frame the prints', session_id: session }))
  await studio.studio.inTransaction(async (work) => {
    await anAppointment(work, { session_id: session, client_id: null, title: 'Choose the frame' })
    const invoice = await createInvoice(work, {
      type_id: await typeCalled(work, 'Session'),
      bill_to_id: id,
      lines: [{ description: 'Prints', unit_price: '90' }],
    })
    const album = await anOrder(work, 'production_order', { client_id: id })
    await anOrder(work, 'preproduction_order', { client_id: id })
    await createTask(work, { description: 'Collect the money', invoice_id: invoice })
    await createTask(work, { description: 'Ring the lab', production_order_id: album })
  })
  await email(id, session, 'sent')
  const other = await studio.client({ first_name: 'Somebody', last_name: 'Else' })
  await studio.session({ client_id: other })
  const found = await ask(file.exportClient, { params: { id } })
  expect(found).toMatchObject({
    client: { first_name: 'Zoe', emails: ['zoe@quill.example'] },
    sessions: [{ number: 'S-5', type: 'Family', status: 'Booked', further_dates: [{ label: 'Rain date', on_day: '2026-06-02' }] }],
    appointments: [{ title: 'Choose the frame', type: 'Consultation', status: 'Planned' }],
    invoices: [{ type: 'Session', status: 'Draft', lines: [{ description: 'Prints' }], payments: [], dues: [] }],
    production_orders: [{ type: 'Prints', status: 'To Order', vendor: null }],
    preproduction_orders: [{ status: 'To Edit', vendor: null }],
    tasks: [{ description: 'Frame the prints' }, { description: 'Collect the money' }, { description: 'Ring the lab' }],
    messages: [{ to_address: 'zoe@quill.example', html: '<p>Zoe Quill</p>', state: 'sent' }],
    statuses: ['Lead', 'Booked', 'Planned', 'Draft', 'To Order', 'To Edit'].map((status) => ({ status })),
  })
  expect(new Set(found.history.map(({ subject_kind }) => subject_kind))).toEqual(new Set(['client', ...movedKindNames]))
  expect(JSON.stringify(found)).not.toContain('Somebody')
  await expect(ask(file.exportClient, { params: { id: 9_999_999 } })).rejects.toMatchObject({ code: 'no-such-client' })
})

test('tries at calls stand in the timeline and the export, of those merged in too; a number wrong for the one is wrong for both', async () => {
  const id = await studio.client(person)
  const loser = await studio.client({ ...person, first_name: 'Zoë' })
  await tryCall(id, null, 'no-answer', 'Rang long')
  await tryCall(loser, null, 'wrong-number', '')
  const version = 1
  await studio.studio.inTransaction((work) => mergeClients(work, { winnerId: id, loserId: loser, version, loserVersion: version }))
  await studio.find()
  const { rows } = await ask(readTimeline, { params: { id } })
  expect(rows.filter(({ kind }) => kind === 'call-tried').map(({ title, detail }) => [title, detail])).toEqual([
    ['Confirm with Zoe Quill', 'wrong-number: Closed: no number that works'],
    ['Confirm with Zoe Quill', 'no-answer: Rang long'],
  ])
  expect((await ask(file.exportClient, { params: { id } })).call_attempts).toMatchObject([
    { result: 'no-answer', note: 'Rang long' },
    { result: 'wrong-number' },
  ])
  const reach = (await studio.studio.readOnly((work) => loadReachability(work, [id]))).get(id)
  expect(reach?.call.transactional).toEqual({ ok: false, why: 'suppressed-phone' })
})

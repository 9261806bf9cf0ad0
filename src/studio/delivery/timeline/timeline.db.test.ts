import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { keptAppointments } from '#studio/records/appointments/keep-appointments.ts'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { addPayment } from '#studio/records/invoices/add-payment.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { changeOrderStatus } from '#studio/records/orders/change-order-status.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anAppointment, anOrder, statusCalled, typeCalled } from '#support/records.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow, testDeployment } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { editText } from '../edits/edit-text.ts'
import { readText } from '../edits/read-text.ts'
import { findAndRecall } from '../find-and-recall.ts'
import { sendDue } from '../send-due.ts'
import { readClientComing, readTimeline } from './contract.ts'
import { findComing } from './find-coming.ts'
import { findMoments } from './find-moments.ts'
import { ofClients, ofSession } from './moments.ts'
import { timelineRoutes } from './routes.ts'

let cases: CaseStudio
let sink: Sink
let client = 0
let session = 0
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 0`)
  await addT7(cases, [emailStep(await addTemplate(cases))])
  client = await cases.client()
  session = await cases.session({ client_id: client, primary_on: '2026-06-12', primary_time: '10:00' })
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const ask = () => caller(cases.studio, timelineRoutes)
const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const coming = async (whole: boolean) => {
  const scope = whole ? ofClients([client]) : ofSession(session)
  const wanted = { scope, clientId: client, sessionId: whole ? null : session, days: 90, limit: 100, deployment: testDeployment }
  return (await cases.studio.readOnly((work) => findComing(work, wanted))).rows
}
const first = (limit: number) => ask()(readClientComing, { params: { id: client }, query: { limit } })
const told = async (whole = false) => (await coming(whole)).map(({ kind, on, title, may }) => [kind, on, title, may.join(' ')])

/** An email to a client that has left. */
async function email(of: number, about: number): Promise<void> {
  const id = await addRow(cases.studio, 'communication', {
    channel: 'email', purpose: 'transactional', recipient_kind: 'client', recipient_client_id: of, client_id: of, session_id: about, to_name: 'Zoe', to_address: 'zoe@quill.example',
    description: 'Reminder', subject: 'Dear Zoe', message_id: 'm1', actor_kind: 'job', actor_name: 'Test', created_at: new Date('2026-05-04T14:00:00Z'),
  }) // biome-ignore format: a row
  await change(sql`UPDATE dispatch SET state = 'sent', settled_at = now() WHERE communication_id = ${id}`)
}

async function process(): Promise<void> {
  await cases.at('2026-06-05T09:00')
  await findAndRecall(cases.studio)
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
}

test('what is expected becomes an item, then a message on its way, then what happened; each with what may be done; of a session only its own', async () => {
  await cases.session({ client_id: client, primary_on: '2026-07-01' })
  await addT7(cases, [callStep()], { description: 'The day before', offset_count: -1 })
  expect(await told()).toEqual([
    ['expected', '2026-06-05', 'A week before', ''],
    ['expected', '2026-06-11', 'The day before', ''],
    ['session', '2026-06-12', expect.stringContaining('Family'), ''],
  ])
  expect((await told(true)).map(([, on]) => on)).toEqual(['2026-06-05', '2026-06-11', '2026-06-12', '2026-06-24', '2026-06-30', '2026-07-01'])
  // Where triggers do more than is asked for, all else ends with the last of it too.
  expect(await first(2)).toMatchObject({ last_on: '2026-06-11', more: true, rows: [{ on: '2026-06-05' }, { on: '2026-06-11' }] })
  expect(await first(4)).toMatchObject({ last_on: '2026-08-01', more: false })
  await cases.at('2026-06-05T08:00')
  await findAndRecall(cases.studio)
  expect((await told())[0]).toEqual(['item', '2026-06-05', 'A week before', 'process skip delete'])
  await change(sql`UPDATE triggered_item SET state = 'held'`)
  expect((await coming(false))[0]).toMatchObject({ detail: expect.stringMatching(/^Held · /), may: ['process', 'delete'] })
  await change(sql`UPDATE triggered_item SET state = 'active'`)
  await process()
  expect((await told())[0]).toEqual(['email', '2026-06-05', 'Your Family session', 'send-now recall edit'])
  await sendDue(cases.studio)
  expect((await told()).map(([kind]) => kind)).toEqual(['expected', 'session'])
  const { rows } = await cases.studio.readOnly((work) => findMoments(work, ofSession(session), {}))
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['email', 'session', 'session-status', 'change']))
  // Why it was sent can be asked there.
  expect(rows.find(({ kind }) => kind === 'email')?.item_id).toEqual(expect.any(Number))
})

test('the timeline tells everything of a client and of who was merged into it, newest first, page by page; a session that was moved with its day of then', async () => {
  const id = await cases.client({ first_name: 'Zoe', emails: ['zoe@quill.example'], phones: [{ phone: '402 555 0177' }] })
  const loser = await cases.client({ first_name: 'Zo' })
  await cases.at('2026-05-05T08:00')
  const session = await cases.session({ client_id: loser, number: 'S-77', primary_on: '2026-06-01' })
  await cases.at('2026-05-06T08:00')
  await cases.change(session, { primary_on: '2026-06-12' })
  await cases.studio.inTransaction((work) => createTask(work, { description: 'Order the album', client_id: id }))
  await cases.studio.inTransaction((work) => createTask(work, { description: 'Pack the lights', session_id: session }))
  await cases.at('2026-05-07T08:00')
  await cases.studio.inTransaction((work) => mergeClients(work, { winnerId: id, loserId: loser, version: 1, loserVersion: 1 }))
  await cases.at('2026-05-08T08:00')
  await email(id, session)
  const all = await ask()(readTimeline, { params: { id }, query: {} })
  expect(all.next).toBeNull()
  expect(all.rows.map(({ kind, title, detail }) => `${kind}: ${title} ${detail}`.trim())).toEqual([
    'change: merged',
    'change: merged',
    'change: changed emails phones',
    'task: Pack the lights',
    'task: Order the album',
    'session-moved: S-77 2026-06-01 → 2026-06-12',
    'session-status: S-77: Booked',
    'session: S-77 Family 2026-06-01',
    'email: Dear Zoe sent',
    'status: Lead',
    'change: created',
    'status: Lead',
    'change: created',
  ])
  const paged: unknown[] = []
  for (let after: string | undefined; ; ) {
    const page = await ask()(readTimeline, { params: { id }, query: { limit: 3, ...(after === undefined ? {} : { after }) } })
    paged.push(...page.rows)
    if (page.next === null) break
    after = page.next
  }
  expect(paged).toEqual(all.rows)
})

test('the timeline tells how appointments, invoices and orders went on, each kind by its own name', async () => {
  const id = await cases.client({ first_name: 'Zo' })
  const session = await cases.session({ client_id: id })
  const made = await cases.studio.inTransaction(async (work) => ({
    appointment: await anAppointment(work, { session_id: session, client_id: null, title: 'Viewing' }),
    invoice: await createInvoice(work, { type_id: await typeCalled(work, 'Session'), bill_to_id: id, number: 'I-9', lines: [{ description: 'Prints', unit_price: '90' }] }), // biome-ignore format: a line
    order: await anOrder(work, 'production_order', { client_id: id, number: 'P-9' }),
    proofs: await anOrder(work, 'preproduction_order', { client_id: id, number: 'R-9' }),
  }))
  await cases.at('2026-05-06T08:00')
  await cases.studio.inTransaction(async (work) => {
    const called = async (kind: 'appointment' | 'production_order', name: string) =>
      (await sql<{ id: number }>`SELECT u.id FROM status u JOIN ${sql.table(kind)} r ON r.type_id = u.type_id WHERE u.name = ${name}`.execute(work.db)).rows[0]
        ?.id ?? 0
    await changeStatus(work, keptAppointments, { id: made.appointment, version: 1, status_id: await called('appointment', 'Held'), note: 'Loved them' })
    await changeOrderStatus(work, 'production_order', { id: made.order, version: 1, status_id: await called('production_order', 'At the Lab') })
    await changeOrderStatus(work, 'preproduction_order', {
      id: made.proofs,
      version: 1,
      status_id: await statusCalled(work, 'preproduction_order', 'Approved'),
    })
    await addPayment(work, made.invoice, { version: 1, amount: '40' })
  })
  const { rows } = await ask()(readTimeline, { params: { id }, query: {} })
  const told = rows.filter(({ kind }) => /appointment|invoice|payment|order/.test(kind)).map(({ kind, title, detail }) => `${kind}: ${title} ${detail}`.trim())
  expect(told.slice(0, 4).toSorted()).toEqual([
    'appointment-status: Viewing: Held Loved them', 'order-status: P-9: At the Lab', 'payment: I-9', 'preproduction-order-status: R-9: Approved',
  ]) // biome-ignore format: a list
  expect(told.slice(4).toSorted()).toEqual(['appointment: Viewing 2026-05-11', 'invoice: I-9 2026-05-04', 'order: P-9', 'preproduction-order: R-9'])
})

const only = async () => (await coming(false)).find(({ kind }) => kind === 'email')?.id ?? 0
const edit = (id: number, body: string, version = 1) =>
  cases.studio.inTransaction((work) => editText(work, { id, version, subject: 'Just for you', body }, testDeployment))

test('one message is edited before it leaves: framed as any other, marked, and not written anew when its record changes', async () => {
  await change(sql`UPDATE studio SET rest_seconds = 3600`)
  await process()
  const id = await only()
  const before = await cases.studio.readOnly((work) => readText(work, id))
  expect(before).toMatchObject({ subject: 'Your Family session', body: '<p>Hello Anna, see you on Friday, June 12, 2026.</p>', edited_at: null })
  await edit(id, '<p>Hello <strong>Anna</strong>, bring {{ client.first_name }}’s dog.</p><script>x</script>')
  await expect(edit(id, '<p>Late</p>')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(edit(id, '<p>{{ client.nonsense }}</p>', 2)).rejects.toMatchObject({ code: 'bad-text' })
  await cases.change(session, { primary_time: '16:00', notes: 'Later' })
  await cases.changeClient(client, { first_name: 'Ann' })
  await findAndRecall(cases.studio)
  await change(sql`UPDATE dispatch SET next_at = now()`)
  await cases.at('2026-06-05T10:30')
  expect(await sendDue(cases.studio)).toMatchObject({ recalled: 0, sent: 1 })
  expect(sink.received).toHaveLength(1)
  await expect(edit(id, '<p>Again</p>', 2)).rejects.toMatchObject({ code: 'not-waiting' })
  expect(await cases.studio.readOnly((work) => readText(work, id))).toMatchObject({
    subject: 'Just for you',
    body: '<p>Hello <strong>Anna</strong>, bring Anna’s dog.</p>',
    edited_by: { kind: 'user' },
  })
})

test('an edited one that does not fit any more is taken back; one that has left keeps its text', async () => {
  await change(sql`UPDATE studio SET rest_seconds = 3600`)
  await process()
  const id = await only()
  await edit(id, '<p>Only for you.</p>')
  await cases.change(session, { primary_on: '2026-06-20' })
  await findAndRecall(cases.studio)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 0 })
  await expect(edit(id, '<p>Again</p>', 2)).rejects.toMatchObject({ code: 'not-waiting' })
})

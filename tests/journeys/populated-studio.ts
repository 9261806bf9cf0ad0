import { addAttempt, listCalls } from '#studio/delivery/call-desk/contract.ts'
import { decideDispatch, listDispatches, sendNow } from '#studio/delivery/contract.ts'
import type { Decision } from '#studio/matching/item.ts'
import { addSuppression } from '#studio/messages/suppression/contract.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { decideItem, findNow } from '#studio/processing/contract.ts'
import { createAppointment } from '#studio/records/appointments/contract.ts'
import { addFeed } from '#studio/records/feeds/contract.ts'
import { startImport } from '#studio/records/imports/contract.ts'
import { createInvoice } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { changeSession, readSession } from '#studio/records/sessions/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { completeTask, createTask } from '#studio/records/tasks/contract.ts'
import { createVendor } from '#studio/records/vendors/contract.ts'
import { changeStudio, readStudio } from '#studio/staff/contract.ts'
import { addMember } from '#studio/staff/members/contract.ts'
import { addReminder, addressOf, type Booking, book, itemOf, morningOf } from './morning.ts'
import type { RunningStudio } from './running-studio.ts'

/** Where a populated studio's records are. */
export type Populated = {
  client: number
  session: number
  trigger: number
  template: number
  import: number
  item: number
  /** The same in the forecast. */
  coming: string
  message: number
  call: number
  task: number
  appointment: number
  invoice: number
  order: number
  proofs: number
  vendor: number
}

/** Fills a studio so that every view of every screen has something to show: items in each state, messages on each part of their way, calls, tasks, an import. Ends on 6 May 2026. */
export async function populate(studio: RunningStudio): Promise<Populated> {
  const { call, sink } = studio
  const trigger = await addReminder(studio)
  await addReminder(studio, {
    description: 'Prepare the studio',
    offset_count: -3,
    outputs: [{ recipient: { kind: 'photographer' }, steps: [{ channel: 'task', description: 'Prepare the studio', priority: 1 }] }],
  })
  const { id: photographer_id } = await call(addMember, {
    body: { name: 'Maya Ortiz', role: 'photographer', takes_sessions: true, email: 'maya@first.example' },
  })
  const due = (name: string, day: number, client = {}) =>
    book(studio, name, { primary_on: `2026-05-${String(day + 7).padStart(2, '0')}`, photographer_id, client })

  sink.refuse((to) => (to === addressOf('Oscar Failing') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null))
  const sent = await due('Amelia Sanders', 5, {
    birthday: { month: 3, day: 14, year: 1988 },
    family_members: [{ name: 'Leo Sanders', relation: 'Child', birthday: { month: 6, day: 2, year: 2019 } }],
  })
  const failed = await due('Oscar Failing', 5)
  const called = await due('Clara Phone', 5, { emails: [] })
  const answered = await due('Dario Answered', 5, { emails: [] })
  const skipped = await due('Edna Skipped', 5)
  const deleted = await due('Felix Deleted', 5)
  const moved = await due('Greta Moved', 5)
  const unreachable = await due('Hugo Unreachable', 5, { emails: [], phones: [] })
  await book(studio, 'Ivo Prepared', { primary_on: '2026-05-08', photographer_id })
  await morningOf(studio, '2026-05-05')
  for (const booking of [sent, failed, called, answered, unreachable]) await decide(studio, booking, 'process')
  await decide(studio, skipped, 'skip')
  await decide(studio, deleted, 'delete')
  await call(changeSession, {
    params: { id: moved.sessionId },
    body: { version: (await call(readSession, { params: { id: moved.sessionId } })).version, primary_on: '2026-06-20' },
  })
  await call(sendNow)

  await call(changeStudio, { body: { version: (await call(readStudio)).version, rest_seconds: 3600 } })
  const resting = await due('Jonas Resting', 6)
  const recalled = await due('Karla Recalled', 6)
  const waiting = await due('Lena Waiting', 6)
  for (const name of ['Milo Waiting', 'Nele Waiting-Longname of the House at the Lake']) await due(name, 6)
  await morningOf(studio, '2026-05-06')
  await due('Otto Late', 3)
  await call(findNow)
  for (const booking of [resting, recalled]) await decide(studio, booking, 'process')
  const messages = (await call(listDispatches, {})).rows
  const message = idOf(messages.find(({ to_name }) => to_name === 'Jonas Resting'))
  const recall = messages.find(({ to_name }) => to_name === 'Karla Recalled')
  await call(decideDispatch, { params: { id: idOf(recall) }, body: { decision: 'recall', version: recall?.version } })
  const calls = (await call(listCalls, {})).rows
  const done = calls.find(({ to_name }) => to_name === 'Dario Answered')
  await call(addAttempt, {
    params: { id: idOf(done) },
    body: { version: done?.version, result: 'reached', note: 'Comes with the whole family.' },
  })
  const viewing = (await call(listTypes, { query: { subject_kind: 'appointment' } })).rows.find(({ name }) => name === 'Viewing')
  const appointment = await call(createAppointment, {
    body: { type_id: idOf(viewing), title: 'Choosing the album', on_day: '2026-05-08', at_time: '14:30', minutes: 60, session_id: sent.sessionId },
  })
  const { id: vendor } = await call(createVendor, { body: { name: 'Color Lab', contact_name: 'Zoe Nunez', phone: '(402) 555-0199' } })
  const album = (await call(listTypes, { query: { subject_kind: 'production_order' } })).rows.find(({ name }) => name === 'Album')
  const whose = { client_id: sent.clientId, session_id: sent.sessionId, vendor_id: vendor }
  const order = await call(productionOrders.create, { body: { ...whose, type_id: idOf(album), description: 'Linen album', expected_on: '2026-05-04' } })
  const proofs = await call(preproductionOrders.create, { body: { ...whose, description: '30 proofs', received_on: '2026-05-05' } })
  const printOrder = (await call(listTypes, { query: { subject_kind: 'invoice' } })).rows.find(({ name }) => name === 'Print Order')
  const invoice = await call(createInvoice, {
    body: {
      type_id: idOf(printOrder),
      session_id: sent.sessionId,
      lines: [{ description: 'Linen album', unit_price: '480.00' }],
      payments: [{ paid_on: '2026-05-02', amount: '100.00', method: 'Card' }],
      dues: [
        { due_on: '2026-05-01', amount: '100.00' },
        { due_on: '2026-05-20', amount: '380.00' },
      ],
    },
  })
  const followUp = (await call(listTypes, { query: { subject_kind: 'task' } })).rows[0]?.id ?? null
  const tasks = [
    await call(createTask, {
      body: {
        description: 'Order the album',
        notes: 'Linen, 30 pages',
        due_on: '2026-05-04',
        type_id: followUp,
        client_id: sent.clientId,
        session_id: sent.sessionId,
      },
    }),
    await call(createTask, { body: { description: 'Charge the batteries', due_on: '2026-05-06' } }),
  ]
  await call(completeTask, { params: { id: idOf(tasks[1]) }, body: { completed: true, version: tasks[1]?.version } })
  await call(addSuppression, { body: { channel: 'email', address: 'gone@example.com', scope: 'all', source: 'person' } })
  const file = 'Client ID,First Name,Last Name,Email,Shoe Size\nX1,Petra,Quinn,petra@example.com,42\nX2,Rolf,Stein,not an address,43'
  // Nobody answers there: the feed says so.
  await call(addFeed, { body: { name: 'Front desk', kind: 'client', address: 'https://127.0.0.1:1/clients.csv', daily_at: '06:30' } })
  const { id: imported } = await call(startImport, { body: { kind: 'client', mode: 'history', file_name: 'old-clients.csv', content: file } })
  const open = await itemOf(studio, waiting.number)
  return {
    client: sent.clientId,
    session: sent.sessionId,
    trigger,
    template: idOf((await call(listTemplates, {})).rows[0]),
    import: imported,
    item: open.id,
    coming: `${trigger}.session.${waiting.sessionId}.2026-05-13`,
    message,
    call: idOf(calls.find(({ to_name }) => to_name === 'Clara Phone')),
    task: idOf(tasks[0]),
    appointment: appointment.id,
    invoice: invoice.id,
    order: order.id,
    proofs: proofs.id,
    vendor,
  }
}

async function decide(studio: RunningStudio, { number }: Booking, decision: Decision): Promise<void> {
  const { id, version } = await itemOf(studio, number)
  await studio.call(decideItem, { params: { id }, body: { decision, version } })
}

function idOf(row: { id: number } | undefined): number {
  if (row === undefined) throw new Error('What was just made is not there.')
  return row.id
}

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCommunications } from '#studio/messages/queries.ts'
import { previewItem } from '#studio/processing/preview-item.ts'
import { addPayment } from '#studio/records/invoices/add-payment.ts'
import { changeInvoice } from '#studio/records/invoices/change-invoice.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { createVendor } from '#studio/records/vendors/create-vendor.ts'
import type { ProposedStep } from '#studio/triggers/proposal.ts'
import { type KindStudio, kindStudio } from '#support/every-kind.ts'
import { aClient, anOrder, aSession, statusCalled, typeCalled } from '#support/records.ts'
import { addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'
import { decideDispatch } from './decide-dispatch.ts'
import { followFailures } from './follow-failures.ts'
import { listDispatches } from './queries.ts'
import { undoRun } from './undo-run.ts'

let here: KindStudio
beforeEach(async () => {
  here = await kindStudio()
})
afterEach(() => here.close())

const preview = async () => here.studio.readOnly(async (work) => previewItem(work, (await here.items())[0]?.id ?? 0))

async function paymentReminder(...more: ProposedStep[]): Promise<void> {
  const template = await addTemplate(here, {
    about: 'invoice',
    subject: 'Invoice {{ invoice.number }}',
    body: '<p>Hello {{ client.first_name }}, {{ invoice.balance }} are due on {{ invoice.due_date }}.</p>',
  })
  const status_id = await here.within((work) => statusCalled(work, 'invoice', 'Draft'))
  await here.addTrigger({ subject_kind: 'invoice', basis: 'status', status_id, moment: 'payment-due', offset_count: -3 }, 'bill-to', [
    emailStep(template),
    ...more,
  ])
}

async function anInvoice(billTo: number, session: number | null = null): Promise<number> {
  return here.within(async (work) =>
    createInvoice(work, {
      type_id: await typeCalled(work, 'Session'),
      number: 'I-107',
      bill_to_id: billTo,
      session_id: session,
      lines: [{ description: 'Album', unit_price: 124000 }],
      dues: [{ due_on: '2026-05-13', amount: 124000 }],
    }),
  )
}

describe('a payment reminder to the bill-to client', () => {
  let invoice: number
  let payer: number
  beforeEach(async () => {
    await paymentReminder(callStep())
    payer = await here.client({ first_name: 'Paul', emails: ['paul@example.com'] })
    const session = await here.within(async (work) => aSession(work, { client_id: await aClient(work) }))
    invoice = await anInvoice(payer, session)
    await here.at('2026-05-10T08:00')
    await here.findAll()
  })

  test('case 61: goes to who pays, names the invoice and its amounts', async () => {
    const [item] = await here.listed()
    expect(item?.record).toMatchObject({ kind: 'invoice', id: invoice, label: 'Invoice I-107', client_id: payer, client_name: 'Paul Miller', status: 'Draft' })
    expect((await preview()).effects).toMatchObject([{ recipient: 'Paul Miller', channel: 'email', address: 'paul@example.com', subject: 'Invoice I-107' }])
    await here.process()
    expect(await here.ways()).toEqual([['email', 'client', 'Paul Miller', 'paul@example.com']])
    const { rows } = await here.studio.readOnly((work) => listDispatches(work, {}))
    expect(rows[0]?.record).toEqual({ kind: 'invoice', id: invoice, name: 'I-107' })
    const written = await here.studio.readOnly((work) => findCommunications(work, {}))
    expect(written.rows[0]?.record).toEqual({ kind: 'invoice', id: invoice, name: 'I-107' })
    expect((await here.sent())[0]?.plain).toContain('Hello Paul, $1,240.00 are due on Wednesday, May 13, 2026.')
    expect(await here.standing()).toEqual(['processed'])
  })

  test('case 61: the wishes of who pays count, not those of the session’s client', async () => {
    await here.changeClient(payer, { emails: [], do_not_call: true })
    await here.findAll()
    await here.process()
    expect(await here.standing()).toEqual(['attention: no-channel'])
    expect((await here.listed())[0]?.reason_text).toContain('Do Not Call')
  })

  test('paid while the email rests: it is recalled, and its item leaves', async () => {
    await here.process()
    await here.within(async (work) => addPayment(work, invoice, { amount: 124000, version: await here.versionOf('invoice', invoice) }))
    await here.findAll()
    expect((await here.emails()).map(({ state }) => state)).toEqual(['recalled'])
    expect((await here.items()).map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('another amount while the email rests: it is recalled with the reason, and listed again', async () => {
    await here.process()
    await here.within(async (work) =>
      changeInvoice(work, invoice, { lines: [{ description: 'Album', unit_price: 130000 }], version: await here.versionOf('invoice', invoice) }),
    )
    await here.findAll()
    expect(await here.emails()).toEqual([
      { state: 'recalled', reason: 'The client or the invoice has changed since it was written, so it would say something else now.' },
    ])
    expect(await here.standing()).toEqual(['active: recalled'])
    await here.process()
    expect((await here.sent())[1]?.plain).toContain('$1,300.00')
  })

  test('another address of who pays, who has no session here: it is recalled at once, and goes there', async () => {
    await here.process()
    await here.changeClient(payer, { emails: ['paul.new@example.com'] })
    await here.findAll()
    expect(await here.emails()).toEqual([{ state: 'recalled', reason: 'The email address has changed since it was written.' }])
    await here.process()
    expect((await here.ways())[1]).toEqual(['email', 'client', 'Paul Miller', 'paul.new@example.com'])
  })

  test('notes of the invoice change: the email stays', async () => {
    await here.process()
    await here.within(async (work) => changeInvoice(work, invoice, { notes: 'Asked twice', version: await here.versionOf('invoice', invoice) }))
    await here.findAll()
    expect((await here.emails()).map(({ state }) => state)).toEqual(['waiting'])
  })

  test('undone: recalled, held; processed again it is made anew', async () => {
    const run = await here.process()
    await here.within((work) => undoRun(work, run))
    expect(await here.standing()).toEqual(['held: recalled'])
    expect((await here.emails()).map(({ state }) => state)).toEqual(['recalled'])
  })

  test('failed for good: the next step of the chain is taken; sent again by a person it goes to the same', async () => {
    await here.process()
    await here.within((work) => sql`UPDATE dispatch SET state = 'failed', failed_scope = 'message', settled_at = now()`.execute(work.db))
    await followFailures(here.studio)
    expect((await here.ways()).map(([channel, kind, name]) => [channel, kind, name])).toEqual([
      ['email', 'client', 'Paul Miller'],
      ['call', 'client', 'Paul Miller'],
    ])
    const [message] = await here.rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch`)
    await here.within((work) => decideDispatch(work, message?.id ?? 0, { decision: 'send-again', version: message?.version ?? 0 }))
    expect((await here.emails()).map(({ state }) => state)).toEqual(['waiting'])
  })
})

test('an invoice of a session: the session’s trigger finds who pays, and says so when there is no invoice', async () => {
  const template = await addTemplate(here)
  const status_id = await here.status('Booked')
  await here.addTrigger({ subject_kind: 'session', basis: 'status', status_id, moment: 'session-date', offset_count: -7 }, 'bill-to', [emailStep(template)])
  const paid = await here.session({ primary_on: '2026-05-13', client_id: await here.client() })
  await here.session({ primary_on: '2026-05-13', client_id: await here.client() })
  await anInvoice(await here.client({ first_name: 'Paul', emails: ['paul@example.com'] }), paid)
  await here.at('2026-05-06T08:00')
  await here.findAll()
  await here.process()
  expect(await here.ways()).toEqual([['email', 'client', 'Paul Miller', 'paul@example.com']])
  expect((await here.listed()).map((item) => item.reason_text)).toEqual([null, 'There is nobody to write to: the session has no invoice.'])
})

describe('the vendor of an order', () => {
  async function lateAtTheLab(step: ProposedStep, vendor: Parameters<typeof createVendor>[1] | null, client: Partial<Parameters<typeof aClient>[1]> = {}) {
    const status_id = await here.within((work) => statusCalled(work, 'production_order', 'To Order'))
    await here.addTrigger({ subject_kind: 'production_order', basis: 'status', status_id, moment: 'status-due', offset_count: 1 }, 'vendor', [step])
    await here.within(async (work) =>
      anOrder(work, 'production_order', {
        number: 'P-31',
        status_due_on: '2026-05-08',
        vendor_id: vendor === null ? null : await createVendor(work, vendor),
        client_id: await aClient(work, client),
      }),
    )
    await here.at('2026-05-09T08:00')
    await here.findAll()
  }

  test('case 54: is called though the client is marked Do Not Call', async () => {
    await lateAtTheLab(
      { ...callStep(), notes: 'Ask {{ recipient.first_name }} for {{ order.number }}.' },
      { name: 'Lakeside Lab', contact_name: 'Ria Holm', phone: '(312) 555-0177' },
      { do_not_call: true },
    )
    await here.process()
    expect(await here.ways()).toEqual([['call', 'vendor', 'Lakeside Lab', '+13125550177']])
    expect((await here.sent())[0]?.plain).toBe('Ask Ria for P-31.')
  })

  test('is written to, and the email stands under the order’s client', async () => {
    const template = await addTemplate(here, {
      about: 'production_order',
      subject: 'Order {{ order.number }}',
      body: '<p>Hello {{ recipient.first_name }}, where is {{ order.number }}?</p>',
    })
    await lateAtTheLab(emailStep(template), { name: 'Lakeside Lab', email: 'orders@lab.example' })
    expect((await preview()).effects).toMatchObject([{ recipient: 'Lakeside Lab', address: 'orders@lab.example', subject: 'Order P-31' }])
    const run = await here.process()
    expect(await here.ways()).toEqual([['email', 'vendor', 'Lakeside Lab', 'orders@lab.example']])
    expect((await here.sent())[0]?.client_id).not.toBeNull()
    await here.within((work) => undoRun(work, run))
    expect(await here.standing()).toEqual(['held: recalled'])
  })

  test('is missing: nobody to write to, with the reason', async () => {
    await lateAtTheLab(callStep(), null)
    await here.process()
    expect((await here.listed())[0]).toMatchObject({ state: 'attention', reason_text: 'There is nobody to write to: the production order has no vendor.' })
  })
})

describe('a task that is made for an invoice', () => {
  test('has a type and its first status, and is about the record of its item', async () => {
    await paymentReminder()
    await here.within((work) => sql`UPDATE trigger SET active = false`.execute(work.db))
    const [status_id, task_type_id] = await here.within(async (work) => [await statusCalled(work, 'invoice', 'Draft'), await typeCalled(work, 'Follow-Up')])
    await here.addTrigger({ subject_kind: 'invoice', basis: 'status', status_id, moment: 'payment-due', offset_count: -3 }, 'client', [
      taskStep({ description: 'Ask about {{ invoice.number }}', task_type_id: task_type_id ?? null }),
    ])
    const invoice = await anInvoice(await here.client())
    await here.at('2026-05-10T08:00')
    await here.findAll()
    const run = await here.process()
    const tasks = () =>
      here.rows(sql<object>`
        SELECT t.description, t.invoice_id, y.name AS type, s.name AS status, t.canceled_at IS NOT NULL AS canceled, cardinality(t.ancestry) AS depth
        FROM task t JOIN type y ON y.id = t.type_id JOIN status s ON s.id = t.status_id`)
    const made = { description: 'Ask about I-107', invoice_id: invoice, type: 'Follow-Up', status: 'To Do', depth: 1 }
    expect(await tasks()).toEqual([{ ...made, canceled: false }])
    await here.within((work) => undoRun(work, run))
    expect(await tasks()).toEqual([{ ...made, canceled: true }])
    expect((await here.items()).map(({ state }) => state)).toEqual(['held'])
  })
})

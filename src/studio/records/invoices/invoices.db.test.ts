import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '#studio/staff/queries.ts'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio, clockAt, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveRecord } from '../archive-record.ts'
import { readHistory } from '../statuses/read-history.ts'
import { addPayment } from './add-payment.ts'
import { changeInvoice } from './change-invoice.ts'
import { changeInvoiceStatus } from './change-invoice-status.ts'
import type { NewInvoice } from './contract.ts'
import { createInvoice } from './create-invoice.ts'
import { keptInvoices } from './keep-invoices.ts'
import { findInvoices, readBalance, readInvoice } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const read = (id: number) => within((work) => readInvoice(work, id))
const raw = (id: number) => within((work) => work.db.selectFrom('invoice').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const history = (id: number) => within((work) => readHistory(work, { subjectKind: 'invoice', subjectId: id }, {}))
const uses = (use: boolean) => within((work) => work.db.updateTable('studio').set({ use_invoice_statuses: use }).execute())

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

async function anInvoice(work: Work, fields: Partial<NewInvoice> = {}): Promise<number> {
  const type = await work.db.selectFrom('type').select('id').where('subject_kind', '=', 'invoice').orderBy('position').executeTakeFirstOrThrow()
  const pays = fields.session_id === undefined ? { bill_to_id: fields.bill_to_id ?? (await aClient(work)) } : {}
  return createInvoice(work, { type_id: type.id, ...pays, ...fields })
}
const album = { description: 'Album', quantity: 2, unit_price: '350.00' }
const deposit = { due_on: '2026-05-10', amount: '200' }
const rest = { due_on: '2026-06-20', amount: '500' }

describe('a new invoice', () => {
  test('gets the next number, is of today, and is counted', async () => {
    const id = await within((work) => anInvoice(work, { lines: [album, { description: 'Discount', unit_price: '-50' }], dues: [rest, deposit] }))
    expect(await read(id)).toMatchObject({
      number: 'I-00001',
      type: { name: 'Session' },
      status: { name: 'Draft' },
      status_due_on: null,
      bill_to: { name: 'Anna Miller' },
      session: null,
      session_client: null,
      invoiced_on: '2026-05-04',
      currency: 'USD',
      lines: [
        { description: 'Album', quantity: 2, unit_price: 35_000, amount: 70_000 },
        { description: 'Discount', quantity: 1, unit_price: -5000, amount: -5000 },
      ],
      total: 65_000,
      paid: 0,
      balance: 65_000,
      payment_due_on: '2026-05-10',
      dues: [
        { due_on: '2026-05-10', amount: 20_000 },
        { due_on: '2026-06-20', amount: 50_000 },
      ],
      version: 1,
    })
    expect(await within((work) => anInvoice(work).then((next) => readInvoice(work, next)))).toMatchObject({ number: 'I-00002', total: 0, payment_due_on: null })
  })

  test('is paid by the session’s client, or by whom it is billed to', async () => {
    const { id, mother } = await within(async (work) => {
      const session_id = await aSession(work, { client_id: await aClient(work, { first_name: 'Bride' }) })
      const bill_to_id = await aClient(work, { first_name: 'Mother' })
      return { id: await anInvoice(work, { session_id }), mother: await anInvoice(work, { session_id, bill_to_id }) }
    })
    expect(await read(id)).toMatchObject({ bill_to: { name: 'Bride Miller' }, session_client: { name: 'Bride Miller' } })
    expect(await read(mother)).toMatchObject({ bill_to: { name: 'Mother Miller' }, session_client: { name: 'Bride Miller' } })
  })

  test('is refused at every field that is wrong, all at once', async () => {
    const refused = within((work) =>
      anInvoice(work, {
        lines: [album, { description: ' ', quantity: '1,5,5', unit_price: '1.234' }],
        payments: [{ amount: 0 }],
        dues: [{ due_on: '2026-05-10', amount: '-5' }],
      }),
    )
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      problems: ['lines.1.description', 'lines.1.quantity', 'lines.1.unit_price', 'payments.0.amount', 'dues.0.amount'].map((field) => ({
        field,
        message: expect.stringMatching(/\.$/),
      })),
    })
  })

  test('is refused with nobody who pays, and with a client, session or type that is not there', async () => {
    const type_id = await within(async (work) => (await readInvoice(work, await anInvoice(work))).type.id)
    await expect(within((work) => createInvoice(work, { type_id }))).rejects.toMatchObject({ problems: [{ field: 'bill_to_id' }] })
    const sessionType = await within(async (work) => (await work.db.selectFrom('type').select('id').where('name', '=', 'Wedding').executeTakeFirstOrThrow()).id)
    const wrong = [
      [{ bill_to_id: 999_999 }, 'bill_to_id'],
      [{ session_id: 999_999, bill_to_id: await within((work) => aClient(work)) }, 'session_id'],
      [{ type_id: sessionType }, 'type_id'],
    ] as const
    for (const [fields, field] of wrong) {
      await expect(
        within((work) => anInvoice(work, fields)),
        field,
      ).rejects.toMatchObject({ kind: 'invalid', problems: [{ field }] })
    }
    await within((work) => anInvoice(work, { number: 'R-7' }))
    await expect(within((work) => anInvoice(work, { number: 'R-7' }))).rejects.toMatchObject({ code: 'number-taken', problems: [{ field: 'number' }] })
  })
})

describe('payments', () => {
  test('cover the payment dates from the first on, until all is paid and nothing is due', async () => {
    const id = await within((work) => anInvoice(work, { lines: [album], dues: [deposit, rest] }))
    const before = await raw(id)
    await within((work) => addPayment(work, id, { version: 1, amount: '150,00', method: 'Card' }))
    expect(await raw(id)).toMatchObject({ paid: 15_000, balance: 55_000, payment_due_on: '2026-05-10', payment_due_set_at: before.payment_due_set_at })
    await clockAt(made.studio, '2026-05-05T08:00')
    await within((work) => addPayment(work, id, { version: 2, amount: 5000, paid_on: '2026-05-03' }))
    const covered = await raw(id)
    expect(covered).toMatchObject({ paid: 20_000, payment_due_on: '2026-06-20' })
    expect(covered.payment_due_set_at.getTime()).toBeGreaterThan(before.payment_due_set_at.getTime())
    await within((work) => addPayment(work, id, { version: 3, amount: '$500' }))
    expect(await read(id)).toMatchObject({
      balance: 0,
      payment_due_on: null,
      payments: [{ paid_on: '2026-05-03' }, { method: 'Card' }, { paid_on: '2026-05-05' }],
    })
    await within((work) => addPayment(work, id, { version: 4, amount: '-500', note: 'Sent back' }))
    expect(await read(id)).toMatchObject({
      balance: 50_000,
      payment_due_on: '2026-06-20',
      payments: expect.arrayContaining([{ paid_on: '2026-05-05', amount: -50_000, method: '', note: 'Sent back' }]),
    })
    await clockAt(made.studio, '2026-05-04T08:00')
  })

  test('of which the same is added twice by mistake are refused the second time', async () => {
    const id = await within((work) => anInvoice(work, { lines: [album] }))
    await within((work) => addPayment(work, id, { version: 1, amount: 100 }))
    await expect(within((work) => addPayment(work, id, { version: 1, amount: 100 }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(within((work) => addPayment(work, id, { version: 2, amount: '1.234' }))).rejects.toMatchObject({ problems: [{ field: 'amount' }] })
    expect(await read(id)).toMatchObject({ paid: 100, version: 2 })
  })
})

describe('changing an invoice', () => {
  test('counts anew, and is told in the history; the same again changes nothing', async () => {
    const id = await within((work) => anInvoice(work, { lines: [album], dues: [rest] }))
    const lines = [{ description: 'Album', quantity: '2,5', unit_price: '350.00' }]
    await within((work) => changeInvoice(work, id, { version: 1, lines }))
    expect(await read(id)).toMatchObject({ total: 87_500, balance: 87_500, version: 2, lines: [{ quantity: 2.5 }] })
    await within((work) => changeInvoice(work, id, { version: 2, lines, dues: [rest], notes: ' \n', canceled: false }))
    expect((await raw(id)).version).toBe(2)
    expect((await history(id)).rows).toMatchObject([
      { what: 'changed', changes: { lines: [[{ quantity: 2, amount: 70_000 }], [{ quantity: 2.5, amount: 87_500 }]] } },
      { kind: 'status' },
      { what: 'created' },
    ])
    await expect(within((work) => changeInvoice(work, id, { version: 1, notes: 'late' }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('of a canceled one nothing is due; taken back, it is due again', async () => {
    const id = await within((work) => anInvoice(work, { lines: [album], dues: [deposit] }))
    await within((work) => changeInvoice(work, id, { version: 1, canceled: true }))
    expect(await raw(id)).toMatchObject({ payment_due_on: null, balance: 70_000 })
    await within((work) => changeInvoice(work, id, { version: 2, canceled: false }))
    expect(await raw(id)).toMatchObject({ payment_due_on: '2026-05-10' })
  })

  test('an archived client may stay on it, but none is newly billed', async () => {
    const { id, client } = await within(async (work) => {
      const client = await aClient(work)
      return { id: await anInvoice(work, { bill_to_id: client }), client }
    })
    await within((work) => work.db.updateTable('client').set({ archived_at: work.now }).where('id', '=', client).execute())
    await within((work) => changeInvoice(work, id, { version: 1, notes: 'Called' }))
    await expect(within((work) => anInvoice(work, { bill_to_id: client }))).rejects.toMatchObject({ problems: [{ field: 'bill_to_id' }] })
  })
})

describe('invoice statuses', () => {
  test('are moved only where the studio uses them', async () => {
    const { id, sent } = await within(async (work) => ({ id: await anInvoice(work), sent: await statusCalled(work, 'invoice', 'Sent') }))
    await expect(within((work) => changeInvoiceStatus(work, { id, status_id: sent, version: 1 }))).rejects.toMatchObject({
      code: 'invoice-statuses-unused',
      message: expect.stringMatching(/does not use invoice statuses/),
    })
    await expect(within((work) => anInvoice(work, { status_id: sent }))).rejects.toMatchObject({ code: 'invoice-statuses-unused' })
    await uses(true)
    await within((work) => changeInvoiceStatus(work, { id, status_id: sent, version: 1, note: 'By mail' }))
    expect(await read(id)).toMatchObject({ status: { name: 'Sent' }, status_due_on: '2026-05-18', version: 2 })
    expect(await within((work) => anInvoice(work, { status_id: sent }).then((other) => readInvoice(work, other)))).toMatchObject({
      status: { name: 'Sent' },
      status_due_on: '2026-05-18',
    })
    await uses(false)
  })
})

describe('the list', () => {
  test('tells open, overdue and paid apart, finds by number, client and session, and pages', async () => {
    const names = await within(async (work) => {
      const bill_to_id = await aClient(work, { last_name: 'Zuckermann' })
      const session_id = await aSession(work, { client_id: bill_to_id, number: 'Zoo-1' })
      const base = { bill_to_id, lines: [album] }
      await anInvoice(work, { ...base, number: 'Z-open', dues: [{ due_on: '2026-05-04', amount: 1 }] })
      await anInvoice(work, { ...base, number: 'Z-late', session_id, dues: [{ due_on: '2026-05-03', amount: 1 }], invoiced_on: '2026-04-01' })
      await anInvoice(work, { ...base, number: 'Z-paid', payments: [{ amount: '700' }] })
      await anInvoice(work, { ...base, number: 'Z-blank', lines: [] })
      const canceled = await anInvoice(work, { ...base, number: 'Z-off', canceled: true, dues: [{ due_on: '2026-05-03', amount: 1 }] })
      await archiveRecord(work, keptInvoices, { id: await anInvoice(work, { ...base, number: 'Z-away' }), archived: true, version: 1 })
      const numbers = async (query: object) => (await findInvoices(work, { bill_to_id, ...query })).rows.map(({ number }) => number)
      const first = await findInvoices(work, { bill_to_id, limit: 2 })
      return {
        open: await numbers({ standing: 'open' }),
        overdue: await numbers({ standing: 'overdue' }),
        paid: await numbers({ standing: 'paid' }),
        all: await numbers({}),
        next: await numbers({ limit: 2, after: first.next }),
        archived: await numbers({ archived: true }),
        byName: (await findInvoices(work, { search: 'zucker z-l' })).rows.map(({ number }) => number),
        bySession: await numbers({ search: 'zoo-1' }),
        balance: await readBalance(work, { bill_to_id }),
        session: await readBalance(work, { session_id }),
        canceled: (await readInvoice(work, canceled)).payment_due_on,
      }
    })
    expect(names).toEqual({
      open: ['Z-open', 'Z-late'],
      overdue: ['Z-late'],
      paid: ['Z-paid'],
      all: ['Z-off', 'Z-blank', 'Z-paid', 'Z-open', 'Z-late'],
      next: ['Z-paid', 'Z-open'],
      archived: ['Z-away'],
      byName: ['Z-late'],
      bySession: ['Z-late'],
      balance: { invoices: 4, total: 210_000, paid: 70_000, balance: 140_000 },
      session: { invoices: 1, total: 70_000, paid: 0, balance: 70_000 },
      canceled: null,
    })
  })
})

test('the currency stays once there are invoices', async () => {
  await within((work) => anInvoice(work))
  expect((await within(readSettings)).currency).toBe('USD')
  await expect(within((work) => work.db.updateTable('studio').set({ currency: 'EUR' }).execute())).rejects.toMatchObject({
    constraint: 'studio_currency_stays',
  })
})

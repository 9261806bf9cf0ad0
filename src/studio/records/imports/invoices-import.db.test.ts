import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { createInvoice } from '../invoices/create-invoice.ts'
import { keptInvoices } from '../invoices/keep-invoices.ts'
import { lockRecords } from '../lock-records.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { listRefusals, listRefusedRows, readRun } from './queries.ts'
import { undoImport } from './undo-import.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: NewImport['kind'], content: string, more: Partial<NewImport> = {}) => {
  const id = await importFile(made.studio, { kind, file_name: `${kind}s.csv`, content, date_order: 'mdy', ...more })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const invoice = (number: string) =>
  within(async (work) => {
    const { rows } = await sql<{ id: number; client: string }>`
      SELECT i.id, c.external_id AS client FROM invoice i JOIN client c ON c.id = i.bill_to_id WHERE i.number = ${number}`.execute(work.db)
    const [row] = rows
    if (row === undefined) return undefined
    const record = (await lockRecords(work, keptInvoices, [row.id])).get(row.id)
    return { ...record, ...record?.row, client: row.client }
  })

describe('invoices from a file', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await take('client', 'Client ID,Name,Email\n1,Anna Berg,anna@example.com\n2,Bo Li,bo@example.com\n')
    await take('session', 'Session No,Client ID,Type\nS-7,2,Family\n')
  })
  afterAll(() => made.close())

  test('one row an invoice: its total is a line, what was paid or is still open a payment, its due date a payment date', async () => {
    const run = await take(
      'invoice',
      `Num,Date,Customer,Session No,Amount,Amount Paid,Payment Date,Method,Due Date,Voided
100,4/1/2026,1,,"$1,200.00",300.00,4/2/2026,Card,5/1/2026,
101,4/3/2026,bo@example.com,,250,yes,,,,
102,4/4/2026,,S-7,"(40.00)",,,,4/30/2026,
103,4/5/2026,Anna Berg,,99.5,0,,,,Y
`,
    )
    expect(run.wrong).toEqual([])
    expect(run).toMatchObject({ created: 4, rows_read: 4 })
    expect(await invoice('100')).toMatchObject({
      client: '1', invoiced_on: '2026-04-01', total: 120_000, paid: 30_000, balance: 90_000, payment_due_on: '2026-05-01', history_at: expect.any(Date),
      lines: [{ description: 'Invoice total', quantity: 1, unit_price: 120_000, amount: 120_000 }],
      payments: [{ paid_on: '2026-04-02', amount: 30_000, method: 'Card', note: '' }],
      dues: [{ due_on: '2026-05-01', amount: 120_000 }],
    }) // biome-ignore format: short
    expect(await invoice('101')).toMatchObject({ client: '2', balance: 0, payments: [{ paid_on: '2026-04-03', amount: 25_000 }] })
    expect(await invoice('102')).toMatchObject({ client: '2', total: -4000, dues: [], payments: [] })
    expect(await invoice('103')).toMatchObject({ canceled: true, total: 9950, payments: [] })
  })

  test('one row a line: rows with the same number are one invoice; what stands in each of them counts once; taxes make up the total', async () => {
    const content = `Invoice Number,Invoice Date,Client ID,Item,Qty,Rate,Line Total,Total,Balance Due,Payment Due Date,Due Amount,Notes
200,4/1/2026,1,Session fee,1,150.00,150.00,575.50,375.50,4/1/2026,200,"thank
you"
200,4/1/2026,1,Prints 8×10,2.5,100.00,250.00,575.50,375.50,6/1/2026,375.50,
200,4/1/2026,1,Album,1,"1,50.00",150.00,575.50,375.50,,,
201,4/2/2026,2,Session fee,1,150,150,150,150,,,
`
    const refused = await take('invoice', content)
    expect(refused).toMatchObject({ created: 1, refused: 3, rows_read: 4 })
    expect(refused.wrong).toMatchObject([{ line: 5, column: 'Rate', value: '1,50.00' }])
    const { rows } = await within((work) => listRefusedRows(work, refused.id, {}))
    expect(rows.map(({ line, reason }) => [line, reason !== ''])).toEqual([[2, false], [4, false], [5, true]]) // biome-ignore format: short

    const run = await take('invoice', content.replace('"1,50.00"', '150.00'))
    expect(run).toMatchObject({ created: 1, unchanged: 1, refused: 0, rows_read: 4 })
    expect(await invoice('200')).toMatchObject({
      total: 57_550, paid: 20_000, balance: 37_550, notes: 'thank\nyou', payment_due_on: '2026-06-01',
      lines: [
        { description: 'Session fee', amount: 15_000 },
        { description: 'Prints 8×10', quantity: 2.5, unit_price: 10_000, amount: 25_000 },
        { description: 'Album', amount: 15_000 },
        { description: 'Taxes and discounts', quantity: 1, unit_price: 2550, amount: 2550 },
      ],
      payments: [{ paid_on: '2026-04-01', amount: 20_000 }],
      dues: [{ due_on: '2026-04-01', amount: 20_000 }, { due_on: '2026-06-01', amount: 37_550 }],
    }) // biome-ignore format: short
    expect(await take('invoice', content.replace('"1,50.00"', '150.00'))).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  })

  test('wrong amounts, dates, clients and totals are refused at their cell; rows of one invoice stand together', async () => {
    const run = await take(
      'invoice',
      `Invoice No,Date,Client,Total,Paid,Due Date
300,2/30/2026,1,many,1.2345,
301,4/1/2026,Nobody Known,10,,
302,4/1/2026,,10,,
303,4/1/2026,1,10,,4/1/2026
303,4/1/2026,1,11,,4/2/2026
304,4/1/2026,1,10,,
303,4/1/2026,1,10,,
,4/1/2026,1,10,,
305,4/1/2026,1,,,
306,4/1/2026,1,0,,
`,
    )
    expect(run).toMatchObject({ created: 2, refused: 8 })
    expect(run.wrong.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 Date', '2 Paid', '2 Total', '3 Client', '4 Client', '5 Due Date', '6 Due Date', '6 Total', '8 Invoice No', '9 Invoice No', '10 Total',
    ]) // biome-ignore format: short
  })

  test('a later file changes only what it says differently: a payment that was noted here stays', async () => {
    const row = (total: string, paid: string) => `Invoice No,Date,Client,Total,Paid,Notes\n400,4/1/2026,1,${total},${paid},\n`
    await take('invoice', row('100', '20'), { mode: 'news' })
    await within(async (work) => {
      const { id } = await work.db.selectFrom('invoice').select('id').where('number', '=', '400').executeTakeFirstOrThrow()
      await sql`INSERT INTO invoice_payment (invoice_id, position, paid_on, amount) VALUES (${id}, 2, '2026-05-02', 3000)`.execute(work.db)
      await sql`UPDATE invoice SET paid = 5000, balance = 5000 WHERE id = ${id}`.execute(work.db)
    })
    expect(await take('invoice', row('120', '20'), { mode: 'news' })).toMatchObject({ changed: 1 })
    expect(await invoice('400')).toMatchObject({ total: 12_000, paid: 5000, balance: 7000, history_at: null })
  })

  test('an invoice that was made here is known by its number, and left alone when it is another one', async () => {
    const made = await within(async (work) => {
      const { id: type_id } = await work.db.selectFrom('type').select('id').where('subject_kind', '=', 'invoice').executeTakeFirstOrThrow()
      const { id } = await work.db.selectFrom('client').select('id').where('external_id', '=', '1').executeTakeFirstOrThrow()
      const lines = [{ description: 'Session fee', quantity: 1, unit_price: 15_000 }]
      for (const number of ['I-1', 'I-2']) await createInvoice(work, { number, type_id, bill_to_id: id, lines })
      return id
    })
    const run = await take('invoice', 'Invoice ID,Invoice No,Client,Total\nx1,I-1,1,150\nx2,I-2,1,170\n', { mode: 'news' })
    expect(run).toMatchObject({ changed: 1, refused: 1 })
    expect(run.wrong).toMatchObject([{ line: 3, column: 'Invoice No', value: 'I-2', reason: expect.stringContaining('is another one in Hotshoe') }])
    expect(await invoice('I-1')).toMatchObject({ external_id: 'x1', bill_to_id: made, lines: [{ description: 'Session fee', amount: 15_000 }] })
  })

  test('a status is kept; its due date comes only where the studio uses invoice statuses', async () => {
    const rows = (number: string) => `Invoice No,Client,Total,Status\n${number},1,10,Sent\n`
    await take('invoice', rows('600'), { mode: 'news' })
    expect(await invoice('600')).toMatchObject({ status_due_on: null })
    await within((work) => sql`UPDATE studio SET use_invoice_statuses = true WHERE id = ${work.studio.id}`.execute(work.db))
    await take('invoice', rows('601'), { mode: 'news' })
    expect(await invoice('601')).toMatchObject({ status_due_on: expect.any(String) })
  })

  test('an import of invoices is taken back with their lines and payments', async () => {
    const run = await take('invoice', 'Invoice No,Client,Total,Paid\n500,1,10,5\n', { mode: 'news' })
    await within((work) => undoImport(work, run.id))
    expect(await invoice('500')).toBeUndefined()
  })
})

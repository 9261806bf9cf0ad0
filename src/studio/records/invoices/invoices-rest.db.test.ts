import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '#platform/http/contract.ts'
import { sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import { createClient } from '../clients/contract.ts'
import { listTypes } from '../statuses/contract.ts'
import * as invoices from './contract.ts'

type Json = Record<string, unknown>

let hotshoe: TestProgram
let token: string

beforeAll(async () => {
  hotshoe = await testProgram()
  token = await hotshoe.tokenOf('manager')
})
afterAll(async () => {
  expect(hotshoe.bugs).toEqual([])
  await hotshoe.close()
})

const place = ({ method, path }: Contract, id: number) => `${method} ${path.replace(':id', String(id)) as '/'}` as const

/** Asks as a manager's program would, and checks that the answer is what the contract promises. */
async function ask(contract: Contract, { id = 0, query = '', body }: { id?: number; query?: string; body?: object } = {}): Promise<Json> {
  const answer = await hotshoe.ask({ token }, `${place(contract, id)}${query}`, body === undefined ? {} : { body })
  expect([answer.status, sentenceOf(answer)]).toEqual([200, ''])
  expect([...Value.Errors(contract.response, answer.body)]).toEqual([])
  return answer.body
}

test('invoices are made, listed, paid, changed, archived and told about', async () => {
  const bill_to_id = Number((await ask(createClient, { body: { last_name: 'Berg' } })).id)
  const [type] = (await ask(listTypes, { query: '?subject_kind=invoice' })).rows as Json[]
  const body = {
    bill_to_id,
    type_id: type?.id,
    lines: [{ description: 'Album', quantity: '1,5', unit_price: '1,200.00' }],
    dues: [{ due_on: '2020-01-10', amount: 5000 }],
  }
  const id = Number((await ask(invoices.createInvoice, { body })).id)
  expect(await ask(invoices.listInvoices, { query: `?standing=overdue&bill_to_id=${bill_to_id}&search=berg` })).toMatchObject({
    rows: [{ id, total: 180_000, balance: 180_000, payment_due_on: '2020-01-10' }],
  })
  expect(await ask(invoices.addPayment, { id, body: { amount: '$1,000', method: 'Check', version: 1 } })).toMatchObject({
    balance: 80_000,
    payment_due_on: null,
  })
  expect(await ask(invoices.readBalance, { query: `?bill_to_id=${bill_to_id}` })).toEqual({ invoices: 1, total: 180_000, paid: 100_000, balance: 80_000 })
  await ask(invoices.changeInvoice, { id, body: { version: 2, notes: 'Engraved' } })
  await ask(invoices.archiveInvoice, { id, body: { archived: true, version: 3 } })
  expect(await ask(invoices.readInvoice, { id })).toMatchObject({ version: 4, archived_at: expect.any(String) })
  expect((await ask(invoices.readInvoiceHistory, { id })).rows).toHaveLength(5)
  const status = await hotshoe.ask({ token }, place(invoices.changeInvoiceStatus, id), { body: { status_id: 1, version: 4 } })
  expect([status.status, status.body.error]).toMatchObject([409, { code: 'invoice-statuses-unused' }])
})

test('the studio switches invoice statuses on and chooses its currency, until there are invoices', async () => {
  const owner = await hotshoe.tokenOf('owner')
  const set = async (change: object) => {
    const { body } = await hotshoe.ask({ token: owner }, 'GET /studio')
    return hotshoe.ask({ token: owner }, 'PATCH /studio', { body: { version: body.version, ...change } })
  }
  expect((await set({ use_invoice_statuses: true })).body).toMatchObject({ use_invoice_statuses: true, currency: 'USD' })
  expect((await set({ currency: 'XYZ' })).body.error).toMatchObject({ problems: [{ field: 'currency', message: expect.stringContaining('three letters') }] })
  expect((await set({ currency: 'EUR' })).body.error).toMatchObject({ code: 'currency-stays', problems: [{ field: 'currency' }] })
  expect((await set({ currency: 'usd' })).status).toBe(200)
})

import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '#platform/http/contract.ts'
import { sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import { createClient } from '../clients/contract.ts'
import { listStatuses, listTypes } from '../statuses/contract.ts'
import * as vendors from '../vendors/contract.ts'
import { preproductionOrders, productionOrders } from './contract.ts'

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

const rowsOf = (body: Json) => body.rows as Json[]
const idOf = (body: Json | undefined) => Number(body?.id)

test('vendors are made, listed, changed, archived and told about', async () => {
  const id = idOf(await ask(vendors.createVendor, { body: { name: 'Color Lab', email: 'orders@colorlab.example', phone: null } }))
  await ask(vendors.changeVendor, { id, body: { version: 1, account_number: 'AC-7' } })
  expect(rowsOf(await ask(vendors.listVendors, { query: '?search=ac-7&limit=1' }))).toMatchObject([{ id, name: 'Color Lab', version: 2 }])
  await ask(vendors.archiveVendor, { id, body: { archived: true, version: 2 } })
  await ask(vendors.archiveVendor, { id, body: { archived: false, version: 3 } })
  expect(await ask(vendors.readVendor, { id })).toMatchObject({ archived_at: null, version: 4 })
  expect(rowsOf(await ask(vendors.readVendorHistory, { id, query: '?limit=3' }))).toHaveLength(3)
})

test.each([
  ['production orders', productionOrders, 'production_order'],
  ['preproduction orders', preproductionOrders, 'preproduction_order'],
] as const)('%s are made, listed, changed, moved, archived and told about', async (_, doors, kind) => {
  const client_id = idOf(await ask(createClient, { body: { last_name: 'Berg' } }))
  const vendor_id = idOf(rowsOf(await ask(vendors.listVendors))[0])
  const type_id = kind === 'production_order' ? idOf(rowsOf(await ask(listTypes, { query: `?subject_kind=${kind}` }))[0]) : null
  const typed = type_id === null ? {} : { type_id, tracking: '1Z9' }
  const id = idOf(await ask(doors.create, { body: { client_id, vendor_id, ordered_on: '2027-05-04', ...typed } }))
  await ask(doors.change, { id, body: { version: 1, expected_on: '2027-05-11', notes: 'by courier' } })
  expect(rowsOf(await ask(doors.list, { query: `?open=true&vendor_id=${vendor_id}&search=berg` }))).toMatchObject([{ id, expected_on: '2027-05-11' }])
  const statuses = rowsOf(await ask(listStatuses, { query: `?subject_kind=${kind}${type_id === null ? '' : `&type_id=${type_id}`}` }))
  const moved = { status_id: idOf(statuses.at(-1)), note: 'done', member_id: hotshoe.ownerId, version: 2 }
  expect(await ask(doors.changeStatus, { id, body: moved })).toMatchObject({ status: { name: statuses.at(-1)?.name }, member: { id: hotshoe.ownerId } })
  expect(rowsOf(await ask(doors.list, { query: '?open=true' }))).toEqual([])
  await ask(doors.archive, { id, body: { archived: true, version: 3 } })
  expect(await ask(doors.read, { id })).toMatchObject({ version: 4, archived_at: expect.any(String) })
  expect(rowsOf(await ask(doors.readHistory, { id }))).toHaveLength(6)
})

test('who only looks may not add an order; a field that orders do not have is named', async () => {
  const viewer = await hotshoe.tokenOf('viewer')
  const refused = await hotshoe.ask({ token: viewer }, place(preproductionOrders.create, 0), { body: { client_id: 1 } })
  expect(refused.status).toBe(403)
  const odd = await hotshoe.ask({ token }, place(preproductionOrders.create, 0), { body: { client_id: 1, type_id: 1 } })
  expect([odd.status, JSON.stringify(odd.body)]).toEqual([400, expect.stringContaining('type_id')])
})

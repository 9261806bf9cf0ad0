import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveDepartment } from '#studio/staff/members/archive-department.ts'
import { archiveMember } from '#studio/staff/members/archive-member.ts'
import type { Work } from '#studio/staff/work.ts'
import { aClient, anOrder, aSession, aStudio, statusCalled, typeCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveRecord } from '../archive-record.ts'
import { readClient } from '../clients/queries.ts'
import { changeStatusSetup } from '../statuses/change-status-setup.ts'
import { readStatus } from '../statuses/queries.ts'
import { readHistory } from '../statuses/read-history.ts'
import { createTask } from '../tasks/create-task.ts'
import { changeVendor } from '../vendors/change-vendor.ts'
import { createVendor } from '../vendors/create-vendor.ts'
import { changeOrder } from './change-order.ts'
import { changeOrderStatus } from './change-order-status.ts'
import { keptOrders } from './keep-orders.ts'
import type { OrderKind } from './order.ts'
import { findOrders, readOrder } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const production = (id: number) => within((work) => readOrder(work, 'production_order', id))
const preproduction = (id: number) => within((work) => readOrder(work, 'preproduction_order', id))
const ofType = (work: Work, type_id: number, name: string) =>
  work.db.selectFrom('status').select('id').where('type_id', '=', type_id).where('name', '=', name).executeTakeFirstOrThrow()

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('orders of both kinds', () => {
  const kinds: [OrderKind, string, string][] = [
    ['production_order', 'P-00001', 'To Order'],
    ['preproduction_order', 'R-00001', 'To Edit'],
  ]
  test.each(kinds)('a new %s gets the next number %s and the initial status', async (kind, number, status) => {
    const id = await within((work) => anOrder(work, kind))
    expect(await within((work) => readOrder(work, kind, id))).toMatchObject({ number, status: { name: status }, vendor: null, session: null, version: 1 })
    const next = await within((work) => anOrder(work, kind))
    expect((await within((work) => readOrder(work, kind, next))).number).toBe(number.replace('1', '2'))
    await expect(within((work) => anOrder(work, kind, { number }))).rejects.toMatchObject({ code: 'number-taken' })
  })

  test.each(kinds)('a %s names nobody who is not there, no day the calendar does not have', async (kind) => {
    const wrong = [
      [{ client_id: 999_999 }, 'client_id'],
      [{ vendor_id: 999_999 }, 'vendor_id'],
      [{ session_id: 999_999 }, 'session_id'],
      [{ status_id: 999_999 }, 'status_id'],
      [{ department_id: 999_999 }, 'department_id'],
      [{ member_id: 999_999 }, 'member_id'],
      [{ expected_on: '2026-02-30' }, 'expected_on'],
    ] as const
    for (const [fields, field] of wrong) {
      const refused = within((work) => anOrder(work, kind, fields))
      await expect(refused, field).rejects.toMatchObject({ kind: 'invalid', problems: [{ field, message: expect.stringMatching(/\.$/) }] })
    }
  })

  test.each(kinds)('a change of a %s is told by name; the same again changes nothing; an older version is refused', async (kind) => {
    const vendor_id = await within((work) => createVendor(work, { name: `Lab of ${kind}` }))
    const id = await within((work) => anOrder(work, kind))
    await within((work) => changeOrder(work, { kind, id }, { version: 1, vendor_id, description: 'Album', ordered_on: '2026-05-04' }))
    await within((work) => changeOrder(work, { kind, id }, { version: 2, vendor_id, description: ' Album ' }))
    const order = await within((work) => readOrder(work, kind, id))
    expect(order).toMatchObject({ version: 2, vendor: { name: `Lab of ${kind}` }, ordered_on: '2026-05-04' })
    const { rows } = await within((work) => readHistory(work, { subjectKind: kind, subjectId: id }, {}))
    const changed = rows.find((row) => row.kind === 'change' && row.what === 'changed')
    expect(changed).toMatchObject({ changes: { vendor_id: [null, { id: vendor_id, name: `Lab of ${kind}` }], description: ['', 'Album'] } })
    await expect(within((work) => changeOrder(work, { kind, id }, { version: 1 }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test.each(kinds)('an archived vendor stays with the %s that has it, and is given to no other', async (kind) => {
    const vendor_id = await within((work) => createVendor(work, { name: `Old lab of ${kind}` }))
    const id = await within((work) => anOrder(work, kind, { vendor_id, received_on: '2026-05-02' }))
    await within((work) => changeVendor(work, vendor_id, { version: 1, archived: true }))
    await within((work) => changeOrder(work, { kind, id }, { version: 1, notes: 'still theirs' }))
    await expect(within((work) => anOrder(work, kind, { vendor_id }))).rejects.toMatchObject({ problems: [{ field: 'vendor_id' }] })
  })

  test.each(kinds)('a %s is put away and taken back', async (kind) => {
    const id = await within((work) => anOrder(work, kind))
    await within((work) => archiveRecord(work, keptOrders[kind], { id, archived: true, version: 1 }))
    expect((await within((work) => findOrders(work, kind, { archived: true }))).rows.map((row) => row.id)).toEqual([id])
    await within((work) => archiveRecord(work, keptOrders[kind], { id, archived: false, version: 2 }))
    expect((await within((work) => findOrders(work, kind, { archived: true }))).rows).toEqual([])
  })
})

describe('production orders', () => {
  test('move among the statuses of their type; another type has them in the status that is called alike', async () => {
    const [prints, album] = await within(async (work) => [await typeCalled(work, 'Prints'), await typeCalled(work, 'Album')])
    const id = await within((work) => anOrder(work, 'production_order'))
    const foreign = await within((work) => ofType(work, album, 'At the Lab'))
    await expect(within((work) => changeOrderStatus(work, 'production_order', { id, status_id: foreign.id, version: 1 }))).rejects.toMatchObject({
      code: 'no-such-status',
    })
    const lab = await within((work) => ofType(work, prints, 'At the Lab'))
    await within((work) => changeOrderStatus(work, 'production_order', { id, status_id: lab.id, version: 1, note: 'sent by courier' }))
    expect(await production(id)).toMatchObject({ status: { name: 'At the Lab' }, status_due_on: '2026-05-18' })
    await within((work) => changeOrder(work, { kind: 'production_order', id }, { version: 2, type_id: album }))
    expect(await production(id)).toMatchObject({ type: { name: 'Album' }, status: { id: foreign.id, name: 'At the Lab' }, status_due_on: '2026-05-18' })
  })

  test('of a type that is none, or of another kind, are refused at the type', async () => {
    for (const name of ['Family', 'Consultation']) {
      const type_id = await within((work) => typeCalled(work, name))
      await expect(within((work) => anOrder(work, 'production_order', { type_id }))).rejects.toMatchObject({ problems: [{ field: 'type_id' }] })
    }
  })

  test('move their client to the status that is marked for orders, preproduction orders do not', async () => {
    const status = await within(async (work) => readStatus(work, await statusCalled(work, 'client', 'Client')))
    await within((work) => changeStatusSetup(work, status.id, { version: status.version, on_order: true }))
    const [orders, proofs] = await within(async (work) => [await aClient(work), await aClient(work)])
    await within((work) => anOrder(work, 'production_order', { client_id: orders }))
    await within((work) => anOrder(work, 'preproduction_order', { client_id: proofs }))
    expect(await within((work) => readClient(work, orders))).toMatchObject({ status: { name: 'Client' } })
    expect(await within((work) => readClient(work, proofs))).toMatchObject({ status: { name: 'Lead' } })
  })

  test('are listed with what is not ordered yet first, then the latest; searched, filtered, paged', async () => {
    const client_id = await within((work) => aClient(work, { first_name: 'Zoë', last_name: 'Ångström' }))
    const session_id = await within((work) => aSession(work, { client_id }))
    const vendor_id = await within((work) => createVendor(work, { name: 'Café Canvas' }))
    const make = (fields: object) => within((work) => anOrder(work, 'production_order', { client_id, ...fields }))
    const old = await make({ ordered_on: '2026-01-02', description: 'Canvas 20×30', vendor_id })
    const latest = await make({ ordered_on: '2026-05-01', tracking: '1Z999' })
    const waiting = await make({ session_id })
    const ids = async (wanted: object) => (await within((work) => findOrders(work, 'production_order', { client_id, ...wanted }))).rows.map(({ id }) => id)
    expect(await ids({})).toEqual([waiting, latest, old])
    expect(await ids({ search: 'angstrom cafe' })).toEqual([old])
    expect(await ids({ search: '1z999' })).toEqual([latest])
    expect(await ids({ session_id })).toEqual([waiting])
    expect(await ids({ vendor_id })).toEqual([old])
    const done = await within(async (work) => ofType(work, await typeCalled(work, 'Prints'), 'Picked Up'))
    await within((work) => changeOrderStatus(work, 'production_order', { id: old, status_id: done.id, version: 1 }))
    expect(await ids({ open: true })).toEqual([waiting, latest])
    expect(await ids({ open: false })).toEqual([old])
    const first = await within((work) => findOrders(work, 'production_order', { client_id, limit: 1 }))
    const second = await within((work) => findOrders(work, 'production_order', { client_id, limit: 1, after: first.next ?? '' }))
    const third = await within((work) => findOrders(work, 'production_order', { client_id, limit: 1, after: second.next ?? '' }))
    expect([...first.rows, ...second.rows, ...third.rows].map(({ id }) => id)).toEqual([waiting, latest, old])
    expect(third.next).toBeNull()
  })
})

describe('who has a preproduction order', () => {
  /** A status with a department and a member by default. */
  async function withDefaults(work: Work, status: string, who: { member?: string; department?: string; stand_in?: number }) {
    const member = await work.db
      .insertInto('member')
      .values({ name: who.member ?? `Somebody at ${status}`, role: 'front-desk' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const department = await work.db
      .insertInto('department')
      .values({ name: who.department ?? `Department of ${status}`, default_member_id: who.stand_in ?? null })
      .returning('id')
      .executeTakeFirstOrThrow()
    const id = await statusCalled(work, 'preproduction_order', status)
    const { version } = await readStatus(work, id)
    await changeStatusSetup(work, id, { version, default_department_id: department.id, default_member_id: member.id })
    return { id, member: member.id, department: department.id }
  }

  test('entering a status gives it to the status’s department and member, unless the person gives others', async () => {
    const retoucher = await within((work) => withDefaults(work, 'At the Retoucher', { member: 'Rita', department: 'Retouching' }))
    const [mine, given] = await within(async (work) => [await anOrder(work, 'preproduction_order'), await anOrder(work, 'preproduction_order')])
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id: mine, status_id: retoucher.id, version: 1 }))
    expect(await preproduction(mine)).toMatchObject({ department: { name: 'Retouching' }, member: { name: 'Rita' }, version: 2 })
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id: given, status_id: retoucher.id, member_id: null, version: 1 }))
    expect(await preproduction(given)).toMatchObject({ department: { name: 'Retouching' }, member: null })
    const { rows } = await within((work) => readHistory(work, { subjectKind: 'preproduction_order', subjectId: mine }, {}))
    expect(rows.find((row) => row.kind === 'change' && row.what === 'changed')).toMatchObject({ changes: { member_id: [null, { name: 'Rita' }] } })
  })

  test('a status that names nobody leaves it with whom it is; so does the same status again', async () => {
    const { id: atRetoucher, member } = await within(async (work) => {
      const status = await readStatus(work, await statusCalled(work, 'preproduction_order', 'At the Retoucher'))
      return { id: status.id, member: status.default_member_id }
    })
    const id = await within((work) => anOrder(work, 'preproduction_order', { status_id: atRetoucher }))
    expect((await preproduction(id)).member).toMatchObject({ id: member })
    await within((work) => changeOrder(work, { kind: 'preproduction_order', id }, { version: 1, member_id: null }))
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id, status_id: atRetoucher, due_on: '2026-06-01', version: 2 }))
    expect(await preproduction(id)).toMatchObject({ member: null, status_due_on: '2026-06-01' })
    const approved = await within((work) => statusCalled(work, 'preproduction_order', 'Approved'))
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id, status_id: approved, version: 3 }))
    expect(await preproduction(id)).toMatchObject({ department: { name: 'Retouching' }, member: null })
  })

  test('for a member who has left the department’s own stands in; who is not there is refused', async () => {
    const rita = await within(async (work) => (await work.db.selectFrom('member').select('id').where('name', '=', 'Rita').executeTakeFirstOrThrow()).id)
    const out = await within((work) => withDefaults(work, 'Proofs Out', { member: 'Leo', department: 'Front', stand_in: rita }))
    await within((work) => archiveMember(work, out.member, { archived: true, version: 1 }))
    const id = await within((work) => anOrder(work, 'preproduction_order'))
    await expect(
      within((work) => changeOrderStatus(work, 'preproduction_order', { id, status_id: out.id, member_id: out.member, version: 1 })),
    ).rejects.toMatchObject({ problems: [{ field: 'member_id', message: expect.stringContaining('has left') }] })
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id, status_id: out.id, version: 1 }))
    expect(await preproduction(id)).toMatchObject({ department: { name: 'Front' }, member: { name: 'Rita' } })
  })
  test('a department that something still goes to is not put away, nor a vendor with orders on the way; each names all of it', async () => {
    const desk = await within((work) => withDefaults(work, 'Proofs Out', { member: 'Una', department: 'Busy desk' }))
    await within((work) => createTask(work, { description: 'Retouch', department_id: desk.department }))
    const order = await within((work) => anOrder(work, 'preproduction_order', { number: 'PP-9', department_id: desk.department }))
    const { number } = await preproduction(order)
    await expect(within((work) => archiveDepartment(work, desk.department, { archived: true, version: 1 }))).rejects.toMatchObject({
      constraint: 'department_in_use',
      detail: `“Busy desk” has the status “Proofs Out”, 1 open task, the preproduction order ${String(number)}`,
    })
    const vendor = await within((work) => createVendor(work, { name: 'Slow Lab' }))
    const mine = await within((work) => anOrder(work, 'production_order', { vendor_id: vendor }))
    await expect(within((work) => changeVendor(work, vendor, { archived: true, version: 1 }))).rejects.toMatchObject({
      code: 'vendor-in-use',
      message: expect.stringMatching(/^“Slow Lab” has the production order .+ on the way\. Note what was received, or give/),
    })
    await within((work) => changeOrder(work, { kind: 'production_order', id: mine }, { version: 1, received_on: '2026-05-04' }))
    await within((work) => changeVendor(work, vendor, { archived: true, version: 1 }))
  })
  test('a department that was put away takes nothing over: the order stays with whom it is', async () => {
    const gone = await within((work) => withDefaults(work, 'Approved', { member: 'Ada', department: 'Old lab' }))
    await within(async (work) => {
      await work.db.updateTable('status').set({ default_department_id: null }).where('id', '=', gone.id).execute()
      await archiveDepartment(work, gone.department, { archived: true, version: 1 })
      await work.db.updateTable('status').set({ default_department_id: gone.department }).where('id', '=', gone.id).execute()
    })
    const [first, second] = await within(async (work) => [await anOrder(work, 'preproduction_order'), await anOrder(work, 'preproduction_order')])
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id: first, status_id: gone.id, version: 1 }))
    expect(await preproduction(first)).toMatchObject({ department: null, member: { name: 'Ada' } })
    await within((work) => archiveMember(work, gone.member, { archived: true, version: 1 }))
    const front = await within((work) => work.db.selectFrom('department').select('id').where('name', '=', 'Front').executeTakeFirstOrThrow())
    await within((work) => changeOrder(work, { kind: 'preproduction_order', id: second }, { version: 1, department_id: front.id }))
    await within((work) => changeOrderStatus(work, 'preproduction_order', { id: second, status_id: gone.id, version: 2 }))
    expect(await preproduction(second)).toMatchObject({ department: { name: 'Front' }, member: null, status: { name: 'Approved' } })
  })
})

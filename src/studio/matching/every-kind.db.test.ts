import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { undoMerge } from '#studio/records/care/undo-merge.ts'
import { addPayment } from '#studio/records/invoices/add-payment.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import type { Work } from '#studio/staff/work.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anInvoice, aTask, daysOfMaking } from '#support/catalogue.ts'
import { aClient, anAppointment, anOrder } from '#support/records.ts'
import { listCandidates } from './find-candidates.ts'
import { moveItems } from './move-items.ts'
import { groupItems } from './queries.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio('2026-05-04T08:00')
})
afterEach(() => studio.close())

const within = <T>(run: (work: Work) => Promise<T>) => studio.studio.inTransaction(run)
const run = (statement: ReturnType<typeof sql>) => within((work) => statement.execute(work.db))
const told = async () => (await studio.items()).map(({ state, reason }) => [state, reason])
const lookOn = async (day: string) => {
  await studio.at(`${day}T08:00`)
  return studio.find()
}
const process = async () => {
  const open = (await studio.items()).filter(({ state }) => state === 'active')
  await within((work) => moveItems(work, open.map(({ id }) => ({ id, to: 'processed', reason: null })))) // biome-ignore format: short
}
async function byStatus(kind: SubjectKind, name: string, columns: Record<string, unknown>): Promise<number> {
  const { rows } = await studio.studio.readOnly((work) =>
    sql<{ id: number }>`SELECT min(id) AS id FROM status WHERE subject_kind = ${kind} AND name = ${name}`.execute(work.db),
  )
  return studio.trigger({ subject_kind: kind, basis: 'status', status_id: rows[0]?.id, offset_count: 0, ...columns })
}
const appointments = (columns: Record<string, unknown> = {}) =>
  studio.trigger({ subject_kind: 'appointment', basis: 'type', status_id: null, any_type: true, moment: 'appointment-date', offset_count: -1, ...columns })

describe('whose it is', () => {
  const owners = async () => {
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{ client_id: number | null; session_id: number | null }>`SELECT client_id, session_id FROM triggered_item ORDER BY id`.execute(work.db),
    )
    return rows.map(({ client_id, session_id }) => [client_id, session_id])
  }

  test('an appointment is its client’s, else its session’s client’s, else nobody’s', async () => {
    await appointments()
    const client = await studio.client()
    const session = await studio.session({ client_id: client })
    await within((work) => anAppointment(work, { on_day: '2026-05-05', client_id: client }))
    await within((work) => anAppointment(work, { on_day: '2026-05-05', session_id: session, client_id: null }))
    await within((work) => anAppointment(work, { on_day: '2026-05-05' }))
    await studio.find()
    expect(await owners()).toEqual([
      [client, null],
      [client, session],
      [null, null],
    ])
  })

  test('Do Not Market of the session’s client drops the appointment; ticked and nobody’s, it stays', async () => {
    await appointments({ exclude_do_not_market: true })
    const client = await studio.client()
    const session = await studio.session({ client_id: client })
    await within((work) => anAppointment(work, { on_day: '2026-05-05', session_id: session, client_id: null }))
    await within((work) => anAppointment(work, { on_day: '2026-05-05' }))
    await studio.find()
    await studio.changeClient(client, { do_not_market: true })
    await studio.find()
    expect(await told()).toEqual([
      ['withdrawn', 'do-not-market'],
      ['active', null],
    ])
    await studio.changeClient(client, { do_not_market: false })
    await studio.find()
    expect(await studio.states()).toEqual(['active', 'active'])
  })

  test('Do Not Market lifted: what was due meanwhile comes in late, whatever kind of record it is', async () => {
    await byStatus('production_order', 'To Order', { moment: 'status-due', exclude_do_not_market: true })
    const client = await studio.client({ do_not_market: true })
    await within((work) => anOrder(work, 'production_order', { client_id: client, status_due_on: '2026-05-05' }))
    await lookOn('2026-05-06')
    expect(await studio.items()).toEqual([])
    await studio.changeClient(client, { do_not_market: false })
    await studio.find()
    expect((await studio.items()).map(({ state, late }) => [state, late])).toEqual([['active', true]])
  })

  test('case 61: the invoice is the bill-to client’s, whose flags count; paid in full before the run: nothing', async () => {
    await byStatus('invoice', 'Draft', { moment: 'payment-due', exclude_do_not_call: true })
    const [customer, payer] = [await studio.client(), await studio.client({ first_name: 'Paul', do_not_call: true })]
    const session_id = await studio.session({ client_id: customer })
    const dues = [{ due_on: '2026-05-05', amount: 5000 }]
    await within((work) => anInvoice(work, { bill_to_id: payer, session_id, dues }))
    const theirs = await within((work) => anInvoice(work, { bill_to_id: customer, session_id, dues }))
    await lookOn('2026-05-05')
    expect((await studio.items()).map(({ subject_id, state }) => [subject_id, state])).toEqual([[theirs, 'active']])
    expect(await owners()).toEqual([[customer, session_id]])
    await within((work) => addPayment(work, theirs, { amount: 5000, version: 1 }))
    await studio.find()
    expect(await told()).toEqual([['withdrawn', 'paid']])
  })

  test('case 62: without invoice statuses payments fall due whatever the status, and the others do nothing', async () => {
    await byStatus('invoice', 'Sent', { moment: 'payment-due' })
    await byStatus('invoice', 'Draft', { moment: 'status-changed' })
    await byStatus('invoice', 'Draft', { moment: 'status-due' })
    await within((work) => anInvoice(work, { dues: [{ due_on: '2026-05-05', amount: 5000 }] }))
    await run(sql`UPDATE invoice SET status_due_on = '2026-05-05'`)
    await lookOn('2026-05-05')
    expect((await studio.items()).map(({ occurrence, state }) => [occurrence, state])).toEqual([['2026-05-05', 'active']])
    const { groups } = await within((work) => groupItems(work, 'active'))
    expect(groups[0]?.sentence).toContain('On the payment due date of invoices: ')
    await run(sql`UPDATE studio SET use_invoice_statuses = true`)
    await run(sql`UPDATE invoice SET status_due_on = '2026-05-06'`)
    await studio.find()
    expect(await told()).toEqual([
      ['withdrawn', 'left-status'],
      ['active', 'late'],
    ])
  })

  test('merged clients: items of every kind follow the record to the winner, and back', async () => {
    await byStatus('production_order', 'To Order', { moment: 'status-due' })
    await appointments({ offset_count: 0 })
    const [winner, loser] = [await studio.client(), await studio.client({ first_name: 'Ann' })]
    await within((work) => anOrder(work, 'production_order', { client_id: loser, status_due_on: '2026-05-05' }))
    await within((work) => anAppointment(work, { client_id: loser, on_day: '2026-05-05' }))
    await lookOn('2026-05-05')
    const merge = await within((work) => mergeClients(work, { winnerId: winner, loserId: loser, version: 1, loserVersion: 1 }))
    await studio.find()
    expect(await owners()).toEqual([
      [winner, null],
      [winner, null],
    ])
    expect(await studio.states()).toEqual(['active', 'active'])
    // Found for the winner after the merge, of a record that goes back.
    await studio.trigger({ subject_kind: 'appointment', basis: 'type', status_id: null, any_type: true, moment: 'booked', offset_count: 1 })
    await run(sql`UPDATE appointment SET booked_on = '2026-05-05'`)
    await lookOn('2026-05-06')
    await within((work) => undoMerge(work, merge))
    await studio.find()
    expect(await owners()).toEqual([
      [loser, null],
      [loser, null],
      [loser, null],
    ])
  })
})

describe('what repeats', () => {
  test('case 33: the due date of a production order pushed out after the call: a new item for the new date, if still in the status', async () => {
    await byStatus('production_order', 'At the Lab', { moment: 'status-due', offset_count: 3 })
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{ id: number }>`SELECT min(id) AS id FROM status WHERE subject_kind = 'production_order' AND name = 'At the Lab'`.execute(work.db),
    )
    const order = await within((work) => anOrder(work, 'production_order', { status_id: rows[0]?.id ?? 0, status_due_on: '2026-05-05' }))
    await lookOn('2026-05-08')
    await process()
    await run(sql`UPDATE production_order SET status_due_on = '2026-05-12', status_due_set_at = now() WHERE id = ${order}`)
    await lookOn('2026-05-15')
    expect(await studio.states()).toEqual(['processed', 'active'])
  })

  test('at most once in thirty days: the next day is left out, the day after thirty counts', async () => {
    await appointments({ offset_count: 0, repeat: 'spaced', repeat_days: 30 })
    const appointment = await within((work) => anAppointment(work, { on_day: '2026-05-05' }))
    const moveTo = (day: string) => run(sql`UPDATE appointment SET on_day = ${day}, on_day_set_at = now() WHERE id = ${appointment}`)
    await lookOn('2026-05-05')
    await process()
    await moveTo('2026-06-03')
    await lookOn('2026-06-03')
    expect(await studio.states()).toEqual(['processed'])
    await moveTo('2026-06-04')
    await lookOn('2026-06-04')
    expect(await studio.states()).toEqual(['processed', 'active'])
  })

  test('case 45: what continues another trigger reaches nobody twice, at every kind', async () => {
    const first = await appointments({ offset_count: 0 })
    await within((work) => anAppointment(work, { on_day: '2026-05-05' }))
    await lookOn('2026-05-05')
    await process()
    await run(sql`UPDATE trigger SET active = false, archived_at = now() WHERE id = ${first}`)
    const second = await appointments({ offset_count: 0, continues_trigger_id: first, armed_at: new Date('2026-05-01T00:00:00Z'), swept_on: '2026-05-01' })
    await studio.find()
    expect((await studio.items()).filter(({ trigger_id }) => trigger_id === second)).toEqual([])
  })
})

describe('tasks', () => {
  test('case 50: a task made by a trigger hands on what led to it', async () => {
    await studio.trigger({ subject_kind: 'task', basis: 'type', status_id: null, type_id: await typeOf('Follow-Up'), moment: 'task-due', offset_count: 0 })
    await within((work) => createTaskOf(work, [3, 8]))
    await studio.find()
    const { rows } = await studio.studio.readOnly((work) => sql`SELECT cause_item_id, ancestry FROM triggered_item`.execute(work.db))
    expect(rows).toEqual([{ cause_item_id: 8, ancestry: [3, 8] }])
  })

  const createTaskOf = async (work: Work, ancestry: number[]) =>
    createTask(
      { ...work, cause: { itemId: ancestry.at(-1) ?? 0, ancestry } },
      { description: 'Call', type_id: await typeOf('Follow-Up'), due_on: '2026-05-04' },
    )
  async function typeOf(name: string): Promise<number> {
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{ id: number }>`SELECT id FROM type WHERE subject_kind = 'task' AND name = ${name}`.execute(work.db),
    )
    return rows[0]?.id ?? 0
  }

  test('a canceled task leaves, and comes back when it is taken up again', async () => {
    await studio.trigger({ subject_kind: 'task', basis: 'type', status_id: null, type_id: await typeOf('Follow-Up'), moment: 'task-due', offset_count: 0 })
    const task = await within((work) => aTask(work, { due_on: '2026-05-04' }))
    await studio.find()
    await run(sql`UPDATE task SET canceled_at = now() WHERE id = ${task}`)
    await studio.find()
    expect(await told()).toEqual([['withdrawn', 'record-gone']])
    await run(sql`UPDATE task SET canceled_at = NULL WHERE id = ${task}`)
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
  })

  test('completed just before midnight: that day is its complete date, in the studio’s zone', async () => {
    const line = daysOfMaking['task type: complete date']
    const columns = await within((work) => line?.trigger(work) ?? Promise.resolve({}))
    await studio.trigger({ status_id: null, ...columns, offset_count: 1 })
    await studio.at('2026-05-04T23:30')
    await within((work) => line?.make(work, '') ?? Promise.resolve(0))
    await lookOn('2026-05-05')
    expect((await studio.items()).map(({ occurrence, due_on }) => [occurrence, due_on])).toEqual([['2026-05-04', '2026-05-05']])
  })
})

test('who a new trigger leaves as history is named at every kind, and found by name', async () => {
  await within(async (work) => anInvoice(work, { bill_to_id: await aClient(work, { last_name: 'Quill' }), dues: [{ due_on: '2026-05-04', amount: 5000 }] }))
  await studio.at('2026-05-04T09:00')
  const trigger = await byStatus('invoice', 'Draft', { moment: 'payment-due' })
  await studio.find()
  expect(await studio.items()).toEqual([])
  const named = (search?: string) => studio.studio.readOnly((work) => listCandidates(work, trigger, search))
  expect(await named()).toMatchObject({ rows: [{ client_name: 'Anna Quill', type: 'Session', due_on: '2026-05-04', on: '2026-05-04' }], more: false })
  expect((await named('quill')).rows).toHaveLength(1)
  expect((await named('nobody')).rows).toEqual([])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDepartment } from '#studio/staff/members/add-department.ts'
import { addMember } from '#studio/staff/members/add-member.ts'
import type { Work } from '#studio/staff/work.ts'
import { anOrder, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { createVendor } from '../vendors/create-vendor.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { listRefusals, readRun } from './queries.ts'
import { undoImport } from './undo-import.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: NewImport['kind'], content: string, more: Partial<NewImport> = {}) => {
  const id = await importFile(made.studio, { kind, file_name: `${kind}s.csv`, content, date_order: 'mdy', mode: 'news', ...more })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const record = (kind: NewImport['kind'], external_id: string) =>
  within(async (work) => {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT to_jsonb(r) || jsonb_build_object(
        'client', (SELECT external_id FROM client WHERE id = (to_jsonb(r) ->> 'client_id')::bigint),
        'session', (SELECT number FROM session WHERE id = (to_jsonb(r) ->> 'session_id')::bigint),
        'vendor', (SELECT name FROM vendor WHERE id = (to_jsonb(r) ->> 'vendor_id')::bigint),
        'invoice', (SELECT number FROM invoice WHERE id = (to_jsonb(r) ->> 'invoice_id')::bigint),
        'order', (SELECT number FROM production_order WHERE id = (to_jsonb(r) ->> 'production_order_id')::bigint),
        'appointment', (SELECT external_id FROM appointment WHERE id = (to_jsonb(r) ->> 'appointment_id')::bigint),
        'member', (SELECT name FROM member WHERE id = (to_jsonb(r) ->> 'member_id')::bigint),
        'department', (SELECT name FROM department WHERE id = (to_jsonb(r) ->> 'department_id')::bigint),
        'type', (SELECT name FROM type WHERE id = (to_jsonb(r) ->> 'type_id')::bigint),
        'status', (SELECT name FROM status WHERE id = (to_jsonb(r) ->> 'status_id')::bigint)) AS r
      FROM ${sql.table(kind)} r WHERE external_id = ${external_id}`.execute(work.db)
    return rows[0]?.r as Record<string, unknown> | undefined
  })

describe('vendors, orders and tasks from files', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await within(async (work) => {
      const { id } = await addMember(work, { name: 'Olivia Reyes', role: 'front-desk', email: 'olivia@example.com' })
      const left = await addMember(work, { name: 'Greg Left', role: 'photographer' })
      await sql`UPDATE member SET archived_at = now() WHERE id = ${left.id}`.execute(work.db)
      await addDepartment(work, { name: 'Production', default_member_id: id })
      const approved = await work.db
        .selectFrom('status')
        .select('id')
        .where('subject_kind', '=', 'preproduction_order')
        .where('name', '=', 'At the Retoucher')
        .executeTakeFirstOrThrow()
      await sql`UPDATE status SET default_member_id = ${id} WHERE id = ${approved.id}`.execute(work.db)
    })
    await take('client', 'Client ID,Name,Email\n1,Anna Berg,anna@example.com\n2,Bo Li,bo@example.com\n')
    await take('session', 'Session No,Client ID,Type\nS-7,2,Family\n')
    await take('invoice', 'Invoice No,Client,Total\nI-9,1,150\n')
    await take('appointment', 'Appointment ID,Date\nA-3,5/9/2026\n')
  })
  afterAll(() => made.close())

  test('vendors are known by their number or by their name, and come in once', async () => {
    await within((work) => createVendor(work, { name: 'Frame Works', notes: 'made here' }))
    const content =
      'Vendor ID,Lab,Contact Person,Email,Phone,Customer No,Notes\nv1,Color  Lab,Zoë Núñez,orders@colorlab.example,(402) 555-0199,AC-7,\nv2,frame works,Bo,,,,\nv3,Bad,,nobody,12,,\nv4,,,,,,\n'
    const run = await take('vendor', content)
    expect(run).toMatchObject({ created: 1, changed: 1, refused: 2, remarks: [] })
    expect(run.wrong.map(({ line, column }) => `${line} ${column}`)).toEqual(['4 Email', '4 Phone', '5 Lab'])
    expect(await record('vendor', 'v1')).toMatchObject({
      name: 'Color Lab',
      contact_name: 'Zoë Núñez',
      phone: '+14025550199',
      account_number: 'AC-7',
      search_text: 'color lab zoe nunez orders@colorlab.example ac-7 14025550199',
    })
    expect(await record('vendor', 'v2')).toMatchObject({ name: 'frame works', contact_name: 'Bo', notes: 'made here', version: 2 })
    expect(await take('vendor', content)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    expect(await take('vendor', 'Name,Email\nMetal Prints,m@example.com\n')).toMatchObject({ created: 1 })
    expect(await take('vendor', 'Name,Email\nMETAL PRINTS,m@example.com\nMetal prints,x@example.com\n')).toMatchObject({ created: 0, refused: 2 })
  })

  test('production orders name client, session, vendor, invoice, department and user, and move their clients', async () => {
    await within((work) => sql`UPDATE status SET on_order = true WHERE subject_kind = 'client' AND name = 'Client'`.execute(work.db))
    const run = await take(
      'production_order',
      `Order No,Client,Session No,Order Type,Status,Lab,Invoice No,Department,User,Description,Order Date,Expected,Received,Tracking No
P-1,anna@example.com,,Album,At the Lab,color lab,I-9,production,olivia@example.com,"Album 10×10",4/1/2026,5/20/2026,,1Z99
P-2,,S-7,Canvas,Stretching,,,,Greg Left,,,,,
P-3,1,,,,No Such Lab,I-77,Nobody,,,4/31/2026,,,
`,
    )
    expect(run).toMatchObject({ created: 2, refused: 1 })
    expect(run.wrong.map(({ line, column }) => `${line} ${column}`)).toEqual(['4 Department', '4 Invoice No', '4 Lab', '4 Order Date'])
    expect(run.remarks).toEqual([
      'A production order status was added that Hotshoe did not know: Stretching.',
      'A production order type was added that Hotshoe did not know: Canvas.',
    ])
    expect(await record('production_order', 'P-1')).toMatchObject({
      number: 'P-1', client: '1', type: 'Album', status: 'At the Lab', vendor: 'Color Lab', invoice: 'I-9', department: 'Production', member: 'Olivia Reyes',
      ordered_on: '2026-04-01', expected_on: '2026-05-20', received_on: null, tracking: '1Z99', history_at: null,
    }) // biome-ignore format: short
    expect(await record('production_order', 'P-2')).toMatchObject({ client: '2', session: 'S-7', type: 'Canvas', status: 'Stretching', member: 'Greg Left' })
    expect(await record('client', '1')).toMatchObject({ status: 'Client' })
    const again = await take('production_order', 'Order No,Client,Lab,Invoice,Department\nP-3,1,No Such Lab,I-77,Nobody\n')
    expect(again.wrong.map(({ column, reason }) => `${column}: ${reason}`)).toEqual([
      'Department: There is no department “Nobody”. Add it under Settings, correct the name, or leave the cell empty.',
      'Invoice: There is no invoice “I-77”. Import the invoices first, or correct the number.',
      'Lab: There is no vendor “No Such Lab”. Import the vendors first, or correct the name.',
    ])
  })

  test('preproduction orders go to whom their status names, as news; in the past they do not', async () => {
    const content = (number: string) => `Order No,Client,Status,Description\n${number},1,At the Retoucher,Skin\n`
    await take('preproduction_order', content('R-1'))
    await take('preproduction_order', content('R-2'), { mode: 'history' })
    expect(await record('preproduction_order', 'R-1')).toMatchObject({ member: 'Olivia Reyes', status_due_on: expect.any(String), history_at: null })
    expect(await record('preproduction_order', 'R-2')).toMatchObject({ member: null, status_due_on: null, history_at: expect.any(String) })
  })

  test('an order that was made here is known by its number, and left alone when it is of another client', async () => {
    await within(async (work) => {
      const { id } = await work.db.selectFrom('client').select('id').where('external_id', '=', '1').executeTakeFirstOrThrow()
      for (const number of ['P-50', 'P-51']) await anOrder(work, 'production_order', { number, client_id: id })
    })
    const run = await take('production_order', 'Order No,Client,Notes\nP-50,1,same\nP-51,2,other\n')
    expect(run).toMatchObject({ changed: 1, refused: 1 })
    expect(run.wrong).toMatchObject([{ line: 3, column: 'Order No', value: 'P-51' }])
  })

  test('tasks with and without a type; who has left is replaced in what is open, and stays in what is done', async () => {
    const run = await take(
      'task',
      `Task ID,Task,Task Type,Status,Start Date,Due Date,Completed,Priority,Client,Session No,Appointment ID,Invoice No,Order No,Assigned To,Department,Notes
t1,Call about album,Follow-Up,In Progress,5/1/2026,5/9/2026,,High,1,,,,,olivia reyes,,"two
lines"
t2,Retouch,,Completed,,,,,,S-7,A-3,I-9,P-1,Greg Left,Production,
t3,Order frames,,,,,4/2/2026,low,,,,,,,,
t4,Still open,,,,,,,,,,,,Greg Left,Production,
t5,Closed one,Follow-Up,Done,,,,,,,,,,,,
t6,Never mind,,Canceled,,,,,,,,,,,,
t7,,,,,,soon,whatever,,,,,,,,
`,
    )
    expect(run.wrong.map(({ line, column }) => `${line} ${column}`)).toEqual(['9 Completed', '9 Priority', '9 Task'])
    expect(run).toMatchObject({ created: 6, refused: 1 })
    expect(await record('task', 't1')).toMatchObject({
      type: 'Follow-Up',
      status: 'In Progress',
      start_on: '2026-05-01',
      due_on: '2026-05-09',
      priority: 1,
      client: '1',
      member: 'Olivia Reyes',
      notes: 'two\nlines',
      completed_at: null,
      actor_name: 'Pat Manager',
    })
    expect(await record('task', 't2')).toMatchObject({
      type: null,
      status: null,
      session: 'S-7',
      appointment: 'A-3',
      invoice: 'I-9',
      order: 'P-1',
      member: 'Greg Left',
      completed_at: expect.any(String),
      flagged: null,
    })
    expect(await record('task', 't3')).toMatchObject({ priority: 3, completed_at: expect.stringContaining('2026-04-02') })
    expect(await record('task', 't4')).toMatchObject({ member: 'Olivia Reyes', flagged: expect.stringContaining('Greg Left has left') })
    expect(await record('task', 't5')).toMatchObject({ status: 'Done', completed_at: expect.any(String) })
    expect(await record('task', 't6')).toMatchObject({ canceled_at: expect.any(String), completed_at: null })
  })

  test('a task that a later file moves goes on; without numbers the same file is known again', async () => {
    const rows = (status: string) => `Task ID,Task,Task Type,Status\nu1,Frame,Editing,${status}\n`
    await take('task', rows('To Do'))
    expect(await take('task', rows('Done'))).toMatchObject({ changed: 1 })
    expect(await record('task', 'u1')).toMatchObject({ status: 'Done', completed_at: expect.any(String), version: 2 })
    expect(await take('task', rows('In Progress'))).toMatchObject({ changed: 1 })
    expect(await record('task', 'u1')).toMatchObject({ status: 'In Progress', completed_at: null })
    const marks = (done: string) => `Task ID,Task,Task Type,Done\nu2,Frame,Editing,${done}\n`
    await take('task', marks('4/2/2026'))
    expect(await record('task', 'u2')).toMatchObject({ status: 'Done', completed_at: expect.stringContaining('2026-04-02') })
    await take('task', marks(''))
    expect(await record('task', 'u2')).toMatchObject({ status: 'To Do', completed_at: null })
    await take('task', marks('yes'))
    expect(await record('task', 'u2')).toMatchObject({ status: 'Done', completed_at: expect.any(String) })
    const numberless = 'Subject,Due Date\nWater the plants,5/9/2026\nWater the plants,5/10/2026\n'
    expect(await take('task', numberless)).toMatchObject({ created: 2 })
    const twice = await take('task', `${numberless}Water the plants,5/9/2026\n`)
    expect(twice).toMatchObject({
      created: 0,
      unchanged: 2,
      refused: 1,
      wrong: [{ line: 4, reason: 'The same stands on line 2 already, and was taken once.' }],
    })
    expect(await take('task', numberless)).toMatchObject({ created: 0, unchanged: 2 })
  })

  test('imports of each kind are taken back, unless something depends on what they made', async () => {
    const vendors = await take('vendor', 'Vendor\nOnly Once\nIn Use\n')
    const orders = await take('production_order', 'Order No,Client,Vendor\nP-90,1,In Use\n')
    await expect(within((work) => undoImport(work, vendors.id))).rejects.toMatchObject({ code: 'cannot-undo' })
    const tasks = await take('task', 'Task ID,Task,Task Type\nz1,Something,Editing\n')
    for (const { id } of [tasks, orders, vendors]) await within((work) => undoImport(work, id))
    expect([await record('task', 'z1'), await record('production_order', 'P-90'), await record('vendor', 'In Use')]).toEqual([undefined, undefined, undefined])
  })
})

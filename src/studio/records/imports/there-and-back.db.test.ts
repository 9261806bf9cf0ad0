import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { addDepartment } from '#studio/staff/members/add-department.ts'
import { addMember } from '#studio/staff/members/add-member.ts'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import type { Line, Payment } from '../invoices/invoice.ts'
import { keptInvoices } from '../invoices/keep-invoices.ts'
import { type Due, inOrder, lineAmount } from '../invoices/totals.ts'
import { lockRecords } from '../lock-records.ts'
import { manyLines, oneLine } from '../written-text.ts'
import { columns } from './columns.ts'
import { asCsv } from './csv-text.ts'
import { importFile } from './import-file.ts'
import type { ImportedKind } from './imported-kind.ts'
import { listRefusals, readRun } from './queries.ts'

type Cells = Record<string, string>

let made: TestStudio
let counted = 0
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)

const file = (kind: ImportedKind, rows: readonly Cells[]) => {
  const labels: Record<string, { label: string }> = columns[kind]
  const keys = Object.keys(rows[0] ?? {})
  return asCsv([keys.map((key) => labels[key]?.label ?? key), ...rows.map((row) => keys.map((key) => row[key] ?? ''))])
}
const take = async (kind: ImportedKind, content: string) => {
  const id = await importFile(made.studio, { kind, content, mode: 'history', date_order: 'ymd' })
  const { created, changed, unchanged } = await within((work) => readRun(work, id))
  return { created, changed, unchanged, wrong: (await within((work) => listRefusals(work, id, {}))).rows }
}

const line = (maxLength = 30) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .map(oneLine)
    .filter((text) => !text.startsWith("'"))
const named = line().filter((text) => text !== '')
const prose = fc.array(line(), { maxLength: 3 }).map((lines) => manyLines(lines.join('\n')).trimStart())
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(Date.UTC(1990, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) as CivilDate)
const maybe = <T>(some: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: fc.constant('') })
const time = fc.integer({ min: 0, max: 1439 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
const yes = fc.constantFrom('Y', 'N')
const oneOf = (...texts: string[]) => fc.constantFrom(...texts)
const client = oneOf('1', '2', '3')
const session = maybe(oneOf('S-7', 'S-8'))
const user = maybe(oneOf('Olivia Reyes', 'Ines “Ina” Fischer'))
const department = maybe(oneOf('Production'))
const order = {
  client, session, status: oneOf('To Edit', 'Waiting, long'), status_due_on: maybe(day), vendor: maybe(oneOf('Color "Lab"')), description: line(),
  ordered_on: maybe(day), expected_on: maybe(day), received_on: maybe(day), department, user, notes: prose,
} // biome-ignore format: a list to read across

/** Who names a session and no client is of the session's client. */
const ofSession = <Row extends { client: string; session: string }>(row: Row): Row => ({
  ...row,
  client: row.client || ({ 'S-7': '2', 'S-8': '1' }[row.session] ?? ''),
})

const kinds: [ImportedKind, fc.Arbitrary<Cells>][] = [
  ['client', fc.record({
    first_name: line(), last_name: named, company: line(), street: line(), city: line(), region: line(), postcode: line(), country: line(), status: oneOf('Lead', 'VIP, gold'),
    status_due_on: maybe(day), lead_source: line(), do_not_market: yes, do_not_call: yes, email_1: maybe(oneOf('a@example.com', 'b.c@example.org')), notes: prose,
  })],
  ['session', fc.record({
    client, type: oneOf('Family', 'Größer, weiter'), status: oneOf('Booked', 'Later'), status_due_on: maybe(day), primary_on: day, primary_time: maybe(time),
    primary_zone: maybe(oneOf('Europe/Berlin')), photographer: maybe(oneOf('Maya “M” Lind')), on_hold: yes, confirmed: yes, canceled: yes, booked_on: maybe(day), created_on: day, notes: prose,
  })],
  ['appointment', fc.record({
    title: line(), type: oneOf('Viewing', 'Ärger, oft'), status: oneOf('Planned', 'Gone'), status_due_on: maybe(day), on_day: day, at_time: maybe(time),
    minutes: maybe(fc.integer({ min: 1, max: 10_080 }).map(String)), zone: maybe(oneOf('America/Chicago', 'Europe/Berlin')), booked_on: maybe(day), client: maybe(client),
    session, user, place: line(), on_hold: yes, confirmed: yes, canceled: yes, notes: prose,
  }).map(ofSession)],
  ['vendor', fc.record({
    name: named, contact_name: line(), email: maybe(oneOf('a@lab.example', 'b.c@lab.example')), phone: maybe(oneOf('+14025550199', '+493012345678')), account_number: line(), notes: prose,
  })],
  ['production_order', fc.record({ ...order, type: oneOf('Album', 'Canvas'), invoice: maybe(oneOf('I-9')), tracking: line() })],
  ['preproduction_order', fc.record(order)],
  ['task', fc.record({
    description: named, start_on: maybe(day), due_on: maybe(day), priority: oneOf('1', '2', '3'), canceled: yes, client: maybe(client), session, appointment: maybe(oneOf('A-3')),
    invoice: maybe(oneOf('I-9')), production_order: maybe(oneOf('P-1')), user, department, notes: prose,
  }).map(ofSession).chain((row) => fc.oneof(
    fc.record({ type: fc.constant(''), status: fc.constant(''), status_due_on: fc.constant(''), done: maybe(day) }),
    fc.record({ type: oneOf('Editing', 'Sales'), status: oneOf('To Do', 'Later'), status_due_on: maybe(day), done: fc.constant('') }),
    fc.record({ type: oneOf('Editing', 'Sales'), status: fc.constant('Done'), status_due_on: maybe(day), done: day }),
  ).map((stands) => ({ ...row, ...stands })))],
] // biome-ignore format: a list to read across

/** What stands in the table now, as the cells of a file would say it. */
const back = (kind: ImportedKind, keys: readonly string[], prefix: string) =>
  within(async (work) => {
    const cell = (key: string): RawBuilder<unknown> => cells[key] ?? sql`r.${sql.ref(key)}::text`
    const list = sql.join(keys.map((key) => sql`coalesce(${cell(key)}, '') AS ${sql.ref(key)}`))
    const { rows } = await sql<Cells>`SELECT ${list} FROM ${sql.table(kind)} r WHERE r.external_id LIKE ${`${prefix}%`} ORDER BY r.id`.execute(work.db)
    return rows
  })
const yesOrNo = (column: string) => sql`CASE WHEN r.${sql.ref(column)} THEN 'Y' ELSE 'N' END`
const numberOf = (table: string, column: string) => sql`(SELECT number FROM ${sql.table(table)} WHERE id = r.${sql.ref(column)})`
const nameOf = (table: string, column: string) => sql`(SELECT name FROM ${sql.table(table)} WHERE id = r.${sql.ref(column)})`
const cells: Record<string, RawBuilder<unknown>> = {
  at_time: sql`to_char(r.at_time, 'HH24:MI')`,
  primary_time: sql`to_char(r.primary_time, 'HH24:MI')`,
  photographer: nameOf('member', 'photographer_id'),
  email_1: sql`(SELECT email FROM client_email WHERE client_id = r.id)`,
  client: sql`(SELECT external_id FROM client WHERE id = r.client_id)`,
  session: numberOf('session', 'session_id'),
  appointment: sql`(SELECT external_id FROM appointment WHERE id = r.appointment_id)`,
  invoice: numberOf('invoice', 'invoice_id'),
  production_order: numberOf('production_order', 'production_order_id'),
  user: nameOf('member', 'member_id'),
  department: nameOf('department', 'department_id'),
  vendor: nameOf('vendor', 'vendor_id'),
  type: nameOf('type', 'type_id'),
  status: nameOf('status', 'status_id'),
  done: sql`to_char(r.completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
}

describe('what a file says is what stands here afterwards', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await within(async (work) => {
      for (const name of ['Olivia Reyes', 'Ines “Ina” Fischer']) await addMember(work, { name, role: 'front-desk' })
      await addDepartment(work, { name: 'Production' })
    })
    await take('client', 'Client ID,Name\n1,Anna Berg\n2,Bo Li\n3,Anna Berg\n')
    await take('session', 'Session No,Client ID,Type\nS-7,2,Family\nS-8,1,Family\n')
    await take('vendor', 'Vendor\n"Color ""Lab"""\n')
    await take('invoice', 'Invoice No,Client,Total\nI-9,1,150\n')
    await take('appointment', 'Appointment ID,Date\nA-3,2026-05-09\n')
    await take('production_order', 'Order No,Client\nP-1,1\n')
  })
  afterAll(() => made.close())

  test.each(kinds)('%s: whatever the texts, and the same file again changes nothing', async (kind, row) => {
    const run = async (some: readonly Cells[]) => {
      counted += 1
      const prefix = `${kind} ${counted}-`
      const own = (cell: Cells, at: number): Cells => {
        if (kind === 'vendor') return { external_id: `${prefix}${at}`, ...cell, name: `${cell.name} ${prefix}${at}` }
        return { external_id: `${prefix}${at}`, ...(kind === 'session' || kind.endsWith('order') ? { number: `${prefix}${at}` } : {}), ...cell }
      }
      const rows = some.map(own)
      const content = file(kind, rows)
      expect(await take(kind, content)).toEqual({ created: rows.length, changed: 0, unchanged: 0, wrong: [] })
      const flags = Object.fromEntries(['on_hold', 'confirmed', 'canceled', 'do_not_market', 'do_not_call'].map((column) => [column, yesOrNo(column)]))
      Object.assign(cells, flags, kind === 'task' ? { canceled: sql`CASE WHEN r.canceled_at IS NULL THEN 'N' ELSE 'Y' END` } : {})
      expect(await back(kind, Object.keys(rows[0] ?? {}), prefix)).toEqual(rows)
      expect(await take(kind, content)).toEqual({ created: 0, changed: 0, unchanged: rows.length, wrong: [] })
    }
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), run), { numRuns: 4, endOnFailure: true })
  })

  const cents = fc.integer({ min: -900_000, max: 90_000_000 })
  const lines = fc.array(
    fc.record({ description: named, quantity: fc.integer({ min: 1, max: 99_000 }).map((n) => n / 1000), unit_price: cents })
      .map((each): Line => ({ ...each, amount: lineAmount(each.quantity, each.unit_price) })),
    { minLength: 1, maxLength: 5 },
  ) // biome-ignore format: short
  const payments = fc.uniqueArray(
    fc.record({ paid_on: day, amount: cents.filter((amount) => amount !== 0), method: line(10) }).map((each): Payment => ({ ...each, note: '' })),
    { maxLength: 4, selector: (each) => JSON.stringify(each) },
  )
  const dues = fc.uniqueArray(fc.record({ due_on: day, amount: fc.integer({ min: 1, max: 90_000_000 }) }), { maxLength: 3, selector: ({ due_on }) => due_on })
  const written = (amount: number | undefined) => (amount === undefined ? '' : (amount / 100).toFixed(2))

  test('invoices with a row for each line, payment and payment date', async () => {
    const run = async (some: readonly { lines: Line[]; payments: Payment[]; dues: Due[] }[]) => {
      counted += 1
      const prefix = `I ${counted}-`
      const rows = some.flatMap((invoice, at) =>
        Array.from({ length: Math.max(invoice.lines.length, invoice.payments.length, invoice.dues.length) }, (_, place): Cells => {
          const [one, paid, due] = [invoice.lines[place], invoice.payments[place], invoice.dues[place]]
          return {
            number: `${prefix}${at}`, client: '2', line_description: one?.description ?? '', quantity: one === undefined ? '' : String(one.quantity), unit_price: written(one?.unit_price),
            paid: written(paid?.amount), paid_on: paid?.paid_on ?? '', payment_method: paid?.method ?? '', due_on: due?.due_on ?? '', due_amount: written(due?.amount),
          } // biome-ignore format: a list to read across
        }),
      )
      const content = file('invoice', rows)
      expect(await take('invoice', content)).toEqual({ created: some.length, changed: 0, unchanged: 0, wrong: [] })
      const records = await within(async (work) => {
        const found = await sql<{ id: number }>`SELECT id FROM invoice WHERE number LIKE ${`${prefix}%`} ORDER BY id`.execute(work.db)
        return [...(await lockRecords(work, keptInvoices, found.rows.map(({ id }) => id))).values()] // biome-ignore format: short
      })
      const expected = some.map((invoice) => ({ lines: invoice.lines, payments: inOrder(invoice.payments), dues: inOrder(invoice.dues) }))
      expect(records.map(({ row: _, ...parts }) => parts)).toEqual(expected)
      expect(await take('invoice', content)).toEqual({ created: 0, changed: 0, unchanged: some.length, wrong: [] })
    }
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ lines, payments, dues }), { minLength: 1, maxLength: 12 }), run), { numRuns: 4, endOnFailure: true })
  })
})

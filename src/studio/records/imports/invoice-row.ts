import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import type { Line, Payment } from '../invoices/invoice.ts'
import { parseMoney, parseQuantity } from '../invoices/money.ts'
import { type Due, lineAmount, sumOf } from '../invoices/totals.ts'
import { manyLines } from '../written-text.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { type Told, told, toldClient } from './told.ts'

/** What a file says about an invoice: only what it has columns for. Amounts are in the smallest unit of the studio's currency. */
export type InvoiceSaid = Told & {
  number: string
  client?: string[]
  session?: string
  invoiced_on?: CivilDate | null
  canceled?: boolean
  notes?: string
  lines?: Line[]
  payments?: Payment[]
  dues?: Due[]
}

/** The line that makes up for what lines leave of a total: other programs add taxes and take off discounts below the lines. */
const difference = 'Taxes and discounts'
const whole = 'Invoice total'

/**
 * Reads an invoice: one row with its total, or a row for each of its lines, with the number repeated. What stands the same in each of its
 * rows counts once: a payment, a due date. Says every cell that cannot be taken.
 */
export function readInvoiceRow(row: FileRow, reader: Reader): { said: InvoiceSaid; wrong: WrongCell[] } {
  const rows = [row, ...(row.more ?? [])].map((each) => new RowReader(each, reader))
  const [cells = new RowReader(row, reader)] = rows
  const number = cells.text('number') || cells.text('external_id')
  const lines = linesOf(rows)
  const total = lines === null ? 0 : sumOf(lines)
  const invoiced_on = cells.date('invoiced_on')
  const payments = paymentsOf(rows, { total, day: invoiced_on ?? reader.today })
  const said: InvoiceSaid = {
    external_id: cells.text('external_id') || number,
    number,
    ...told(cells, ['type', 'status', 'session'], (column) => cells.text(column)),
    ...told(cells, ['status_due_on'], (column) => cells.date(column)),
    ...told(cells, ['invoiced_on'], () => invoiced_on),
    ...told(cells, ['canceled'], (column) => cells.yes(column)),
    ...told(cells, ['notes'], () => manyLines(cells.raw('notes'))),
    ...toldClient(cells),
    ...(lines === null ? {} : { lines }),
    ...(payments === null ? {} : { payments }),
    ...(cells.has('due_on') ? { dues: duesOf(rows, total) } : {}),
  }
  if (number === '')
    cells.note(
      cells.has('number') ? 'number' : 'external_id',
      'The invoice has no number here. Give the one it has in the other program; by it the invoice is known again.',
    )
  const amounts = ['total', 'line_amount', 'unit_price'].filter((column) => cells.has(column))
  if (amounts.length > 0 && rows.every((each) => amounts.every((column) => each.text(column) === '')))
    cells.note(amounts[0] ?? 'total', 'The invoice has no amount. Give its total; 0 where nothing is to be paid.')
  return { said, wrong: rows.flatMap((each) => each.wrong) }
}

/** The lines, or one of the whole total. Null where the file tells neither. */
function linesOf(rows: readonly RowReader[]): Line[] | null {
  const [first] = rows
  const columns = ['line_description', 'unit_price', 'line_amount'].filter((column) => first?.has(column))
  if (first === undefined || (columns.length === 0 && !first.has('total'))) return null
  const lines = columns.length === 0 || (columns.length === 1 && columns[0] === 'line_description') ? [] : rows.flatMap(lineOf)
  const total = first.has('total') ? totalOf(rows) : null
  const left = total === null ? 0 : total - sumOf(lines)
  if (left === 0) return lines
  const description = lines.length > 0 ? difference : first.text('line_description') || whole
  return [...lines, { description, quantity: 1, unit_price: left, amount: left }]
}

function totalOf(rows: readonly RowReader[]): number | null {
  const totals = rows.map((row) => money(row, 'total'))
  const [first = null] = totals
  const other = totals.findIndex((each) => each !== null && each !== first)
  rows[other]?.note(
    'total',
    'The rows of this invoice tell different totals. If these are the amounts of its lines, say so under “What the columns hold”: Line Amount.',
  )
  return first
}

function lineOf(row: RowReader): Line[] {
  const [description, price, amount] = [row.text('line_description'), money(row, 'unit_price'), money(row, 'line_amount')]
  if (description === '' && price === null && amount === null) return []
  const quantity = row.read('quantity', 1, (text) => parseQuantity(text, row.reader.money.language))
  const one = { description: description || 'Item', quantity: 1 }
  if (price === null) return [{ ...one, unit_price: amount ?? 0, amount: amount ?? 0 }]
  const counted = lineAmount(quantity, price)
  if (amount === null || amount === counted) return [{ ...one, quantity, unit_price: price, amount: counted }]
  // Some programs take a discount off the line's amount alone.
  return [{ ...one, unit_price: amount, amount }]
}

type Sum = { total: number; day: CivilDate }

/** Payments, each once; without a column of what was paid, what the balance leaves of the total. Null where the file tells neither. */
function paymentsOf(rows: readonly RowReader[], { total, day }: Sum): Payment[] | null {
  const [first] = rows
  if (first === undefined || !(first.has('paid') || first.has('balance'))) return null
  const found = rows.map((row): Payment => {
    const balance = first.has('paid') ? null : money(row, 'balance')
    const amount = balance === null ? (row.read('paid', 0, (text) => readPaid(text, row.reader, total)) ?? 0) : total - balance
    return { paid_on: row.date('paid_on') ?? day, amount, method: row.text('payment_method'), note: '' }
  })
  return once(found.filter(({ amount }) => amount !== 0))
}

/** An amount, or whether the whole was paid. */
function readPaid(text: string, { money: style }: Reader, total: number): Reading<number> {
  if (/^(?:y|yes|true|paid|x|✓|paid in full)$/i.test(text)) return understood(total)
  if (/^(?:n|no|false|unpaid|open)$/i.test(text)) return understood(0)
  return parseMoney(text, style)
}

function duesOf(rows: readonly RowReader[], total: number): Due[] {
  const found = rows.flatMap((row) => {
    const due_on = row.date('due_on')
    return due_on === null ? [] : [{ row, due_on, amount: row.read('due_amount', null, (text) => aboveNothing(text, row.reader)) }]
  })
  const dues = once(found.map(({ due_on, amount }) => ({ due_on, amount })))
  if (dues.length > 1)
    for (const { row, amount } of found)
      if (amount === null) row.note('due_on', 'The invoice has several due dates. Say in a column “Due Amount” how much is due on each.')
  return dues.map(({ due_on, amount }) => ({ due_on, amount: amount ?? total })).filter(({ amount }) => amount > 0)
}

function aboveNothing(text: string, { money: style }: Reader): Reading<number> {
  const read = parseMoney(text, style)
  return read.ok && read.value <= 0 ? refused(`${quoted(text)} is not above 0. Give how much is due, or take the date away.`) : read
}

function money(row: RowReader, column: string): number | null {
  return row.read(column, null, (text) => parseMoney(text, row.reader.money))
}

function once<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}

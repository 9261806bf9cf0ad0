import { type Problem, Refusal } from '#platform/refusal.ts'
import { parseDate } from '#studio/calendar/civil-date.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { InvoiceChange } from './contract.ts'
import { givenDue, givenLine, givenPayment, type Reader, type Take, taking } from './given-parts.ts'
import type { InvoiceValues } from './invoice.ts'

/** Checks what a person gave about an invoice by itself; refuses all wrong fields at once, each with its sentence. */
export function checkInvoice(given: Omit<InvoiceChange, 'version'>, reader: Reader): InvoiceValues {
  const { number, external_id, notes, invoiced_on, lines, payments, dues, ...plain } = given
  const problems: Problem[] = []
  const parts = <G, T>(name: string, rows: readonly G[], read: (row: G, take: Take, reader: Reader) => T) =>
    rows.map((row, at) => read(row, taking(problems, `${name}.${at}.`), reader))
  const values: InvoiceValues = { ...plain }
  if (number !== undefined && oneLine(number) !== '') values.number = oneLine(number)
  if (notes !== undefined) values.notes = manyLines(notes)
  if (external_id !== undefined) values.external_id = oneLine(external_id ?? '') || null
  if (invoiced_on !== undefined) values.invoiced_on = taking(problems, '')('invoiced_on', parseDate(invoiced_on)) ?? reader.today
  if (lines !== undefined) values.lines = parts('lines', lines, givenLine)
  if (payments !== undefined) values.payments = parts('payments', payments, givenPayment)
  if (dues !== undefined) values.dues = parts('dues', dues, givenDue)
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-invoice', { message: first.message, problems })
  return values
}

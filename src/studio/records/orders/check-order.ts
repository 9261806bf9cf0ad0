import { type Problem, Refusal } from '#platform/refusal.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { OrderFields } from './contract.ts'
import type { OrderValues } from './order.ts'

const dates = ['ordered_on', 'expected_on', 'received_on'] as const

/** Checks what a person gave about an order by itself; refuses all wrong fields at once, each with its sentence. */
export function checkOrder(fields: OrderFields): OrderValues {
  const problems: Problem[] = []
  const date = (field: string, text: string | null): CivilDate | null => {
    const reading = text === null ? { ok: true as const, value: null } : parseDate(text)
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return null
  }
  const { number, external_id, description, tracking, notes, ordered_on: _, expected_on: __, received_on: ___, ...plain } = fields
  const values: OrderValues = { ...plain }
  if (number !== undefined && oneLine(number) !== '') values.number = oneLine(number)
  if (external_id !== undefined) values.external_id = oneLine(external_id ?? '') || null
  if (description !== undefined) values.description = oneLine(description)
  if (tracking !== undefined) values.tracking = oneLine(tracking)
  if (notes !== undefined) values.notes = manyLines(notes)
  for (const field of dates) if (fields[field] !== undefined) values[field] = date(field, fields[field])
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-order', { message: first.message, problems })
  return values
}

import type { Problem } from '#platform/refusal.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { oneLine } from '../written-text.ts'
import type { InvoiceChange } from './contract.ts'
import type { Line, Payment } from './invoice.ts'
import { largestAmount, type MoneyStyle, parseMoney, parseQuantity } from './money.ts'
import { type Due, lineAmount } from './totals.ts'

/** How amounts are read, and the day of what has none. */
export type Reader = MoneyStyle & { today: CivilDate }

/** The value of a field; of one that cannot be read null, and a problem is noted. */
export type Take = <T>(field: string, reading: Reading<T>) => T | null

/** Notes problems at fields below `place`: `lines.0.`, or nothing. */
export function taking(problems: Problem[], place: string): Take {
  return (field, reading) => {
    if (reading.ok) return reading.value
    problems.push({ field: place + field, message: reading.message })
    return null
  }
}

export type GivenLine = NonNullable<InvoiceChange['lines']>[number]
export type GivenPayment = NonNullable<InvoiceChange['payments']>[number]
export type GivenDue = NonNullable<InvoiceChange['dues']>[number]

export function givenLine({ description, quantity = 1, unit_price }: GivenLine, take: Take, style: Reader): Line {
  const text = oneLine(description)
  take('description', text === '' ? refused('A line says what it is for. Write it, or remove the line.') : understood(text))
  const many = take('quantity', quantityOf(quantity, style)) ?? 1
  const price = take('unit_price', amountOf(unit_price, style)) ?? 0
  const amount = lineAmount(many, price)
  take('unit_price', Math.abs(amount) > largestAmount ? refused('Quantity times price is more than an invoice can hold.') : understood(amount))
  return { description: text, quantity: many, unit_price: price, amount }
}

export function givenPayment({ paid_on, amount, method = '', note = '' }: GivenPayment, take: Take, reader: Reader): Payment {
  const paid = take('amount', notNothing(amountOf(amount, reader))) ?? 0
  const day = paid_on === undefined ? reader.today : (take('paid_on', parseDate(paid_on)) ?? reader.today)
  return { paid_on: day, amount: paid, method: oneLine(method), note: oneLine(note) }
}

export function givenDue({ due_on, amount }: GivenDue, take: Take, reader: Reader): Due {
  const asked = take('amount', aboveNothing(amountOf(amount, reader))) ?? 1
  return { due_on: take('due_on', parseDate(due_on)) ?? reader.today, amount: asked }
}

function amountOf(given: string | number, style: MoneyStyle): Reading<number> {
  if (typeof given === 'string') return parseMoney(given, style)
  return Math.abs(given) > largestAmount ? refused('This is more than an invoice can hold.') : understood(given)
}

function notNothing(reading: Reading<number>): Reading<number> {
  return reading.ok && reading.value === 0 ? refused('A payment is not 0. Give the amount; what was given back has a minus.') : reading
}

function aboveNothing(reading: Reading<number>): Reading<number> {
  return reading.ok && reading.value <= 0 ? refused('What is due is more than 0. Give the amount, or remove the date.') : reading
}

function quantityOf(given: string | number, { language }: MoneyStyle): Reading<number> {
  if (typeof given === 'string') return parseQuantity(given, language)
  const rounded = Math.round(given * 1000) / 1000
  const fits = given > 0 && given < 1_000_000 && Math.abs(rounded - given) < 1e-9
  return fits ? understood(rounded) : refused('A quantity is above 0 and has at most three decimals.')
}

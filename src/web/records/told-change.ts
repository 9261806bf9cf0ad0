import { readablePhone } from '#studio/messages/readable-phone.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import type { YearDay } from '#studio/records/year-day.ts'
import { type Clock, writtenDate, writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { toldDay } from './told-day.ts'

const say = words.records.history
const taskStates: Readonly<Record<string, string>> = say.task
const fields: Readonly<Record<string, string>> = words.records.fields

/** Where and how changes are told. `country` is the studio's, for phone numbers; `currency` for amounts. */
export type Telling = Clock & { country: string; currency: string }

/** What a change did to one field, as a line of the history: `Email: a@b.example → c@d.example`. */
export function toldChange(field: string, [from, to]: readonly [unknown, unknown], telling: Telling): string {
  // A task's state is told as what was done to it.
  if (field === 'state') return taskStates[String(to)] ?? String(to)
  const name = fields[field] ?? field.replaceAll('_', ' ')
  const [before, after] = [toldValue(field, from, telling), toldValue(field, to, telling)]
  if (typeof to === 'boolean') return say.set(name, after)
  if (field === 'notes') return after === '' ? say.removed(name, shortened(before)) : say.set(name, shortened(after))
  if (before === '') return say.set(name, after)
  return after === '' ? say.removed(name, before) : say.fromTo(name, before, after)
}

/** A field's value as people read it; what is not set is an empty text. */
export function toldValue(field: string, value: unknown, telling: Telling): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (Array.isArray(value)) return value.map((one) => toldValue(field, one, telling)).join(', ')
  if (isYearDay(value)) return toldDay(value, telling)
  if (isRecord(value)) return toldRecord(value, telling)
  if (field === 'priority' && typeof value === 'number') return words.tasks.priorities[value] ?? String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return writtenDate(text, telling)
  return field.endsWith('_time') ? writtenTime(text.slice(0, 5), telling) : text
}

/** A phone, a family member, a further date, a part of an invoice, or another record by its name. */
function toldRecord(value: Record<string, unknown>, telling: Telling): string {
  const { name, relation, birthday, label, sms, on_day, at_time } = value
  if (typeof on_day === 'string') {
    const time = typeof at_time === 'string' ? `, ${writtenTime(at_time.slice(0, 5), telling)}` : ''
    return withRemarks(`${writtenDate(on_day, telling)}${time}`, [label])
  }
  if (typeof value.amount === 'number') return toldPart(value, writtenMoney(value.amount, telling), telling)
  if (typeof name === 'string') return withRemarks(name, [relation, birthday === null ? '' : toldValue('birthday', birthday, telling)])
  if (typeof value.phone === 'string') return withRemarks(readablePhone(value.phone, telling.country), [label, sms === true ? say.texts : ''])
  return ''
}

/** A line, a payment or a payment date of an invoice. */
function toldPart({ description, quantity, paid_on, due_on, method, note }: Record<string, unknown>, amount: string, telling: Telling): string {
  const on = paid_on ?? due_on
  if (typeof on === 'string') return withRemarks(words.invoices.history.on(writtenDate(on, telling), amount), [method, note])
  return words.invoices.history.line(String(description), quantity === 1 ? '' : ` × ${String(quantity)}`, amount)
}

function withRemarks(what: string, remarks: readonly unknown[]): string {
  const told = remarks.filter((one) => typeof one === 'string' && one !== '')
  return told.length === 0 ? what : `${what} (${told.join(', ')})`
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160).trimEnd()}…` : text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isYearDay(value: unknown): value is YearDay {
  return isRecord(value) && typeof value.month === 'number' && typeof value.day === 'number'
}

import { refuseField } from '#platform/refusal.ts'
import type { Caller } from './caller.ts'
import { type Field, keyOf } from './field.ts'
import { findReference } from './find-reference.ts'
import type { Given } from './verb.ts'

/** The fields of a request, from the options that were given; names become numbers. */
export async function readFields(caller: Caller, fields: readonly Field[], given: Given): Promise<Record<string, unknown>> {
  const read: Record<string, unknown> = {}
  for (const field of fields) {
    const value = given[keyOf(field)]
    if (field.field !== '' && value !== undefined) read[field.field] = await valueOf(caller, field, value)
  }
  return read
}

async function valueOf(caller: Caller, field: Field, value: unknown): Promise<unknown> {
  if (field.nullable && value === 'none') return null
  const { refers } = field
  const one = (text: unknown) => (refers === undefined ? read(field, text) : findReference(caller, refers, String(text)))
  return Array.isArray(value) && field.kind !== 'json' ? Promise.all(value.map(one)) : one(value)
}

/** What is no number stays text: then whoever checks the request says so at its field. */
function read({ kind, field, flags }: Field, value: unknown): unknown {
  const text = String(value)
  if (kind === 'yes-no') return value === true
  if (kind === 'number' || kind === 'numbers') return /^-?\d+$/.test(text) ? Number(text) : text
  if (kind === 'year-day') return yearDay(field, text)
  if (kind !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    throw refuseField(field, 'bad-json', `What follows ${flags.split(' ')[0]} is not valid JSON. Check its quotes, commas and brackets.`)
  }
}

/** `1984-05-23`, or `05-23` where the year is not known. */
function yearDay(field: string, text: string): { year: number | null; month: number; day: number } {
  const [, year, month, day] = /^(?:(\d{4})-|--)?(\d{2})-(\d{2})$/.exec(text.trim()) ?? []
  if (month === undefined)
    throw refuseField(field, 'bad-date', `“${text}” is not a day of the year. Write it like 1984-05-23, or 05-23 where the year is not known.`)
  return { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) }
}

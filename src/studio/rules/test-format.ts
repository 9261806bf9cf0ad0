import { type Static, Type } from 'typebox'
import { civilDate, wallTime } from '#platform/http/contract.ts'
import { channelKeys } from '#studio/triggers/channels.ts'
import { recipientKeys } from '#studio/triggers/recipients.ts'

const name = Type.String({ minLength: 1, maxLength: 200 })
const strict = { additionalProperties: false } as const
const has = Type.Optional
const day = { ...civilDate, description: 'A day, 2026-06-10' }
const flag = has(Type.Boolean())
const at = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} ([01]\\d|2[0-3]):[0-5]\\d$', description: 'Day and time in the zone of the test, “2026-06-03 09:00”' })

/** What a record of a test can be; what does not belong to its kind is refused. */
const fields = {
  client: has({ ...name, description: 'The name of a client of this test; left out: one with an email and a phone is made' }),
  session: has({ ...name, description: 'Of invoices, orders and tasks: the name of a session of this test' }),
  type: has(name),
  status: has(name),
  date: has({ ...day, description: 'Primary session date, day of the appointment' }),
  time: has(wallTime),
  due: has({ ...day, description: 'When a payment or a task is due' }),
  total: has(Type.Number({ minimum: 0, maximum: 1_000_000, description: 'Of an invoice, in its currency' })),
  photographer: has({ ...name, description: 'A member of the staff' }),
  vendor: has({ ...name, description: 'Of orders: a vendor of this name, with an email and a phone' }),
  on_hold: flag,
  confirmed: flag,
  canceled: flag,
  paid: has(Type.Boolean({ description: 'Of an invoice: paid in full' })),
  email: has(Type.String({ maxLength: 254, description: 'Of a client; empty: none' })),
  phone: has(Type.String({ maxLength: 50, description: 'Of a client; empty: none' })),
  birthday: has({ ...day, description: 'Of a client' }),
  anniversary: has({ ...day, description: 'Of a client' }),
  do_not_market: flag,
  do_not_call: flag,
}

/** The kinds of record that a test can make. */
export const testKinds = ['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form'] as const

const record = Type.Object(
  {
    name: { ...name, description: 'By which the test calls it' },
    kind: Type.Enum(testKinds),
    at: has({ ...at, description: 'When it is made; left out: at the beginning' }),
    ...fields,
  },
  strict,
)
const change = Type.Object({ at, of: { ...name, description: 'The name of a record of this test' }, ...fields }, strict)

const expected = Type.Object(
  {
    at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}( ([01]\\d|2[0-3]):[0-5]\\d)?$', description: 'Day, with a time where that counts: “2026-06-03 09:00”' }),
    channel: Type.Enum(channelKeys),
    to: has(Type.Enum(recipientKeys, { description: 'client when left out' })),
    trigger: has(name),
    template: has(name),
    record: has({ ...name, description: 'The record of this test that it is about' }),
    subject: has(Type.String({ maxLength: 1000, description: 'Words in its subject, or in what the call or task is called' })),
    says: has(Type.String({ maxLength: 1000, description: 'Words in its text' })),
  },
  strict,
)
const nothing = Type.Object({ nothing_after: { ...day, description: 'Nothing is made after this day' }, trigger: has(name) }, strict)

/**
 * A story and what comes of it. What is made and not expected fails the test, as does what is expected and not made. Every trigger of the file is
 * switched on, or those of `only`; what is not automatic is processed as soon as it is listed and the studio’s hours are open.
 */
export const testSchema = Type.Object(
  {
    name,
    zone: has(Type.String({ maxLength: 60, description: 'IANA zone; left out: the studio’s' })),
    begins: at,
    until: has({ ...day, description: 'The last day that is lived through; left out: 15 days after the last one that is named' }),
    only: has(Type.Array(name, { minItems: 1, maxItems: 100, description: 'The triggers that are switched on, by name; left out: all of the file' })),
    records: Type.Array(record, { minItems: 1, maxItems: 50 }),
    changes: has(Type.Array(change, { maxItems: 100 })),
    expect: Type.Array(Type.Union([expected, nothing]), { maxItems: 200, description: 'Everything that is made, and after when nothing is' }),
  },
  strict,
)

export type RuleTest = Static<typeof testSchema>
export type TestRecord = Static<typeof record>
export type TestChange = Static<typeof change>
export type TestFields = Omit<TestChange, 'at' | 'of'>
export type Expected = Static<typeof expected>
export type ExpectedNothing = Static<typeof nothing>

import { Type } from 'typebox'
import { contract, instant, nullable, wallTime } from '#platform/http/contract.ts'
import { dateOrders } from '#studio/calendar/date-order.ts'
import { leapDayRules } from '#studio/calendar/month-day.ts'

const weekday = Type.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday, 1 is Monday' })
const email = Type.String({ maxLength: 254 })

/** What a studio may change about itself; everything is optional in a change. */
const settings = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  zone: Type.String({ maxLength: 64, description: 'IANA time zone, America/Chicago' }),
  postal_address: Type.String({ maxLength: 500, description: 'Stands under marketing mail' }),
  phone: Type.String({ maxLength: 50 }),
  language: Type.String({ maxLength: 35, description: 'BCP 47, en-US' }),
  work_week: Type.Array(weekday, { maxItems: 7 }),
  date_order: Type.Enum(Object.keys(dateOrders) as (keyof typeof dateOrders)[]),
  default_country: Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166, for phone numbers without a country code' }),
  new_clients_do_not_market: Type.Boolean(),
  currency: Type.String({ minLength: 3, maxLength: 3, description: 'ISO 4217, USD. It stays once there are invoices' }),
  use_invoice_statuses: Type.Boolean({ description: 'Invoices move among statuses, and may be advanced' }),
  leap_day: Type.Enum(Object.keys(leapDayRules) as (keyof typeof leapDayRules)[]),
  letter_window: Type.Enum(['by-country', 'us-10', 'din-b'], {
    description: 'Where a letter’s address stands for the window of the envelope; by the country where nothing else is said',
  }),
  policies: Type.String({ maxLength: 5000, description: 'Stands at the end of every session’s confirmation. An empty line begins a new passage' }),
  sending_days: Type.Array(weekday, { maxItems: 7 }),
  sending_from: wallTime,
  sending_to: wallTime,
  settle_minutes: Type.Integer({ minimum: 0, maximum: 1440, description: 'How long a change of status stands before it is processed automatically' }),
  daily_cap: nullable(Type.Integer({ minimum: 1, maximum: 1000, description: 'Most automatic messages to one client on a day; null: as many as come' })),
  merge_same_day: Type.Boolean({ description: 'Automatic emails to one person that leave at the same time are one email' }),
  rest_seconds: Type.Integer({ minimum: 0, maximum: 86_400, description: 'How long a written message rests before it is handed over' }),
  bulk_limit: Type.Integer({ minimum: 1, maximum: 1_000_000, description: "The brake's smallest limit" }),
  resend_in_doubt: Type.Boolean({ description: 'Email in doubt may be sent again under the same Message-ID' }),
  call_again_days: Type.Integer({ minimum: 1, maximum: 30, description: 'Work days after which a call nobody answered is tried again' }),
  call_most_tries: Type.Integer({ minimum: 1, maximum: 20, description: 'Tries in a row after which a call is closed as not reached' }),
  rehearsal_address: Type.String({ maxLength: 254, description: 'Where everything goes while the studio rehearses' }),
}

export const studioSettings = Type.Object({
  id: Type.Integer(),
  ...settings,
  rehearsal: Type.Boolean(),
  paused_at: nullable(instant),
  paused_reason: nullable(Type.String()),
  version: Type.Integer(),
})

export const readStudio = contract({
  method: 'GET',
  path: '/studio',
  permission: 'setup.read',
  summary: "The studio's settings.",
  response: studioSettings,
})

export const changeStudio = contract({
  method: 'PATCH',
  path: '/studio',
  permission: 'setup.write',
  summary: "Changes the studio's settings.",
  body: Type.Object({ version: Type.Integer(), ...Type.Partial(Type.Object(settings)).properties }),
  response: studioSettings,
})

export const pauseStudio = contract({
  method: 'PUT',
  path: '/studio/pause',
  permission: 'delivery.control',
  summary: 'Pauses everything automatic and all sending, or resumes it.',
  body: Type.Object({ paused: Type.Boolean(), reason: Type.Optional(nullable(Type.String({ maxLength: 300 }))) }),
  response: studioSettings,
})

export const rehearseStudio = contract({
  method: 'PUT',
  path: '/studio/rehearsal',
  permission: 'delivery.go-live',
  summary: 'In rehearsal every message goes to one address of the studio. False goes live.',
  body: Type.Object({ rehearsal: Type.Boolean(), address: Type.Optional(email) }),
  response: studioSettings,
})

export const confirmSender = contract({
  method: 'PUT',
  path: '/studio/sender-identity',
  permission: 'delivery.go-live',
  summary: 'Confirms that this installation is the one that sends. Asked after a backup was restored or the program was moved.',
  body: Type.Object({ confirmed: Type.Literal(true) }),
  response: Type.Object({ blocked: nullable(Type.String()) }),
})

export const studioClock = Type.Object({
  now: instant,
  local: Type.String({ description: "The studio's wall clock, 2026-05-04T08:00" }),
  today: Type.String(),
  shift_seconds: Type.Number({ description: 'How far the studio clock is ahead of real time' }),
  may_be_set: Type.Boolean(),
})

export const readClock = contract({
  method: 'GET',
  path: '/studio/clock',
  permission: 'setup.read',
  summary: 'What time it is in the studio.',
  response: studioClock,
})

export const setClock = contract({
  method: 'PUT',
  path: '/studio/clock',
  permission: 'clock.write',
  summary: 'Sets the studio clock, for tests and rehearsals. Null returns to real time. Refused unless the program was started with --allow-clock.',
  body: Type.Object({ at: nullable(Type.String({ maxLength: 40, description: 'Local studio time, 2026-05-04T08:00' })) }),
  response: studioClock,
})

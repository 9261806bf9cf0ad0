import { Type } from 'typebox'
import { civilDate, contract, instant, lines, nullable, paging } from '#platform/http/contract.ts'
import { itemRow } from '#studio/matching/contract.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { plannedEffect } from '../contract.ts'

/** Which days, and of what. */
const asked = {
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 366,
      description: 'How many days, today included; 30 when left out. With `from` they reach 366 days from today at most',
    }),
  ),
  from: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 365, default: 0, description: 'The first of them, counted from today: 0 is today, with what is listed already' }),
  ),
  trigger_id: Type.Optional(Type.Integer()),
  client_id: Type.Optional(Type.Integer()),
}
const channel = Type.Union([Type.Literal('email'), Type.Literal('call'), Type.Literal('letter'), Type.Literal('task')])

/** Whom something will be for, by which channel, as they can be reached now. */
export const forecastOutput = Type.Object({
  output_id: Type.Integer(),
  recipient: Type.String({ description: 'Name' }),
  channel: nullable(Type.String({ description: 'email, letter, call, task; null when none is usable' })),
  address: nullable(Type.String()),
  passed_over: plannedEffect.properties.passed_over,
  problem: nullable(Type.String()),
})

const warningCode = Type.Union([
  Type.Literal('missed', { description: 'Its hours do not open while it is valid' }),
  Type.Literal('late', { description: 'Its record came to qualify after its date' }),
  Type.Literal('problem', { description: 'Something of it could not be generated as data is now' }),
  Type.Literal('nobody', { description: 'It is for nobody' }),
  Type.Literal('paused', { description: 'Everything is paused' }),
])

export const forecastWarning = Type.Object({
  code: warningCode,
  message: Type.String(),
})

/** What one trigger will do about one record, once. */
export const forecastEntry = Type.Object({
  trigger_id: Type.Integer(),
  trigger: Type.String({ description: 'Its description' }),
  record: itemRow.properties.record,
  occurrence: Type.String({ description: 'With trigger and record it names the entry' }),
  on: Type.String({ ...civilDate, description: 'The day it is told under: its trigger date, or today where that is past' }),
  due_on: civilDate,
  due_at: instant,
  valid_until: nullable(civilDate),
  late: Type.Boolean({ description: 'Its record came to qualify after its date' }),
  item_id: nullable(Type.Integer({ description: 'Of the triggered item, where it is listed already' })),
  state: nullable(Type.Union([Type.Literal('active'), Type.Literal('held'), Type.Literal('attention')])),
  automatic: Type.Boolean(),
  goes_at: nullable(Type.String({ description: 'When it goes by itself; null where a person has to do something first, or where it will be missed' })),
  goes_text: Type.String({ description: 'The same as a sentence; “Waits for a person.” where it is not automatic' }),
  outputs: Type.Array(forecastOutput),
  warnings: Type.Array(forecastWarning),
})

export const readForecast = contract({
  method: 'GET',
  path: '/forecast',
  permission: 'items.read',
  summary: 'What triggers that are on will do in the coming days as data stands now, in the order in which it falls due. Writes nothing.',
  query: Type.Object({ ...asked, channel: Type.Optional(channel), ...paging }),
  response: Type.Object({
    rows: Type.Array(forecastEntry),
    next: nullable(Type.String({ description: 'May be given with fewer rows than asked for, even with none, where a channel is asked for' })),
  }),
})

export const exportForecast = contract({
  method: 'GET',
  path: '/forecast/export',
  permission: 'items.read',
  summary: 'All of it in one answer, an entry a line (NDJSON), written as it is found: however long it is, it is held nowhere. Writes nothing.',
  query: Type.Object({ ...asked, channel: Type.Optional(channel) }),
  response: lines(forecastEntry),
  lines: true,
})

export const readForecastTotals = contract({
  method: 'GET',
  path: '/forecast/totals',
  permission: 'items.read',
  summary: 'How much triggers that are on will do in the coming days: by day and by trigger, and which triggers cannot be foretold. Writes nothing.',
  query: Type.Object(asked),
  response: Type.Object({
    first_on: civilDate,
    last_on: civilDate,
    entries: Type.Integer(),
    counted_to: Type.String({
      ...civilDate,
      description: 'The last day that was counted: counting ends with a day where there is more than 50,000, or takes longer than ten seconds',
    }),
    says: nullable(Type.String({ description: 'A sentence, where that is not the last day asked for' })),
    days: Type.Array(Type.Object({ on: civilDate, count: Type.Integer() }), { description: 'Days on which there is something' }),
    triggers: Type.Array(Type.Object({ trigger_id: Type.Integer(), trigger: Type.String(), automatic: Type.Boolean(), count: Type.Integer() }), {
      description: 'Most first',
    }),
    cannot_be_foretold: Type.Array(
      Type.Object({
        trigger_id: Type.Integer(),
        trigger: Type.String(),
        moment: Type.String({ description: 'What it waits for: “When a session changes to status Booked”' }),
        last_month: Type.Integer({ description: 'Items that it listed in the last 30 days' }),
      }),
      { description: 'Triggers that wait for something people do. What is known of them already stands among the entries' },
    ),
  }),
})

const channelCount = Type.Object({
  channel: nullable(Type.String({ description: 'null: whom nobody can reach, and what is for nobody' })),
  count: Type.Integer({ description: 'Recipients' }),
})

export const readForecastChannels = contract({
  method: 'GET',
  path: '/forecast/channels',
  permission: 'items.read',
  summary:
    'By which channels the coming entries go, and how many should be looked at before. Each is planned for it: the first 5,000, or as many as ten seconds allow. Writes nothing.',
  query: Type.Object({ ...asked, channel: Type.Optional(channel) }),
  response: Type.Object({
    entries: Type.Integer({ description: 'So many were counted' }),
    says: nullable(Type.String({ description: 'A sentence, where those are not all' })),
    channels: Type.Array(channelCount, { description: 'Most first' }),
    warnings: Type.Array(Type.Object({ code: warningCode, count: Type.Integer({ description: 'Entries' }) }), {
      description: 'Most first; without what is unreachable, which stands among the channels',
    }),
    days: Type.Array(Type.Object({ on: civilDate, entries: Type.Integer(), channels: Type.Array(channelCount) }), {
      description: 'Days on which there is something, as far as all of it was counted',
    }),
  }),
})

export const readForecastMessage = contract({
  method: 'GET',
  path: '/forecast/message',
  permission: 'items.read',
  summary: 'The very messages of one entry of the forecast, rendered from data as it is now. Writes nothing.',
  query: Type.Object({
    trigger_id: Type.Integer(),
    subject_kind: Type.Enum(triggerSubjectKeys),
    subject_id: Type.Integer(),
    occurrence: Type.String({ maxLength: 100 }),
  }),
  response: Type.Object({ entry: forecastEntry, effects: Type.Array(plannedEffect), problem: nullable(Type.String()) }),
})

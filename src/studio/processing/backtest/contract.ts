import { Type } from 'typebox'
import { civilDate, contract, instant, nullable } from '#platform/http/contract.ts'
import { plannedEffect } from '../contract.ts'
import { draftRow, draftSchema } from '../preview/contract.ts'

export const outcome = Type.Union([
  Type.Literal('in-time', { description: 'Would have gone on its day' }),
  Type.Literal('late', { description: 'Its record came to qualify after its trigger date' }),
  Type.Literal('missed', { description: 'The hours of an automatic trigger did not open while it was valid' }),
])

const counts = { in_time: Type.Integer(), late: Type.Integer(), missed: Type.Integer() }
const channels = Type.Array(Type.Object({ channel: nullable(Type.String({ description: 'null: nobody could be reached' })), count: Type.Integer() }), {
  description: 'What would have been made, by channel',
})

const backTested = Type.Object({
  outcome,
  record: draftRow.properties.record,
  occurrence: Type.String(),
  due_on: civilDate,
  on: Type.String({ ...civilDate, description: 'The day on which it would have gone; of what was missed its trigger date' }),
  at: nullable(instant),
  channels: Type.Array(nullable(Type.String()), { description: 'One for each recipient' }),
})

export const backTest = contract({
  method: 'POST',
  path: '/triggers/backtest',
  permission: 'triggers.read',
  summary:
    'What a trigger, saved or not, would have done in the past days: week by week, with records as they were then, a sample of names, and messages rendered from data as it is now. Writes nothing.',
  body: Type.Object(
    {
      ...draftSchema.properties,
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 365, description: 'How many days back it would have been switched on' })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    sentence: Type.String({ description: 'The rule in plain English' }),
    from: civilDate,
    to: civilDate,
    totals: Type.Object({ ...counts, records: Type.Integer({ description: 'Different records' }), channels }),
    channels_by: Type.Union([
      Type.Literal('plan', { description: 'Each by what its recipients can be reached by now' }),
      Type.Literal('setup', { description: 'There are too many to ask of each: by the first channel of each output' }),
    ]),
    weeks: Type.Array(Type.Object({ week: Type.String({ ...civilDate, description: 'Its Monday' }), ...counts, channels }), {
      description: 'Every week, empty ones too',
    }),
    sample: Type.Array(backTested, { description: 'The latest ten in time, the latest five that were late, and five that were missed; the latest first' }),
    messages: Type.Array(Type.Object({ row: backTested, effects: Type.Array(plannedEffect), problem: nullable(Type.String()) }), {
      description: 'Of the first three of the sample that would have gone, from data as it is now',
    }),
    notes: Type.Array(Type.String(), { description: 'What cannot be known of that time, and what was taken for granted' }),
  }),
})

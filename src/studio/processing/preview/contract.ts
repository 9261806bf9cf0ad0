import { Type } from 'typebox'
import { civilDate, contract, nullable } from '#platform/http/contract.ts'
import { itemRow } from '#studio/matching/contract.ts'
import { createTrigger, flagSchema } from '#studio/triggers/contract.ts'
import { plannedEffect } from '../contract.ts'

const { description, ...wanted } = createTrigger.body.properties

/** A trigger as somebody thinks of it: a new one, or a saved one with changes. */
export const draftSchema = Type.Object(
  {
    id: Type.Optional(Type.Integer({ minimum: 1, description: 'Of the saved trigger that is changed; a new one when left out' })),
    to_version: Type.Optional(Type.Integer({ minimum: 1, description: 'As it was in this version: what rolling back would do' })),
    ...wanted,
    description: Type.Optional(description),
    active: Type.Optional(Type.Boolean({ default: true, description: 'Whether it would be on' })),
  },
  { additionalProperties: false },
)

/** A record that a draft fits, or no longer fits. */
export const draftRow = Type.Object({
  item_id: nullable(Type.Integer({ description: 'Its triggered item, where it has one' })),
  record: itemRow.properties.record,
  occurrence: Type.String(),
  due_on: civilDate,
  why: nullable(Type.String({ description: 'Why it leaves the list' })),
})

const pageOf = {
  count: Type.Integer({ description: 'At most 1,000' }),
  more_than: Type.Boolean({ description: 'There are more than were counted' }),
  rows: Type.Array(draftRow, { description: 'The first 20' }),
  next: nullable(Type.String({ description: 'Where the next page begins: POST /triggers/preview/names' })),
}
const group = (says: string) => Type.Object(pageOf, { description: says })

export const groupKeys = ['stays', 'withdrawn', 'returns', 'history'] as const

export const previewTrigger = contract({
  method: 'POST',
  path: '/triggers/preview',
  permission: 'triggers.read',
  summary:
    'What a trigger would do that nobody has saved: whom it fits now, whom it leaves as history, what an edit takes off the list, the next dates, and the very message. Writes nothing.',
  body: draftSchema,
  response: Type.Object({
    sentence: Type.String({ description: 'The rule in plain English' }),
    active: Type.Boolean({ description: 'As if it were on' }),
    counts_anew: Type.Boolean({ description: 'Saved, or switched on, it would count from now: what fits already is history' }),
    flags: Type.Array(flagSchema),
    notes: Type.Array(Type.String(), { description: 'What a person should know' }),
    stays: group('Listed items that stay'),
    withdrawn: group('Listed items that leave'),
    returns: group('Items that had left and return'),
    history: Type.Object(
      { ...pageOf, due_today: Type.Integer({ description: 'Of those counted, with their trigger date today' }) },
      { description: 'Records that fit now and are left as history; a person may let some in' },
    ),
    soon: Type.Object(
      { rows: Type.Array(draftRow), until: civilDate },
      { description: 'The next ten that it would find if nothing changed, as far as was looked' },
    ),
    message: nullable(
      Type.Object(
        { row: draftRow, effects: Type.Array(plannedEffect), problem: nullable(Type.String()) },
        { description: 'What the first of them would get, rendered' },
      ),
    ),
  }),
})

export const listPreviewed = contract({
  method: 'POST',
  path: '/triggers/preview/names',
  permission: 'triggers.read',
  summary: 'The next page of one group of a preview. Writes nothing.',
  body: Type.Object({ ...draftSchema.properties, group: Type.Enum(groupKeys), after: Type.String() }, { additionalProperties: false }),
  response: Type.Object({ rows: Type.Array(draftRow), next: nullable(Type.String()) }),
})

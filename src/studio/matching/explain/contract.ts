import { Type } from 'typebox'
import { civilDate, contract, instant, nullable } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { itemState } from '../contract.ts'
import { type ReasonCode, reasons } from '../reasons.ts'
import { type ConditionCode, entryReasons } from './explanation.ts'

const codes: ConditionCode[] = [...(Object.keys(reasons) as ReasonCode[]), ...(Object.keys(entryReasons) as (keyof typeof entryReasons)[])]
const code = Type.Enum(codes, { description: 'A reason code of the list of reasons' })
const verdict = Type.Enum(['listed', 'next-look', 'coming', 'decided', 'not'], {
  description:
    'listed: an item stands on the list · next-look: everything holds · coming: only its day lies ahead · decided: processed, deleted or missed · not: something speaks against it',
})
const record = Type.Object({
  kind: Type.Enum(triggerSubjectKeys),
  id: Type.Integer(),
  label: Type.String(),
  client_id: nullable(Type.Integer()),
  client_name: nullable(Type.String()),
})

const change = Type.Object({
  of: Type.Enum(['record', 'client', 'trigger', 'studio', 'admission', 'decision'], {
    description: 'Whose field · admission: POST /triggers/:id/admissions with this record · decision: of the item, processing it anyway',
  }),
  id: Type.Integer({ description: 'Of the record, client, trigger or item' }),
  field: Type.String(),
  value: Type.Union([Type.String(), Type.Integer(), Type.Boolean()]),
})

const occurrence = Type.Object({
  occurrence: nullable(Type.String({ description: 'Its key; null where the record has no such day' })),
  label: Type.String(),
  verdict,
  why: Type.String({ description: 'In a sentence' }),
  conditions: Type.Array(
    Type.Object({ code, sentence: Type.String(), wanted: Type.String(), value: Type.String(), passed: Type.Boolean(), since: nullable(instant) }),
    { description: 'In the order in which reasons are told: the first that failed is the reason' },
  ),
  due_on: nullable(civilDate),
  due_at: nullable(instant),
  valid_until: nullable(civilDate),
  item: nullable(
    Type.Object({
      id: Type.Integer(),
      state: itemState,
      reason_text: nullable(Type.String()),
      goes_text: nullable(Type.String({ description: 'Of automatic triggers: when it goes by itself' })),
      history: Type.Array(
        Type.Object({
          at: instant,
          from_state: nullable(itemState),
          to_state: itemState,
          reason_text: nullable(Type.String()),
          run_id: nullable(Type.Integer()),
          actor: actorSchema,
        }),
      ),
    }),
  ),
  needed: Type.Array(Type.Object({ code, sentence: Type.String(), change: nullable(change) }), { description: 'What would have to change, in this order' }),
  enough: Type.Boolean({ description: 'With these changes it fires, at once or on its day' }),
})

const explained = Type.Object({
  trigger: Type.Object({ id: Type.Integer(), description: Type.String(), sentence: Type.String(), active: Type.Boolean(), version: Type.Integer() }),
  verdict,
  why: Type.String(),
  occurrences: Type.Array(occurrence),
  next: nullable(
    Type.Object(
      {
        occurrence: Type.String(),
        label: Type.String(),
        due_on: civilDate,
        due_at: instant,
        goes_at: nullable(instant),
        goes_text: nullable(Type.String()),
      },
      { description: 'When it next fires by itself if nothing changes; null where it does not' },
    ),
  ),
})

const line = Type.Object({
  trigger_id: Type.Integer(),
  description: Type.String(),
  sentence: Type.String(),
  active: Type.Boolean(),
  verdict,
  code: nullable(code),
  why: Type.String(),
  due_on: nullable(civilDate),
  item_id: nullable(Type.Integer()),
})

export const explain = contract({
  method: 'GET',
  path: '/explanations',
  permission: 'items.read',
  summary:
    'Why triggers list a record or do not. Of one trigger: every condition with what is so and since when, what its items have been through, what would have to change, and when it next fires; without one, every trigger of that kind in one line. Writes nothing.',
  query: Type.Object({
    trigger_id: Type.Optional(Type.Integer({ minimum: 1 })),
    subject_kind: Type.Enum(triggerSubjectKeys),
    subject_id: Type.Integer({ minimum: 1 }),
  }),
  response: Type.Object({
    record,
    explained: nullable(explained),
    rows: Type.Array(line, { description: 'Where no trigger is named: all of that kind, those switched on first' }),
  }),
})

import { Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { changeTrigger, flagSchema } from '#studio/triggers/contract.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { waitingKeys } from './waiting.ts'

export const itemState = Type.Union([
  Type.Literal('active'),
  Type.Literal('held'),
  Type.Literal('attention'),
  Type.Literal('expired'),
  Type.Literal('withdrawn'),
  Type.Literal('processed'),
  Type.Literal('deleted'),
])
export const itemView = Type.Union([
  Type.Literal('active'),
  Type.Literal('held'),
  Type.Literal('attention'),
  Type.Literal('missed'),
  Type.Literal('left'),
  Type.Literal('done'),
  Type.Literal('deleted'),
])

/** A triggered item as a row of Process Triggers. */
export const itemRow = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  last_event_id: Type.Integer({ description: 'A decision about "all" as of an earlier event leaves it out' }),
  trigger_id: Type.Integer(),
  trigger: Type.String({ description: 'Its description' }),
  state: itemState,
  due_on: civilDate,
  valid_until: nullable(civilDate),
  late: Type.Boolean(),
  reason: nullable(Type.String({ description: 'Code' })),
  reason_text: nullable(Type.String({ description: 'The reason as a sentence' })),
  hold_until: nullable(instant),
  automatic: Type.Boolean({ description: 'Of a trigger that is processed automatically' }),
  waits_for: nullable(Type.Enum(waitingKeys)),
  goes_at: nullable(instant),
  goes_text: nullable(Type.String({ description: 'When it goes by itself, or what it waits for, as a sentence' })),
  entered_at: instant,
  state_at: instant,
  admitted_by: Type.Union([Type.Literal('sweep'), Type.Literal('change'), Type.Literal('person')]),
  record: Type.Object({
    kind: Type.Enum(triggerSubjectKeys),
    id: Type.Integer(),
    label: Type.String({ description: 'As a list names it: "Invoice I-00107"; on a birthday whose it is' }),
    client_id: nullable(Type.Integer()),
    client_name: nullable(Type.String()),
    session_id: nullable(Type.Integer()),
    number: Type.String({ description: 'Its number; of an appointment its title, of a task its description, of a client the name' }),
    type: nullable(Type.String()),
    status: nullable(Type.String()),
    on: nullable(civilDate),
    time: nullable(Type.String()),
  }),
})

export const itemEvent = Type.Object({
  id: Type.Integer(),
  at: instant,
  from_state: nullable(itemState),
  to_state: itemState,
  reason_text: nullable(Type.String()),
  run_id: nullable(Type.Integer()),
  actor: actorSchema,
})

export const itemGroup = Type.Object({
  trigger_id: Type.Integer(),
  description: Type.String(),
  sentence: Type.String(),
  channels: Type.Array(Type.String()),
  count: Type.Integer(),
  late: Type.Integer(),
  automatic: nullable(
    Type.Object(
      {
        goes_at: nullable(instant),
        goes_text: nullable(Type.String({ description: 'When what waits for nobody goes: at 9:00 AM' })),
        waiting: Type.Record(Type.String(), Type.Integer(), { description: 'What its items wait for → count; the others go' }),
      },
      { description: 'Of automatic triggers, among the active items' },
    ),
  ),
})

export const listItems = contract({
  method: 'GET',
  path: '/triggered-items',
  permission: 'items.read',
  summary: 'Triggered items of one view, by trigger and due date.',
  query: Type.Object({
    view: Type.Optional(Type.Union([...itemView.anyOf], { description: 'Left out: active, or every view where a client, session or record is named' })),
    trigger_id: Type.Optional(Type.Integer()),
    client_id: Type.Optional(Type.Integer()),
    session_id: Type.Optional(Type.Integer()),
    subject_kind: Type.Optional(Type.Enum(triggerSubjectKeys)),
    subject_id: Type.Optional(Type.Integer({ description: 'The record it is about; with its kind' })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ...paging,
  }),
  response: page(itemRow),
})

export const listItemGroups = contract({
  method: 'GET',
  path: '/triggered-items/groups',
  permission: 'items.read',
  summary: 'How many items each trigger has in a view, and how many every view has; `last_event_id` is what a decision about "all" refers to.',
  query: Type.Object({ view: Type.Optional(Type.Union([...itemView.anyOf], { default: 'active' })) }),
  response: Type.Object({ groups: Type.Array(itemGroup), views: Type.Record(Type.String(), Type.Integer()), last_event_id: Type.Integer() }),
})

export const readItem = contract({
  method: 'GET',
  path: '/triggered-items/:id',
  permission: 'items.read',
  summary: 'One triggered item with its history.',
  params: byId,
  response: Type.Object({ ...itemRow.properties, events: Type.Array(itemEvent) }),
})

/** Who a trigger would fit but leaves as history, and who waited when it was switched off. */
export const candidate = Type.Object({
  subject_id: Type.Integer(),
  occurrence: Type.String(),
  due_on: civilDate,
  client_name: Type.String(),
  number: Type.String(),
  type: Type.String(),
  on: nullable(civilDate),
})

export const listCandidates = contract({
  method: 'GET',
  path: '/triggers/:id/candidates',
  permission: 'triggers.read',
  summary:
    'Records the trigger fits now but left as history when it was armed, at most 50 named, the latest first; `more` when there are others, to be found by search.',
  params: byId,
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of the client’s name, email or phone, or of the session number' })),
  }),
  response: Type.Object({ rows: Type.Array(candidate), more: Type.Boolean() }),
})

export const listDoubts = contract({
  method: 'GET',
  path: '/triggers/:id/lint',
  permission: 'triggers.read',
  summary:
    'What a look at records tells about a trigger: fields that many lack, offsets and hours that come too late, clients who hear twice on a day. At most 200 records of the past year and 200 to come; what the rules alone tell stands in its `flags`.',
  params: byId,
  response: Type.Object({ rows: Type.Array(flagSchema), looked_at: Type.Integer({ description: 'Records' }) }),
})

const { version: _, include_waiting: __, ...changeable } = changeTrigger.body.properties

export const foreseeChange = contract({
  method: 'POST',
  path: '/triggers/:id/impact',
  permission: 'triggers.read',
  summary: 'What saving these fields, or switching the trigger on or off, would do to its list. Counts; writes nothing.',
  params: byId,
  body: Type.Object({ ...changeable, active: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
  response: Type.Object({
    counts_anew: Type.Boolean({ description: 'It would count from now: what fits already is history' }),
    leave: Type.Integer({ description: 'Listed items that would leave' }),
    stay: Type.Integer({ description: 'Listed items that would stay' }),
    back: Type.Integer({ description: 'Items that had left and would return' }),
    history: Type.Integer({ description: 'Records that would fit already and be left as history' }),
  }),
})

export const admitCandidates = contract({
  method: 'POST',
  path: '/triggers/:id/admissions',
  permission: 'triggers.write',
  summary: 'Lets chosen records in that were left as history.',
  idempotent: true,
  params: byId,
  body: Type.Object({ subject_ids: Type.Array(Type.Integer(), { minItems: 1, maxItems: 1000 }) }),
  response: Type.Object({ admitted: Type.Integer() }),
})

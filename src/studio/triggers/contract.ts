import { Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { offsetUnitKeys } from '#studio/calendar/offset.ts'
import { purposes } from '#studio/messages/communication.ts'
import { moveFields, skipped } from '#studio/records/status-moves/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { attachmentKeys } from './attachments.ts'
import { channelKeys } from './channels.ts'
import { momentKeys } from './moments.ts'
import { lateKeys, mostDays, repeatKeys } from './policies.ts'
import { recipientKeys } from './recipients.ts'
import { triggerBasisKeys, triggerSubjectKeys } from './subjects.ts'

const id = Type.Integer({ minimum: 1 })
const version = Type.Integer({ minimum: 1 })
const days = Type.Integer({ minimum: 0, maximum: mostDays })
const description = Type.String({ maxLength: 200 })
const ticked = Type.Boolean()
const wallTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const hours = Type.Object({ days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }), from: wallTime, to: wallTime })
const mostMinutes = 525_600

// The whole vocabulary is let in: what cannot fire or be generated yet is refused with a sentence that says what to choose.
const stepFields = {
  channel: Type.Enum(channelKeys),
  template_id: nullable(id),
  description: Type.String({ maxLength: 200, description: 'Of the resulting call, task or email' }),
  notes: Type.String({ maxLength: 10_000, description: 'Call script, task notes' }),
  department_id: nullable(id),
  member_id: nullable(id),
  due_in_days: Type.Integer({ minimum: 0, maximum: mostDays, description: 'Calendar days after processing' }),
  priority: Type.Integer({ minimum: 1, maximum: 3, description: '1 high, 2 normal, 3 low' }),
  task_type_id: nullable(id),
  attach: Type.Array(Type.Enum(attachmentKeys), { maxItems: attachmentKeys.length, uniqueItems: true, description: 'PDFs that go with an email or a letter' }),
}
const recipientFields = { kind: Type.Enum(recipientKeys), member_id: nullable(id), department_id: nullable(id) }

export const stepSchema = Type.Object(stepFields)
export const recipientSchema = Type.Object({ ...recipientFields, name: nullable(Type.String({ description: 'Of the member or department' })) })
export const outputSchema = Type.Object({ id, recipient: recipientSchema, steps: Type.Array(stepSchema) })
export const exclusionsSchema = Type.Object({
  past: ticked,
  do_not_market: ticked,
  do_not_call: ticked,
  on_hold: ticked,
  confirmed: ticked,
  canceled: ticked,
  paid: ticked,
})

/** What keeps a trigger from doing its work, or will. `field` is a dotted path, as in refusals. */
export const flagSchema = Type.Object({ code: Type.String(), message: Type.String(), field: Type.String() })

const settings = {
  description,
  subject_kind: Type.Enum(triggerSubjectKeys),
  basis: Type.Enum(triggerBasisKeys),
  status_id: nullable(id),
  type_id: nullable(id),
  any_type: Type.Boolean({ description: 'Appointments of whatever type' }),
  keyword: nullable(Type.String({ maxLength: 100, description: 'Of incoming texts' })),
  moment: Type.Enum(momentKeys),
  offset_count: Type.Integer({ minimum: -mostMinutes, maximum: mostMinutes, description: 'Negative: before' }),
  offset_unit: Type.Enum(offsetUnitKeys),
  exclusions: exclusionsSchema,
  purpose: Type.Enum(purposes),
  validity_days: nullable(days),
  repeat: Type.Enum(repeatKeys),
  repeat_days: nullable(Type.Integer({ minimum: 1, maximum: mostDays, description: 'Where `repeat` is spaced' })),
  late: Type.Enum(lateKeys),
  stays_when_moved_on: Type.Boolean(),
  automatic: Type.Boolean({ description: 'Processed by the program, in its hours' }),
  hours: nullable(hours),
  settle_minutes: nullable(Type.Integer({ minimum: 0, maximum: 1440, description: 'Left out: the studio’s' })),
}

export const triggerSchema = Type.Object({
  id,
  version,
  ...settings,
  status_name: nullable(Type.String()),
  type_name: nullable(Type.String()),
  active: Type.Boolean(),
  outputs: Type.Array(outputSchema),
  continues_trigger_id: nullable(id),
  sentence: Type.String({ description: 'The rule in plain English' }),
  flags: Type.Array(flagSchema),
  armed_at: instant,
  created_at: instant,
  archived_at: nullable(instant),
})

/** What saving answers: the trigger, and what a person should know about it. */
export const savedTriggerSchema = Type.Object({ ...triggerSchema.properties, warnings: Type.Array(Type.String()) })

const stepInput = Type.Object({ ...Type.Partial(Type.Object(stepFields)).properties, channel: stepFields.channel }, { additionalProperties: false })
// What an answer carries besides, a request may send back: it says nothing.
const recipientInput = Type.Object({ ...Type.Partial(recipientSchema).properties, kind: recipientFields.kind }, { additionalProperties: false })
const outputInput = Type.Object(
  { id: Type.Optional(id), recipient: recipientInput, steps: Type.Array(stepInput, { maxItems: 10 }) },
  { additionalProperties: false },
)
const wanted = Type.Partial(
  Type.Object({ ...settings, exclusions: Type.Partial(exclusionsSchema), outputs: Type.Array(outputInput, { maxItems: 20 }) }),
).properties

export const listTriggers = contract({
  method: 'GET',
  path: '/triggers',
  permission: 'triggers.read',
  summary: 'The studio’s triggers by description. By status, type or template: those that use it.',
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 200 })),
    active: Type.Optional(Type.Boolean()),
    subject_kind: Type.Optional(settings.subject_kind),
    channel: Type.Optional({ ...stepFields.channel, description: 'That make one of these somewhere in a chain' }),
    status_id: Type.Optional(id),
    type_id: Type.Optional(id),
    template_id: Type.Optional(id),
    archived: Type.Optional(Type.Boolean({ default: false, description: 'The deleted ones instead' })),
    ...paging,
  }),
  response: page(triggerSchema),
})

export const readTrigger = contract({
  method: 'GET',
  path: '/triggers/:id',
  permission: 'triggers.read',
  summary: 'One trigger with its outputs.',
  params: byId,
  response: triggerSchema,
})

export const createTrigger = contract({
  method: 'POST',
  path: '/triggers',
  permission: 'triggers.write',
  summary: 'A new trigger, switched off unless `active` is given. A description is enough; `continues_trigger_id` takes over the history of a deleted one.',
  body: Type.Object(
    { ...wanted, description, active: Type.Optional(Type.Boolean({ default: false })), continues_trigger_id: Type.Optional(nullable(id)) },
    { additionalProperties: false },
  ),
  response: savedTriggerSchema,
})

export const changeTrigger = contract({
  method: 'PATCH',
  path: '/triggers/:id',
  permission: 'triggers.write',
  summary: 'Changes the fields given. `outputs` replaces the list; outputs that name their id keep it.',
  params: byId,
  body: Type.Object(
    {
      version,
      ...wanted,
      include_waiting: Type.Optional(Type.Boolean({ description: 'Made automatic: what is listed goes too. Left out, it waits for a person' })),
    },
    { additionalProperties: false },
  ),
  response: savedTriggerSchema,
})

export const switchTrigger = contract({
  method: 'PUT',
  path: '/triggers/:id/active',
  permission: 'triggers.write',
  summary: 'Switches a trigger on or off. Switched on it counts from now.',
  params: byId,
  body: Type.Object(
    {
      version,
      active: Type.Boolean(),
      confirmed_burst: Type.Optional(Type.Integer({ minimum: 0, description: 'How many items a day its owner expects at most' })),
    },
    { additionalProperties: false },
  ),
  response: savedTriggerSchema,
})

export const copyTrigger = contract({
  method: 'POST',
  path: '/triggers/:id/copies',
  permission: 'triggers.write',
  summary: 'A switched-off copy of a trigger, without its history.',
  params: byId,
  body: Type.Object({ description: Type.Optional(description) }, { additionalProperties: false }),
  response: savedTriggerSchema,
})

export const archiveTrigger = contract({
  method: 'PUT',
  path: '/triggers/:id/archived',
  permission: 'triggers.write',
  summary: 'Deletes a trigger, or brings a deleted one back, switched off.',
  params: byId,
  body: Type.Object({ version, archived: Type.Boolean() }, { additionalProperties: false }),
  response: savedTriggerSchema,
})

export const triggerEventSchema = Type.Object({
  id,
  at: instant,
  what: Type.String(),
  armed: Type.Boolean({ description: 'From then on it counts anew' }),
  changes: Type.Record(Type.String(), Type.Array(Type.Unknown()), { description: 'Field → [before, after]' }),
  rolled_back_to: nullable(Type.Integer({ description: 'The version that was brought back' })),
  actor: actorSchema,
})

export const listTriggerEvents = contract({
  method: 'GET',
  path: '/triggers/:id/events',
  permission: 'triggers.read',
  summary: 'Who changed the trigger, newest first.',
  params: byId,
  query: Type.Object({ ...paging }),
  response: page(triggerEventSchema),
})

export const previewStatusMoves = contract({
  method: 'POST',
  path: '/status-moves/preview',
  permission: 'records.write',
  summary: 'What moving many records to a status would do, and which triggers look at that status. Writes nothing.',
  body: Type.Object(moveFields, { additionalProperties: false }),
  response: Type.Object({
    status: Type.Object({ id, name: Type.String() }),
    due_on: nullable(civilDate),
    moving: Type.Integer(),
    skipped: Type.Array(skipped),
    triggers: Type.Array(Type.Object({ id, description }), { description: 'Switched on, and looking at the status' }),
    warning: nullable(Type.String({ description: "More than the brake's smallest limit" })),
    seen: Type.String({ description: 'Goes with the move, so that what is moved is what was seen' }),
  }),
})

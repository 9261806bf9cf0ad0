import { type Static, Type } from 'typebox'
import { nullable } from '#platform/http/contract.ts'
import { purposes } from '#studio/messages/communication.ts'
import { subjectKinds as templateKinds } from '#studio/messages/rendering/merge-fields.ts'
import { attachmentKeys } from '#studio/triggers/attachments.ts'
import { channelKeys } from '#studio/triggers/channels.ts'
import { exclusionKeys } from '#studio/triggers/exclusions.ts'
import { momentKeys } from '#studio/triggers/moments.ts'
import { lateKeys, mostDays } from '#studio/triggers/policies.ts'
import { recipientKeys } from '#studio/triggers/recipients.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { recipeSetKeys } from './recipes/recipe-sets.ts'
import { testSchema } from './test-format.ts'

const name = Type.String({ minLength: 1, maxLength: 200 })
const days = Type.Integer({ minimum: 0, maximum: mostDays })
const strict = { additionalProperties: false } as const
const has = Type.Optional
/** Of who works in the studio: people are never made by a file. */
const member = Type.String({ minLength: 1, maxLength: 254, description: 'A member of the staff, by name, or by email where two have the same name' })

const department = Type.Object(
  {
    name,
    email: has(nullable(Type.String({ maxLength: 254, description: 'Its shared address; null: every member gets a message of their own' }))),
    default_member: has(nullable(member)),
    members: has(Type.Array(member, { maxItems: 500 })),
    archived: has(Type.Boolean()),
  },
  { ...strict, description: 'A field that is left out stays as it is' },
)

const type = Type.Object({ name, active: has(Type.Boolean()) }, strict)

const status = Type.Object(
  {
    name,
    due_days: has(
      nullable(Type.Integer({ minimum: 0, maximum: 3650, description: 'Work days that a record stays in it; sets the status due date; null: none' })),
    ),
    initial: has(Type.Boolean({ description: 'New records get it; one of the kind or type. It is given to another, never taken away' })),
    final: has(Type.Boolean({ description: 'Nothing comes after it' })),
    active: has(Type.Boolean()),
    on_booking: has(Type.Boolean({ description: 'Of clients: they go to it when a session is booked' })),
    on_order: has(Type.Boolean({ description: 'Of clients: they go to it when a production order is made' })),
    default_department: has(nullable(name)),
    default_member: has(nullable(member)),
  },
  { ...strict, description: 'A field that is left out stays as it is' },
)
const statusList = Type.Array(status, { maxItems: 200, description: 'In their order' })
const statusesOfTypes = Type.Record(Type.String(), statusList, { description: 'By the name of the type: each has statuses of its own' })

const template = Type.Object(
  {
    name,
    for: Type.Enum(templateKinds),
    purpose: has(Type.Enum(purposes, { description: 'transactional when left out' })),
    subject: has(Type.String({ maxLength: 1000 })),
    body: Type.String({ maxLength: 200_000, description: 'HTML with fields like {{ client.first_name }}' }),
    archived: has(Type.Boolean()),
  },
  { ...strict, description: 'What is left out is its default' },
)

const step = Type.Object(
  {
    channel: Type.Enum(channelKeys),
    template: has(name),
    description: has(Type.String({ maxLength: 200, description: 'What the resulting call, task or email is called' })),
    notes: has(Type.String({ maxLength: 10_000, description: 'What to say on the phone; notes of the task' })),
    department: has(name),
    member: has(member),
    due_in_days: has({ ...days, description: 'Calendar days after processing' }),
    priority: has(Type.Enum(['high', 'normal', 'low'])),
    task_type: has(name),
    attach: has(Type.Array(Type.Enum(attachmentKeys), { uniqueItems: true })),
  },
  strict,
)

const output = Type.Object(
  {
    to: Type.Enum(recipientKeys),
    member: has({ ...member, description: 'Where `to` is member' }),
    department: has({ ...name, description: 'Where `to` is department' }),
    steps: Type.Array(step, { minItems: 1, maxItems: 10, description: 'The first usable one is taken' }),
  },
  strict,
)

/** `7 days before session-date`, `2 hours after appointment-date`, or the moment alone: on the day, at once. */
const when = Type.String({
  pattern: `^(\\d{1,9} (days?|weeks?|work-days?|hours?|minutes?) (before|after) )?(${momentKeys.join('|')})$`,
  description: `A moment, or so long before or after it: “7 days before session-date”. Moments: ${momentKeys.join(', ')}`,
})
const weekday = '(mon|tue|wed|thu|fri|sat|sun)'
const time = '([01]\\d|2[0-3]):[0-5]\\d'
const hours = Type.String({
  pattern: `^${weekday}([-,]${weekday})* ${time}-${time}$`,
  description: 'Days and times, “mon-fri 09:00-18:00” or “mon,wed 18:00-21:00”',
})

const trigger = Type.Object(
  {
    name: { ...name, description: 'Its description in the list of triggers' },
    nth: has(Type.Integer({ minimum: 2, maximum: 1000, description: 'The second, third… trigger of this name' })),
    active: has(Type.Boolean({ description: 'Switched on. Left out: a new one is off, another stays as it is' })),
    for: Type.Enum(triggerSubjectKeys),
    type: has(name),
    status: has({ ...name, description: 'Where each type has statuses of its own, together with `type`' }),
    any_type: has(Type.Boolean({ description: 'Appointments of whatever type' })),
    keyword: has(Type.String({ maxLength: 100, description: 'Of incoming texts' })),
    when,
    not_if: has(Type.Array(Type.Enum(exclusionKeys), { uniqueItems: true, description: 'Records that are left out' })),
    purpose: has(Type.Enum(purposes, { description: 'transactional when left out' })),
    valid_days: has({ ...days, description: 'Days after the trigger date on which it may still be processed; left out: the usual ones' }),
    repeat: has(
      Type.String({ pattern: '^(every time|once|at most every \\d{1,4} days)$', description: 'every time (when left out), once, or “at most every 30 days”' }),
    ),
    late: has(Type.Enum(lateKeys, { description: 'What comes to fit after its trigger date: wait (when left out), send or never' })),
    stays_when_moved_on: has(Type.Boolean({ description: 'Of status-changed: counts even if the record has left the status' })),
    automatic: has(Type.Boolean({ description: 'Processed by the program, in its hours' })),
    hours: has({ ...hours, description: 'When it is processed automatically, “mon-fri 09:00-18:00”; left out: the studio’s hours' }),
    settle_minutes: has(
      Type.Integer({
        minimum: 0,
        maximum: 1440,
        description: 'How long a change of status stands before it is processed automatically; left out: the studio’s',
      }),
    ),
    outputs: has(Type.Array(output, { maxItems: 20 })),
  },
  { ...strict, description: 'What is left out is its default, but for `active`' },
)

/** What a file is called and who it is for, where it stands in a gallery. It makes nothing. */
const recipe = Type.Object(
  {
    title: name,
    set: Type.Enum(recipeSetKeys),
    summary: Type.String({ minLength: 1, maxLength: 600, description: 'What it does, in two or three sentences' }),
    who: Type.String({ minLength: 1, maxLength: 300, description: 'Whom it is for' }),
  },
  { ...strict, description: 'Of a recipe: how the gallery shows it' },
)

/** Most of what a file may name in one section. */
const most = { maxItems: 1000 } as const

/**
 * The rules of a studio as one file: the published schema, the checks and the manual come from here. Names only, no numbers. A section that is
 * left out is left alone.
 */
export const rulesSchema = Type.Object(
  {
    hotshoe_rules: Type.Literal(1),
    recipe: has(recipe),
    departments: has(Type.Array(department, most)),
    types: has(
      Type.Object(
        {
          session: has(Type.Array(type, most)),
          appointment: has(Type.Array(type, most)),
          invoice: has(Type.Array(type, most)),
          production_order: has(Type.Array(type, most)),
          task: has(Type.Array(type, most)),
        },
        { ...strict, description: 'In their order, by kind of record' },
      ),
    ),
    statuses: has(
      Type.Object(
        {
          client: has(statusList),
          session: has(statusList),
          appointment: has(statusesOfTypes),
          invoice: has(statusList),
          production_order: has(statusesOfTypes),
          preproduction_order: has(statusList),
          task: has(statusesOfTypes),
        },
        { ...strict, description: 'By kind of record' },
      ),
    ),
    templates: has(Type.Array(template, most)),
    triggers: has(Type.Array(trigger, most)),
    tests: has(Type.Array(testSchema, { maxItems: 200 })),
  },
  { ...strict, title: 'Hotshoe rules', description: 'Departments, types, statuses, templates and triggers of a photography studio, with tests' },
)

export type Rules = Static<typeof rulesSchema>
export type DepartmentRule = Static<typeof department>
export type StatusRule = Static<typeof status>
export type TemplateRule = Static<typeof template>
export type TriggerRule = Static<typeof trigger>
export type OutputRule = Static<typeof output>
export type StepRule = Static<typeof step>

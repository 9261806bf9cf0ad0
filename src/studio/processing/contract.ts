import { Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { itemRow, itemView } from '#studio/matching/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'

export const decision = Type.Union([Type.Literal('process'), Type.Literal('skip'), Type.Literal('delete')])
export const outcome = Type.Union([
  Type.Literal('processed'),
  Type.Literal('skipped'),
  Type.Literal('deleted'),
  Type.Literal('attention'),
  Type.Literal('withdrawn'),
  Type.Literal('changed'),
  Type.Literal('decided'),
  Type.Literal('braked'),
  Type.Literal('capped'),
])

export const run = Type.Object({
  id: Type.Integer(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('stopped'), Type.Literal('done')]),
  total: Type.Integer(),
  finished: Type.Integer({ description: 'Decisions carried out or refused so far' }),
  outcomes: Type.Record(Type.String(), Type.Integer(), { description: 'Outcome → count' }),
  generated: Type.Record(Type.String(), Type.Integer(), { description: 'Channel → count: email, call, task' }),
  in_doubt: Type.Integer({ description: 'Emails of it that may have been sent or not, until somebody decides' }),
  problems: Type.Array(Type.Object({ item_id: Type.Integer(), outcome, client_name: Type.String(), trigger: Type.String(), message: Type.String() }), {
    description: 'The first 100 that did not go as wanted',
  }),
  undoable: Type.Boolean({ description: 'Something of it still rests or is untouched' }),
  undone_at: nullable(instant),
  requested_at: instant,
  finished_at: nullable(instant),
  actor: actorSchema,
})

export const findNow = contract({
  method: 'POST',
  path: '/sweeps',
  permission: 'items.decide',
  summary: 'Finds active items now: what fell due, and what changed records bring or take away.',
  response: Type.Object({ found: Type.Integer(), late: Type.Integer(), returned: Type.Integer(), withdrawn: Type.Integer(), expired: Type.Integer() }),
})

export const startRun = contract({
  method: 'POST',
  path: '/processing-runs',
  permission: 'items.decide',
  idempotent: true,
  summary: 'Carries out decisions: single ones, and "all of a view" as of the last event seen. Answers at once; read the run for progress.',
  body: Type.Object({
    decisions: Type.Optional(Type.Array(Type.Object({ item_id: Type.Integer(), decision, version: Type.Integer() }), { maxItems: 5000 })),
    all: Type.Optional(
      Type.Array(
        Type.Object({
          decision,
          view: itemView,
          trigger_id: Type.Optional(Type.Integer()),
          last_event_id: Type.Integer(),
          except: Type.Optional(Type.Array(Type.Integer(), { maxItems: 5000, description: 'Items that are left as they are' })),
        }),
        { maxItems: 1000, description: 'Single decisions win over these' },
      ),
    ),
    burst_confirmed: Type.Optional(Type.Boolean({ default: false })),
  }),
  response: run,
})

export const readRun = contract({
  method: 'GET',
  path: '/processing-runs/:id',
  permission: 'items.read',
  summary: 'Progress and result of a run.',
  params: byId,
  response: run,
})

export const listRuns = contract({
  method: 'GET',
  path: '/processing-runs',
  permission: 'items.read',
  summary: 'Runs, newest first.',
  query: Type.Object({ ...paging }),
  response: page(run),
})

export const stopRun = contract({
  method: 'PUT',
  path: '/processing-runs/:id/stopped',
  permission: 'items.decide',
  summary: 'Stops a run after the batch in hand, or lets a stopped one go on.',
  params: byId,
  body: Type.Object({ stopped: Type.Boolean() }),
  response: run,
})

export const finishRun = contract({
  method: 'PUT',
  path: '/processing-runs/:id/finished',
  permission: 'items.decide',
  summary: 'Carries the run out here and now and answers when it is done, instead of leaving it to the worker.',
  params: byId,
  body: Type.Object({ finished: Type.Literal(true) }),
  response: run,
})

export const decideItem = contract({
  method: 'PUT',
  path: '/triggered-items/:id/decision',
  permission: 'items.decide',
  summary: 'Decides one item at once. The same decision again changes nothing.',
  params: byId,
  body: Type.Object({ decision, version: Type.Integer(), burst_confirmed: Type.Optional(Type.Boolean({ default: false })) }),
  response: Type.Object({ outcome, message: nullable(Type.String()), item: itemRow }),
})

/** What would be generated for one recipient of one output. */
export const plannedEffect = Type.Object({
  output_id: Type.Integer(),
  recipient: Type.String({ description: 'Name' }),
  channel: nullable(Type.String({ description: 'email, letter, call, task; null when none is usable' })),
  address: nullable(Type.String()),
  passed_over: Type.Array(Type.Object({ channel: Type.String(), why: Type.String() })),
  problem: nullable(Type.String()),
  already: Type.Boolean({ description: 'Generated before; a retry leaves it alone' }),
  subject: nullable(Type.String()),
  html: nullable(Type.String()),
  plain: nullable(Type.String({ description: 'Text part, call script or task notes' })),
  description: nullable(Type.String()),
  attachments: Type.Array(Type.String(), { description: 'What is put in, by name' }),
  unprintable: Type.Array(Type.String(), { description: 'Signs of a letter that no font here has: boxes would be printed for them' }),
})

export const previewItem = contract({
  method: 'GET',
  path: '/triggered-items/:id/preview',
  permission: 'items.read',
  summary: 'The very messages that would go out now, to whom, by which channel and why.',
  params: byId,
  response: Type.Object({ effects: Type.Array(plannedEffect), matches: Type.Boolean(), why_not: nullable(Type.String()) }),
})

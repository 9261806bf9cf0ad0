import { type Static, Type } from 'typebox'
import { contract, instant, nullable, page, paging, wallTime } from '#platform/http/contract.ts'
import { keepDays } from './keep-days.ts'

const days = Type.Array(Type.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday, 1 is Monday' }), { maxItems: 7 })

/** When a job runs: again and again, perhaps within hours; or at times of the day. All by the studio's wall clock. */
export const schedule = Type.Union([
  Type.Object({
    every_seconds: Type.Integer({ minimum: 10, maximum: 604_800 }),
    hours: nullable(Type.Object({ days, from: wallTime, to: wallTime }, { description: 'Only then; null: around the clock' })),
  }),
  Type.Object({ times: Type.Array(wallTime, { maxItems: 24 }), days }),
])
export type AskedSchedule = Static<typeof schedule>

const by = Type.Object({ kind: Type.String({ description: 'schedule, hint, or who asked: user, token' }), name: nullable(Type.String()) })

export const jobRun = Type.Object({
  id: Type.Integer(),
  job: Type.String(),
  started_at: instant,
  finished_at: instant,
  by,
  outcome: Type.Union([Type.Literal('done'), Type.Literal('failed'), Type.Literal('stopped')]),
  error: nullable(Type.String()),
  detail: nullable(Type.String({ description: 'For whoever runs Hotshoe' })),
  times: Type.Integer({ description: 'How often the same trouble came, one after the other' }),
  counts: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer(), listed: Type.Boolean({ description: 'What it counts can be listed' }) })),
})
export type JobRun = Static<typeof jobRun>

export const job = Type.Object({
  key: Type.String(),
  name: Type.String(),
  says: Type.String(),
  enabled: Type.Boolean(),
  schedule: nullable(schedule),
  usual_seconds: Type.Integer({ description: 'The rhythm it comes with' }),
  when: Type.String({ description: 'In words' }),
  at_once: Type.Boolean({ description: 'Comes at once, too, when there is something to do' }),
  next_at: nullable(instant),
  due: Type.Boolean({ description: 'Its time has come' }),
  running: Type.Boolean(),
  asked_by: nullable(Type.String({ description: 'Who asked for a run that has not begun' })),
  last_started_at: nullable(instant),
  last_finished_at: nullable(instant),
  last_run: nullable(jobRun),
  failing: Type.Boolean({ description: 'The last run failed' }),
  standing_still: Type.Boolean({ description: 'Does nothing because everything is paused' }),
  warning: nullable(Type.String({ description: 'What is missing because it is switched off' })),
  while_off: nullable(Type.String({ description: 'What would be missing if it were switched off' })),
  changed_by: nullable(Type.String()),
  changed_at: nullable(instant),
  version: Type.Integer(),
})
export type Job = Static<typeof job>

const byKey = Type.Object({ job: Type.String({ maxLength: 100, description: 'Its key, find-active-items' }) })

export const listJobs = contract({
  method: 'GET',
  path: '/jobs',
  permission: 'setup.read',
  summary: 'What runs by itself: when, and what came of it last. Times are real time, whatever the studio clock says.',
  response: Type.Object({ rows: Type.Array(job), paused: nullable(Type.String()), keep_days: Type.Integer() }),
})

export const readJobWarnings = contract({
  method: 'GET',
  path: '/job-warnings',
  permission: 'setup.read',
  summary: 'What is missing because a job is switched off.',
  response: Type.Object({ warnings: Type.Array(Type.String()) }),
})

export const scheduleJob = contract({
  method: 'PUT',
  path: '/jobs/:job/schedule',
  permission: 'delivery.control',
  summary: 'Switches a job on or off, and chooses when it runs; null is the rhythm it comes with.',
  params: byKey,
  body: Type.Object({ enabled: Type.Boolean(), schedule: nullable(schedule), version: Type.Integer() }),
  response: job,
})

export const runJob = contract({
  method: 'POST',
  path: '/jobs/:job/runs',
  permission: 'delivery.control',
  summary: 'Runs a job now, also one that is switched off. Waiting answers when the run has ended; else it begins within a second.',
  params: byKey,
  body: Type.Object({ wait: Type.Optional(Type.Boolean({ default: false })) }),
  response: Type.Object({ job, run: nullable(jobRun) }),
})

export const listJobRuns = contract({
  method: 'GET',
  path: '/jobs/:job/runs',
  permission: 'setup.read',
  summary: 'Runs that did something, failed, or were asked for; newest first.',
  params: byKey,
  query: Type.Object({ failed: Type.Optional(Type.Boolean({ description: 'Only those with trouble' })), ...paging }),
  response: page(jobRun),
})

export const listJobRunItems = contract({
  method: 'GET',
  path: '/job-runs/:id/items',
  permission: 'items.read',
  summary: 'What a run counted, or all that it moved.',
  params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
  query: Type.Object({ count: Type.Optional(Type.String({ maxLength: 50, description: 'Name of the count' })), ...paging }),
  response: page(
    Type.Object({
      id: Type.Integer(),
      kind: Type.Union([Type.Literal('item'), Type.Literal('message'), Type.Literal('import')]),
      number: Type.Integer({ description: 'Of the item, the message or the import' }),
      who: Type.String(),
      what: Type.String(),
      became: Type.String({ description: 'State of the item or the message after it' }),
      client_id: nullable(Type.Integer()),
      session_id: nullable(Type.Integer()),
    }),
  ),
})

export const keepJobHistory = contract({
  method: 'PUT',
  path: '/job-history',
  permission: 'delivery.control',
  summary: 'How many days the history of jobs is kept.',
  body: Type.Object({ keep_days: Type.Integer({ minimum: keepDays.least, maximum: keepDays.most }) }),
  response: Type.Object({ keep_days: Type.Integer() }),
})

import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { isTime, type WallTime } from '#studio/calendar/wall-time.ts'
import * as center from '#studio/control-center/contract.ts'
import type { Caller } from './caller.ts'
import { fieldsOf, own } from './field.ts'
import { readFields } from './read-fields.ts'
import { details, pageTable, table } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

const historyFields = fieldsOf(center.listJobRuns.query)
const counts = (run: Pick<center.JobRun, 'counts'>) => run.counts.map(({ name, count }) => `${count} ${name}`).join(', ')
const state = ({ running, failing, enabled, standing_still }: center.Job) =>
  running ? 'running' : failing ? 'failing' : !enabled ? 'off' : standing_still ? 'paused' : 'on'

export const jobVerbs: Verb[] = [
  {
    name: 'list',
    says: 'what runs by itself: when, and what came of it',
    run: async ({ caller }) =>
      told(await caller.call(center.listJobs), ({ rows, paused }) =>
        [
          ...(paused === null ? [] : [`Everything is paused. ${paused}`, '']),
          table(rows, [
            ['Job', ({ name }) => name],
            ['', state],
            ['When', ({ when }) => when],
            ['Next', ({ next_at, due }) => (due ? 'now' : next_at)],
            ['Last', ({ last_started_at }) => last_started_at],
            ['Last that did something', ({ last_run }) => (last_run === null ? '' : (last_run.error ?? `${last_run.started_at}: ${counts(last_run)}`))],
          ]),
          ...rows.flatMap(({ warning }) => (warning === null ? [] : ['', warning])),
        ].join('\n'),
      ),
  },
  {
    name: 'run <job>',
    says: 'runs a job now and waits for it, also one that is switched off',
    examples: ['jobs run "Find active items"', 'jobs run find-active-items'],
    run: async ({ caller, args }) => {
      const { key } = await jobOf(caller, args[0])
      const answer = await caller.call(center.runJob, { params: { job: key }, body: { wait: true } })
      return { ...told(answer, () => outcomeText(answer)), undone: answer.run?.outcome === 'failed' ? answer.run.error : null }
    },
  },
  switchVerb('on', 'lets a job run by itself again', true),
  switchVerb('off', 'lets a job run no more by itself; “run” still does', false),
  {
    name: 'schedule <job>',
    says: 'when a job runs, by the studio’s clock: at times of the day, or again and again; --usual for the rhythm it comes with',
    fields: [
      own('--at <times>', 'times of the day, 07:00,13:00'),
      own('--every <rhythm>', 'again and again: 30s, 10m, 2h'),
      own('--days <days>', 'mon-fri, or mon,wed,sat; every day when left out'),
      own('--from <time>', 'with --every: not before this time of the day'),
      own('--to <time>', 'with --every: and not after this'),
      own('--usual', 'the rhythm the job comes with'),
    ],
    examples: [
      'jobs schedule "Find active items" --days mon-fri --at 07:00,13:00',
      'jobs schedule "Look at feeds" --every 10m --days mon-fri --from 08:00 --to 18:00',
    ],
    run: async ({ caller, args, given }) => {
      const { key, enabled, version } = await jobOf(caller, args[0])
      const body = { enabled, schedule: scheduleOf(given), version }
      return told(await caller.call(center.scheduleJob, { params: { job: key }, body }), whenText)
    },
  },
  {
    name: 'history <job>',
    says: 'runs that did something, failed, or were asked for; newest first',
    fields: historyFields,
    run: async ({ caller, args, given }) => {
      const params = { job: (await jobOf(caller, args[0])).key }
      const query = await readFields(caller, historyFields, given)
      return told(await caller.call(center.listJobRuns, { params, query }), (answer, exact) =>
        pageTable(
          answer,
          [
            ['Run', ({ id }) => id],
            ['When', ({ started_at }) => started_at],
            ['Took', ({ id }) => tookOf(exact.rows.find((run) => run.id === id))],
            ['By', ({ by: { kind, name } }) => name ?? kind],
            ['', ({ outcome, times }) => (times === 1 ? outcome : `${outcome}, ${times} times`)],
            ['What', (run) => run.error ?? counts(run)],
          ],
          'Nothing was done yet. Runs that find nothing to do leave no trace.',
        ),
      )
    },
  },
  {
    name: 'items <run>',
    says: 'what a run counted, or all that it moved',
    fields: [own('--count <name>', 'one of its counts, such as found'), own('--after <cursor>', 'where the page before ended')],
    examples: ['jobs items 512 --count found'],
    run: async ({ caller, args, given }) => {
      const query = { ...(given.count === undefined ? {} : { count: given.count }), ...(given.after === undefined ? {} : { after: given.after }) }
      return told(await caller.call(center.listJobRunItems, { params: { id: args[0] }, query }), (page) =>
        pageTable(page, [
          ['', ({ kind }) => kind],
          ['Number', ({ number }) => number],
          ['Who', ({ who }) => who],
          ['What', ({ what }) => what],
          ['Became', ({ became }) => became],
        ]),
      )
    },
  },
  {
    name: 'keep <days>',
    says: 'how many days the history is kept, 7 to 400',
    run: async ({ caller, args }) =>
      told(
        await caller.call(center.keepJobHistory, { body: { keep_days: Number(args[0]) } }),
        ({ keep_days }) => `The history of jobs is kept for ${keep_days} days.`,
      ),
  },
]

function switchVerb(name: 'on' | 'off', says: string, enabled: boolean): Verb {
  return {
    name: `${name} <job>`,
    says,
    run: async ({ caller, args }) => {
      const { key, schedule, version } = await jobOf(caller, args[0])
      return told(await caller.call(center.scheduleJob, { params: { job: key }, body: { enabled, schedule, version } }), whenText)
    },
  }
}

/** A job by its name, its key, or a part of its name that only one has. */
async function jobOf(caller: Caller, asked = ''): Promise<center.Job> {
  const { rows } = await caller.call(center.listJobs)
  const wanted = asked.toLowerCase()
  const exact = rows.find(({ key, name }) => key === wanted || name.toLowerCase() === wanted)
  const near = rows.filter(({ key, name }) => name.toLowerCase().includes(wanted) || key.includes(wanted))
  const found = exact ?? (near.length === 1 ? near[0] : undefined)
  if (found !== undefined) return found
  throw new Refusal('not-found', 'no-such-job', `There is no job called “${asked}”. The jobs are: ${rows.map(({ name }) => name).join(', ')}.`)
}

function scheduleOf({ at, every, days, from, to, usual }: Given): center.AskedSchedule | null {
  const chosen = daysOf(days)
  if (typeof at === 'string' && every === undefined) return { times: at.split(',').map(timeOf), days: chosen }
  if (typeof every === 'string' && at === undefined) {
    const hours =
      from === undefined && to === undefined && days === undefined ? null : { days: chosen, from: timeOf(from ?? '00:00'), to: timeOf(to ?? '00:00') }
    return { every_seconds: secondsOf(every), hours }
  }
  if (usual === true && at === undefined && every === undefined) return null
  throw wrong('Say when it runs: --at 07:00,13:00, or --every 10m, or --usual.')
}

function secondsOf(text: string): number {
  const parts = /^(\d{1,6})\s*([smh])$/.exec(text.trim())
  if (parts === null) throw wrong(`“${text}” is not a rhythm. Write a number and s, m or h: 30s, 10m, 2h.`)
  return Number(parts[1]) * { s: 1, m: 60, h: 3600 }[parts[2] as 's' | 'm' | 'h']
}

function timeOf(text: unknown): WallTime {
  const time = String(text).trim().padStart(5, '0')
  if (!isTime(time)) throw wrong(`“${String(text)}” is not a time of the day. Write it as 07:00.`)
  return time
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** `mon-fri`, `sat,sun`; `fri-mon` goes over the weekend. */
function daysOf(text: Given[string]): number[] {
  if (typeof text !== 'string') return [1, 2, 3, 4, 5, 6, 7]
  return text
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [first, last = first] = part.split('-').map((name) => names.indexOf(name.trim().slice(0, 3)))
      if (first === undefined || last === undefined || first < 0 || last < 0) throw wrong(`“${part}” is no day. Write days as mon-fri, or mon,wed,sat.`)
      return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, ahead) => ((first + ahead) % 7) + 1)
    })
}

function wrong(sentence: string): Refusal {
  return new Refusal('invalid', 'wrong-usage', `${sentence} See: hotshoe jobs schedule --help`)
}

function tookOf(run: { started_at: string; finished_at: string } | undefined): string {
  return run === undefined ? '' : `${((new Date(run.finished_at).getTime() - new Date(run.started_at).getTime()) / 1000).toFixed(1)} s`
}

function whenText({ name, enabled, when, next_at, due, warning }: center.Job): string {
  if (!enabled) return [`${name}: off. It runs when you say so: hotshoe jobs run "${name}"`, ...(warning === null ? [] : [warning])].join('\n')
  return `${name}: ${when}. Next: ${due || next_at === null ? 'now' : next_at}.`
}

function outcomeText({ job, run }: Output<typeof center.runJob>): string {
  if (run === null) return `${job.name}: a worker has it in hand just now, and does it once more after that.`
  if (run.outcome !== 'done') return details({ job: run.job, error: run.error, detail: run.detail })
  const off = job.enabled ? '' : ' It stays switched off.'
  return `${job.name}: ${run.counts.length === 0 ? 'nothing to do' : counts(run)}.${off}${run.counts.some(({ listed }) => listed) ? `\nSee: hotshoe jobs items ${run.id}` : ''}`
}

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runClaim } from '#platform/jobs/run-claim.ts'
import { addJobs, claimDue, hasten } from '#platform/jobs/schedule.ts'
import { changeStudio } from '#studio/staff/change-studio.ts'
import type { StudioJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, callStep } from '#support/t7.ts'
import { changeJob } from './change-job.ts'
import * as contracts from './contract.ts'
import { studioJobs } from './jobs.ts'
import { keepRun } from './keep-run.ts'
import { listRunItems } from './list-run-items.ts'
import { planRun } from './plan-run.ts'
import { jobCalled, listJobRuns, readJob, readJobWarnings } from './queries.ts'
import { controlCenterRoutes } from './routes.ts'
import { runJob } from './run-job.ts'
import { setKeepDays } from './set-keep-days.ts'

const find = jobCalled('find-active-items')
const automatic = jobCalled('process-automatic-items')
const forget = jobCalled('forget-old-job-runs')
const everyDay = [1, 2, 3, 4, 5, 6, 7]

let cases: CaseStudio
let studio: OpenStudio
beforeEach(async () => {
  cases = await caseStudio()
  studio = cases.studio
  await addJobs(cases.database, { studioIds: [studio.id], jobs: studioJobs.map(({ name }) => name) })
})
afterEach(() => cases.close())

/** What a worker does when it looks once, for some of the jobs. Returns those that it ran. */
async function look(...jobs: StudioJob[]): Promise<string[]> {
  const ran: string[] = []
  for (const claim of await claimDue(cases.database, jobs, 10)) {
    const job = jobs.find(({ name }) => name === claim.job) ?? find
    const run = (_: number, { id, signal }: { id: number; signal: AbortSignal }) => {
      ran.push(job.name)
      return job.run(studio.inJobRun({ id, job: job.name }), signal)
    }
    await runClaim(claim, {
      job: { ...job, run },
      abort: new AbortController(),
      running: { reach: (act) => act(cases.database), plan: planRun, keep: (ended) => keepRun(studio, ended), tell: () => undefined, stopped: () => true },
    })
  }
  return ran
}

const failing = (why: () => string): StudioJob => ({ ...find, run: () => Promise.reject(new Error(why())) })
const job = (one = find) => studio.readOnly((work) => readJob(work, one))
const runs = async (one = find) => (await studio.readOnly((work) => listJobRuns(work, one, {}))).rows
const choose = async (schedule: contracts.AskedSchedule | null, { enabled = true, of = find }: { enabled?: boolean; of?: StudioJob } = {}) => {
  const { version } = await job(of)
  await studio.inTransaction((work) => changeJob(work, of, { enabled, schedule, version }))
}
const ask = (statement: ReturnType<typeof sql>) => statement.execute(cases.database)
const overdue = () => ask(sql`UPDATE studio_job SET next_at = now() - interval '1 second'`)

/** An item that falls due on the morning to which the clock is moved. */
async function oneDue(): Promise<void> {
  await addT7(cases, [callStep()])
  await cases.session({ client_id: await cases.client(), primary_on: '2026-05-13' })
  await cases.at('2026-05-06T08:00')
}

describe('history', () => {
  test('a run that found nothing leaves no row, only its times', async () => {
    expect(await look(find)).toEqual([find.name])
    expect(await runs()).toEqual([])
    expect(await job()).toMatchObject({ running: false, failing: false, last_started_at: expect.any(Date), last_finished_at: expect.any(Date) })
  })

  test('a run that found something says how much, and the items behind each count', async () => {
    await oneDue()
    await look(find)
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'done', by: { kind: 'schedule' }, counts: [{ name: 'found', count: 1, listed: true }] })
    const items = (count?: string) => studio.readOnly((work) => listRunItems(work, run?.id ?? 0, count === undefined ? {} : { count }))
    expect(await items('found')).toMatchObject({ rows: [{ kind: 'item', who: 'Anna Miller', what: 'A week before', became: 'active' }], next: null })
    expect((await items()).rows).toHaveLength(1)
    expect((await items('withdrawn')).rows).toEqual([])
    expect((await items('nonsense')).rows).toEqual([])
  })

  test('what the brake stopped leads to these items', async () => {
    await studio.inTransaction((work) => sql`UPDATE studio SET bulk_limit = 1`.execute(work.db))
    await addT7(cases, [callStep()], { automatic: true })
    for (const hour of ['10:00', '11:00', '12:00']) await cases.session({ primary_on: '2026-05-11', primary_time: hour })
    await cases.at('2026-05-04T10:00')
    await look(find)
    await hasten(cases.database, { studioId: studio.id, jobs: [automatic.name] })
    await look(automatic)
    const [run] = await runs(automatic)
    expect(run?.counts).toEqual([{ name: 'braked', count: 3, listed: true }])
    const { rows } = await studio.readOnly((work) => listRunItems(work, run?.id ?? 0, { count: 'braked' }))
    expect(rows.map(({ kind, became }) => [kind, became])).toEqual(Array(3).fill(['item', 'active']))
  })

  test('what people do beside it is not counted as the job’s', async () => {
    await oneDue()
    await cases.find()
    await look(find)
    expect(await runs()).toEqual([])
  })

  test('the same trouble again and again is one row, with a sentence for people and the rest for whoever runs Hotshoe', async () => {
    const broken = failing(() => 'relation "x" is crooked')
    for (let turn = 0; turn < 3; turn += 1) {
      await look(broken)
      await overdue()
    }
    expect(await runs()).toMatchObject([
      { outcome: 'failed', times: 3, error: expect.stringContaining('tell whoever runs Hotshoe'), detail: 'Error: relation "x" is crooked' },
    ])
    await look(failing(() => 'another trouble'))
    expect((await runs()).map(({ times }) => times)).toEqual([1, 3])
    expect(await job()).toMatchObject({ failing: true })
    await overdue()
    await look(find)
    expect(await job()).toMatchObject({ failing: false })
  })

  test('a run in whose middle the worker was killed is closed by the next, and what it had moved is told', async () => {
    await oneDue()
    const [lost] = await claimDue(cases.database, [find], 1)
    await find.run(studio.inJobRun({ id: lost?.run ?? 0, job: find.name }), new AbortController().signal)
    expect(await look(find)).toEqual([])
    await ask(sql`UPDATE studio_job SET lease_until = now() - interval '1 second', next_at = now()`)
    expect(await look(find)).toEqual([find.name])
    expect(await runs()).toMatchObject([{ id: lost?.run, outcome: 'stopped', error: expect.stringContaining('stopped in the middle') }])
    expect((await studio.readOnly((work) => listRunItems(work, lost?.run ?? 0, {}))).rows).toHaveLength(1)
  })

  test('is let go after the days that the studio keeps it', async () => {
    await look(failing(() => 'long ago'))
    await ask(sql`SELECT set_config('hotshoe.studio', ${String(studio.id)}, false)`)
    await studio.inTransaction((work) => sql`UPDATE job_run SET finished_at = now() - interval '20 days'`.execute(work.db))
    await look(forget)
    expect(await runs()).toHaveLength(1)
    await studio.inTransaction((work) => setKeepDays(work, 400))
    await studio.inTransaction((work) => setKeepDays(work, 14))
    await overdue()
    await look(forget)
    expect(await runs()).toEqual([])
    expect(await runs(forget)).toMatchObject([{ counts: [{ name: 'forgotten', count: 1, listed: false }] }])
  })
})

describe('switched off', () => {
  test('a job never runs by itself, not by a hint either, and everybody is warned where something is missing', async () => {
    await choose(null, { enabled: false })
    await choose(null, { enabled: false, of: forget })
    await hasten(cases.database, { studioId: studio.id, jobs: [find.name] })
    expect(await look(find, forget)).toEqual([])
    expect(await job()).toMatchObject({ enabled: false, next_at: null, warning: expect.stringContaining('Nothing new is listed'), changed_by: 'Pat Manager' })
    expect(await studio.readOnly(readJobWarnings)).toEqual({ warnings: [expect.stringContaining('Find active items')] })
  })

  test('a person can run it nevertheless, and hears what came of it', async () => {
    await oneDue()
    await choose(null, { enabled: false })
    const run = await runJob(studio, find)
    expect(await runs()).toMatchObject([{ id: run, by: { kind: 'user', name: 'Pat Manager' }, counts: [{ name: 'found', count: 1 }] }])
    expect(await look(find)).toEqual([])
  })

  test('switched on, it comes at once', async () => {
    await choose(null, { enabled: false })
    await choose(null)
    expect(await look(find)).toEqual([find.name])
  })
})

describe('run now', () => {
  test('leaves a row even when there was nothing to do', async () => {
    await runJob(studio, find)
    expect(await runs()).toMatchObject([{ outcome: 'done', counts: [], by: { name: 'Pat Manager' } }])
  })

  test('waits for a run that a worker has in hand, which then comes once more', async () => {
    const [claim] = await claimDue(cases.database, [find], 1)
    expect(await runJob(studio, find)).toBeNull()
    expect(await job()).toMatchObject({ running: true, asked_by: 'Pat Manager' })
    await ask(sql`UPDATE studio_job SET lease_until = NULL WHERE run = ${claim?.run}`)
    expect(await look(find)).toEqual([find.name])
    expect(await runs()).toMatchObject([{ by: { name: 'Pat Manager' } }])
    expect(await look(find)).toEqual([])
  })

  test('two workers that are asked at once run it one after the other', async () => {
    const both = await Promise.all([runJob(studio, find), runJob(studio, find)])
    expect(both.filter((run) => run !== null).length).toBeGreaterThan(0)
    expect(await job()).toMatchObject({ running: false })
  })
})

describe('a schedule', () => {
  const nearNow = async (minutes: number) => {
    const { rows } = await sql<{
      time: string
    }>`SELECT to_char((now() + make_interval(mins => ${minutes})) AT TIME ZONE 'America/Chicago', 'HH24:MI') AS time`.execute(cases.database)
    return rows[0]?.time ?? ''
  }

  test('at times of the day: not before, once then, however long nobody looked', async () => {
    await choose({ times: [await nearNow(120)], days: everyDay })
    expect(await look(find)).toEqual([])
    await overdue()
    expect(await look(find)).toEqual([])
    await hasten(cases.database, { studioId: studio.id, jobs: [find.name] })
    expect(await look(find)).toEqual([])
    await ask(sql`UPDATE studio_job SET counted_from = now() - interval '5 days', next_at = now() - interval '4 days'`)
    expect(await look(find)).toEqual([find.name])
    expect(await look(find)).toEqual([])
    expect((await job()).next_at?.valueOf()).toBeGreaterThan(Date.now())
  })

  test('a run that failed at its time is tried again, and one that went through is not', async () => {
    await choose({ times: [await nearNow(120)], days: everyDay })
    await ask(sql`UPDATE studio_job SET counted_from = now() - interval '5 days', next_at = now()`)
    expect(await look(failing(() => 'no'))).toEqual([find.name])
    await overdue()
    expect(await look(find)).toEqual([find.name])
    await overdue()
    expect(await look(find)).toEqual([])
  })

  test('within hours: closed now, it waits for the opening, whatever hints say', async () => {
    await choose({ every_seconds: 60, hours: { days: everyDay, from: await nearNow(120), to: await nearNow(180) } })
    await hasten(cases.database, { studioId: studio.id, jobs: [find.name] })
    expect(await look(find)).toEqual([])
    const { next_at } = await job()
    expect(Math.round((new Date(next_at ?? 0).getTime() - Date.now()) / 3_600_000)).toBe(2)
    await choose({ every_seconds: 60, hours: { days: everyDay, from: await nearNow(-60), to: await nearNow(60) } })
    expect(await look(find)).toEqual([find.name])
  })

  test('an own rhythm counts from its run', async () => {
    await choose({ every_seconds: 7200, hours: null })
    expect(await look(find)).toEqual([find.name])
    const { rows } = await sql<{
      minutes: number
    }>`SELECT round(extract(epoch FROM next_at - now()) / 60)::int AS minutes FROM studio_job WHERE job = ${find.name}`.execute(cases.database)
    expect(rows).toEqual([{ minutes: 120 }])
  })

  test('case 15: when the studio moves to another zone, the next time is that of its clocks there', async () => {
    await choose({ times: ['07:00'], days: everyDay })
    const before = (await job()).next_at
    const { version } = await studio.readOnly((work) => work.db.selectFrom('studio').select('version').executeTakeFirstOrThrow())
    await studio.inTransaction((work) => changeStudio(work, { version, zone: 'Pacific/Auckland' }))
    const after = (await job()).next_at
    expect(after).not.toEqual(before)
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'Pacific/Auckland', timeStyle: 'short' }).format(new Date(after ?? 0))).toBe('07:00')
    expect(await look(find)).toEqual([])
    const { rows } = await sql<{ next_at: Date }>`SELECT next_at FROM studio_job WHERE job = ${find.name}`.execute(cases.database)
    expect(rows[0]?.next_at).toEqual(after)
  })

  test('one that can never come, and one that somebody changed meanwhile, are refused', async () => {
    await expect(choose({ times: ['07:00'], days: [] })).rejects.toThrow('Choose at least one day')
    await expect(choose({ times: [], days: [1] })).rejects.toThrow('Give at least one time')
    await expect(choose({ every_seconds: 60, hours: { days: [1], from: '09:00', to: '09:00' } })).rejects.toThrow('over when they begin')
    await expect(studio.inTransaction((work) => changeJob(work, find, { enabled: true, schedule: null, version: 99 }))).rejects.toThrow('Somebody changed')
    expect(() => jobCalled('no-such')).toThrow('There is no job called')
  })
})

test('over REST: listed, scheduled, run, told, and its history kept as long as asked', async () => {
  const call = caller(studio, controlCenterRoutes)
  await oneDue()
  const { rows, keep_days, paused } = await call(contracts.listJobs)
  expect({ keep_days, paused, jobs: rows.length }).toEqual({ keep_days: 90, paused: null, jobs: studioJobs.length })
  const [first] = rows
  expect(first).toMatchObject({ key: 'find-active-items', when: 'every minute', at_once: true, enabled: true })
  const params = { job: 'find-active-items' }
  const schedule = { times: ['13:00', '07:00'], days: [5, 1, 2, 3, 4] }
  const changed = await call(contracts.scheduleJob, { params, body: { enabled: false, schedule, version: first?.version ?? 0 } })
  expect(changed).toMatchObject({ when: 'Mon–Fri at 7:00 AM and 1:00 PM', enabled: false, next_at: null })
  expect((await call(contracts.readJobWarnings)).warnings).toHaveLength(1)
  const { run } = await call(contracts.runJob, { params, body: { wait: true } })
  expect(run).toMatchObject({ counts: [{ name: 'found', count: 1 }] })
  expect((await call(contracts.listJobRuns, { params, query: { limit: 1 } })).rows).toEqual([run])
  expect((await call(contracts.listJobRunItems, { params: { id: run?.id ?? 0 }, query: { count: 'found' } })).rows).toHaveLength(1)
  expect((await call(contracts.runJob, { params, body: {} })).job).toMatchObject({ asked_by: 'Pat Manager' })
  expect(await call(contracts.keepJobHistory, { body: { keep_days: 30 } })).toEqual({ keep_days: 30 })
  await expect(call(contracts.keepJobHistory, { body: { keep_days: 3 } })).rejects.toThrow()
})

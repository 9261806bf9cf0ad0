import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Database } from '#platform/database/connect.ts'
import { connected } from '#support/address.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import type { Job } from './job.ts'
import { addJobs, claimDue, hasten, renew, settle } from './schedule.ts'
import { startTicker, type Ticker } from './ticker.ts'

let testing: TestDatabase
let database: Database

beforeAll(async () => {
  testing = await testDatabase()
  database = connect({ url: testing.url, size: 6 })
  await connected(testing.url, (admin) => admin.query(`INSERT INTO studio (id, name, zone) SELECT n, 'Studio ' || n, 'UTC' FROM generate_series(1, 40) n`))
})
afterAll(async () => {
  await database.destroy()
  await testing.drop()
})
beforeEach(async () => {
  await sql`DELETE FROM studio_job`.execute(database)
})

const nothing = async () => undefined
const jobNamed = (name: string, more: Partial<Job> = {}): Job => ({ name, everySeconds: 60, hint: null, run: nothing, ...more })
const rows = () => database.selectFrom('studio_job').selectAll().orderBy('studio_id').orderBy('job').execute()
const overdue = () => sql`UPDATE studio_job SET next_at = now() - interval '1 second', lease_until = now() - interval '1 second'`.execute(database)

describe('the schedule', () => {
  const find = jobNamed('Find')
  const send = jobNamed('Send', { everySeconds: 10 })

  test('a new job is given to every studio once and is due at once', async () => {
    await addJobs(database, { studioIds: [1, 2], jobs: ['Find'] })
    await addJobs(database, { studioIds: [1, 2, 3], jobs: ['Find', 'Send'] })
    expect(await rows()).toHaveLength(6)
    expect(await claimDue(database, [find, send], 10)).toHaveLength(6)
  })

  test('what one worker has, no other gets, until its lease ends', async () => {
    await addJobs(database, { studioIds: Array.from({ length: 40 }, (_, at) => at + 1), jobs: ['Find'] })
    const taken = (await Promise.all(Array.from({ length: 8 }, () => claimDue(database, [find], 10)))).flat()
    expect(taken).toHaveLength(40)
    expect(new Set(taken.map(({ studio_id }) => studio_id)).size).toBe(40)
    await sql`UPDATE studio_job SET next_at = now()`.execute(database)
    expect(await claimDue(database, [find], 10)).toEqual([])
    await overdue()
    expect(await claimDue(database, [find], 10)).toHaveLength(10)
  })

  test('a job nobody knows any more is left alone', async () => {
    await addJobs(database, { studioIds: [1], jobs: ['Of an older Hotshoe'] })
    expect(await claimDue(database, [find], 10)).toEqual([])
  })

  test('a hint that comes during the run is kept for after it', async () => {
    await addJobs(database, { studioIds: [1], jobs: ['Find'] })
    const [claim] = await claimDue(database, [find], 1)
    expect(claim).toBeDefined()
    if (claim === undefined) return
    await hasten(database, { studioId: 1, jobs: ['Find'] })
    expect(await claimDue(database, [find], 1)).toEqual([])
    await settle(database, claim, { error: null, again: false })
    expect(await claimDue(database, [find], 1)).toHaveLength(1)
  })

  test('without a hint it comes back after its rhythm; after an error half a minute later at least, with the error in its row', async () => {
    await addJobs(database, { studioIds: [1], jobs: ['Send'] })
    const [first] = await claimDue(database, [send], 1)
    if (first !== undefined) await settle(database, first, { error: null, again: false })
    expect(await claimDue(database, [send], 1)).toEqual([])
    await overdue()
    const [second] = await claimDue(database, [send], 1)
    if (second !== undefined) await settle(database, second, { error: 'The mail server is away.', again: false })
    const { rows: told } = await sql`SELECT last_error, round(extract(epoch FROM next_at - now()))::int AS seconds, lease_until FROM studio_job`.execute(
      database,
    )
    expect(told).toEqual([{ last_error: 'The mail server is away.', seconds: 30, lease_until: null }])
  })

  test('who lost the lease neither renews nor ends the run of the next', async () => {
    await addJobs(database, { studioIds: [1], jobs: ['Find'] })
    const [lost] = await claimDue(database, [find], 1)
    await overdue()
    const [next] = await claimDue(database, [find], 1)
    if (lost === undefined || next === undefined) throw new Error('Nothing was claimed.')
    expect([await renew(database, lost), await renew(database, next)]).toEqual([false, true])
    await settle(database, lost, { error: 'too late', again: true })
    expect(await rows()).toMatchObject([{ last_error: null, lease_until: expect.any(Date) }])
  })

  test('a probe reads the index and not the table', async () => {
    await sql`INSERT INTO studio_job (studio_id, job, next_at) SELECT n % 40 + 1, 'Job ' || n, now() + interval '1 hour' FROM generate_series(1, 20000) n`.execute(
      database,
    )
    await connected(testing.url, (admin) => admin.query('ANALYZE studio_job'))
    const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`
      EXPLAIN SELECT studio_id FROM studio_job WHERE job = 'Job 7' AND next_at <= now() AND (lease_until IS NULL OR lease_until <= now())
      ORDER BY next_at LIMIT 4 FOR UPDATE SKIP LOCKED`.execute(database)
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Index Scan using studio_job_due')
  })
})

describe('the ticker', () => {
  const tickers: Ticker[] = []
  const troubles: unknown[] = []
  const start = (jobs: readonly Job[], more: { url?: string; atOnce?: number } = {}) => {
    const ticker = startTicker({ database, url: null, jobs, pollMilliseconds: 60_000, report: ({ error }) => troubles.push(error), ...more })
    tickers.push(ticker)
    return ticker
  }

  test('runs what is due, at most so many at once, and all of it', async () => {
    await addJobs(database, { studioIds: Array.from({ length: 30 }, (_, at) => at + 1), jobs: ['Find'] })
    const seen: number[] = []
    let running = 0
    let most = 0
    const all = Promise.withResolvers<void>()
    const run = async (studioId: number) => {
      running += 1
      most = Math.max(most, running)
      await sql`SELECT 1`.execute(database)
      running -= 1
      seen.push(studioId)
      if (seen.length === 30) all.resolve()
    }
    const ticker = start([jobNamed('Find', { run })], { atOnce: 3 })
    await all.promise
    await ticker.stop()
    expect(most).toBe(3)
    expect(new Set(seen).size).toBe(30)
  })

  test('a run that fails is recorded and reported, and the others go on', async () => {
    await addJobs(database, { studioIds: [1, 2], jobs: ['Find'] })
    const second = Promise.withResolvers<void>()
    const run = async (studioId: number) => {
      if (studioId === 1) throw new Error('This studio is broken.')
      second.resolve()
    }
    const ticker = start([jobNamed('Find', { run })], { atOnce: 1 })
    await second.promise
    await ticker.stop()
    expect(troubles).toContainEqual(new Error('This studio is broken.'))
    expect(await rows()).toMatchObject([{ last_error: 'This studio is broken.' }, { last_error: null }])
  })

  test('what says more comes again at once', async () => {
    await addJobs(database, { studioIds: [1], jobs: ['Find'] })
    let left = 5
    const done = Promise.withResolvers<void>()
    const run = async () => {
      left -= 1
      if (left === 0) done.resolve()
      return { more: left > 0 }
    }
    const ticker = start([jobNamed('Find', { run })])
    await done.promise
    await ticker.stop()
    expect(left).toBe(0)
  })

  test('a notification lets the job of its word come at once, for its studio only', async () => {
    await addJobs(database, { studioIds: [1, 2], jobs: ['Find', 'Send'] })
    await sql`UPDATE studio_job SET next_at = now() + interval '1 hour'`.execute(database)
    const ran: string[] = []
    const came = Promise.withResolvers<void>()
    const noting = (name: string) => async (studioId: number) => {
      ran.push(`${name} ${studioId}`)
      came.resolve()
    }
    const ticker = start([jobNamed('Find', { hint: 'find', run: noting('Find') }), jobNamed('Send', { hint: 'send', run: noting('Send') })], {
      url: testing.url,
    })
    // Said until it is heard: the listener may just be connecting, and nothing depends on it.
    const speaking = setInterval(
      () => void sql`SELECT pg_notify('hotshoe', '2 find'), pg_notify('hotshoe', 'nonsense'), pg_notify('hotshoe', '2 unknown')`.execute(database),
      50,
    )
    await came.promise
    clearInterval(speaking)
    await ticker.stop()
    expect(new Set(ran)).toEqual(new Set(['Find 2']))
  })

  test('stopping asks a run to end, waits for it, and starts nothing more', async () => {
    await addJobs(database, { studioIds: [1, 2], jobs: ['Find'] })
    const begun = Promise.withResolvers<void>()
    const ended: number[] = []
    const run = async (studioId: number, { signal }: { signal: AbortSignal }) => {
      begun.resolve()
      await once(signal, 'abort')
      ended.push(studioId)
    }
    const ticker = start([jobNamed('Find', { run })], { atOnce: 1 })
    await begun.promise
    await ticker.stop()
    expect(ended).toHaveLength(1)
    expect((await rows()).filter(({ lease_until }) => lease_until !== null)).toEqual([])
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { testDatabase } from '#support/database.ts'
import { asPerson, environmentOf, makeFaultStudio, morning, observing, type Place } from './fault-studio.ts'
import { randomFrom, seed } from './random.ts'
import { untilGone } from './run-worker.ts'
import { slowSink } from './slow-sink.ts'

const items = 700
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

test('a worker killed in the middle of a job: the next one closes that run in the history, and does the rest once', async () => {
  const sink = await slowSink(randomFrom(seed))
  closing.push(sink.close)
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-faults-'))
  closing.push(() => rm(data, { recursive: true, force: true }))
  const database = await testDatabase()
  closing.push(database.drop)
  const place: Place = { data, url: database.url }
  const { url } = await makeFaultStudio(place, { days: 1, perDay: items, port: sink.port })
  await morning(url, 0)
  await asPerson(place, async (studio) => {
    await findAndRecheck(studio)
    await studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e15 }], burst_confirmed: true }))
  })

  const first = startWorker(place)
  await until(url, 'SELECT FROM run_decision WHERE outcome IS NOT NULL')
  expect(first.exitCode).toBeNull()
  await end(first, 'SIGKILL')
  await untilGone(url)
  const [left] = await observing(url, (query) => query('SELECT count(*)::int AS count FROM run_decision WHERE outcome IS NULL'))
  expect(left?.['count'], 'it was killed in the middle').toBeGreaterThan(0)

  // Its lease would end by itself in a quarter of a minute.
  await observing(url, (query) => query(`UPDATE studio_job SET lease_until = now(), next_at = now() WHERE lease_until IS NOT NULL`))
  const second = startWorker(place)
  closing.push(() => end(second, 'SIGTERM'))
  await until(url, `SELECT FROM processing_run WHERE state = 'done'`)
  await until(url, `SELECT FROM job_run WHERE job = 'Carry out decisions' AND outcome = 'done'`)
  const runs = await observing(url, (query) => query(`SELECT outcome, times FROM job_run WHERE job = 'Carry out decisions' ORDER BY id`))
  expect(runs.map(({ outcome, times }) => [outcome, times])).toEqual([
    ['stopped', 1],
    ['done', 1],
  ])
  // Those of the automatic trigger may have gone by their own job meanwhile.
  const [told] = await observing(url, (query) => query(`SELECT count(*)::int AS count FROM item_event WHERE to_state = 'processed' AND job_run_id IS NOT NULL`))
  expect(told?.['count']).toBe(items)
  const [effects] = await observing(url, (query) => query('SELECT count(*)::int AS count FROM effect'))
  expect(effects?.['count']).toBe(items)
})

/** The program as it is, as a worker alone. */
function startWorker(place: Place): ChildProcess {
  return spawn(process.execPath, [path.join(import.meta.dirname, '../../src/app/main.ts'), 'serve', '--role', 'worker', '--allow-clock'], {
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../.hotshoe/cache'), ...environmentOf(place) },
    stdio: 'ignore',
  })
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill(signal)
  await ended
}

/** Looks again and again until there is such a row, for at most a minute. */
async function until(url: string, asked: string): Promise<void> {
  const since = performance.now()
  await observing(url, async (query) => {
    while ((await query(asked)).length === 0) {
      if (performance.now() - since > 60_000) throw new Error(`It did not come: ${asked}`)
      await pause(5)
    }
  })
}

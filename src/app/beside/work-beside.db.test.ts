import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '#app/config.ts'
import { findItems } from '#studio/matching/find-items.ts'
import { hasLongRuns } from '#studio/processing/has-long-runs.ts'
import { readRun } from '#studio/processing/queries.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { connected } from '#support/address.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, callStep } from '#support/t7.ts'
import type { Beside } from './open-beside.ts'
import { workBeside } from './work-beside.ts'

const job = 'Carry out decisions'
const pat = { actor_kind: 'user', actor_name: 'Pat' }
const never = new AbortController().signal
const config = (url: string) =>
  readConfig({ port: '0' }, { DATABASE_URL: url, HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' })

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
})
afterEach(() => cases.close())

/** A run of two calls that nobody has carried out. */
async function twoDecided(): Promise<number> {
  await addT7(cases, [callStep()])
  for (const phone of ['+1 312 555 0101', '+1 312 555 0102'])
    await cases.session({ client_id: await cases.client({ phones: [{ phone }] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findItems(cases.studio)
  const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT max(id) AS id FROM item_event`.execute(work.db))
  const all = [{ decision: 'process' as const, view: 'active' as const, last_event_id: Number(rows[0]?.id) }]
  return cases.studio.inTransaction((work) => startRun(work, { all }))
}

test('a run is carried out by the thread: it tells what it did, a refusal is the same sentence, and afterwards it ends', async () => {
  const run = await twoDecided()
  const bench = workBeside({ config: config(cases.url), mailbox: false })
  expect(await bench.run({ studioId: cases.studio.id, job, run: 1 }, never)).toEqual({ counts: { processed: 2 }, more: false })
  const { state, outcomes } = await cases.studio.readOnly((work) => readRun(work, run))
  expect([state, outcomes]).toEqual(['done', expect.objectContaining({ processed: 2 })])
  await expect(bench.run({ studioId: 999, job, run: 2 }, never)).rejects.toMatchObject({ kind: 'not-found', code: 'no-such-studio' })
  expect(bench.isUsable()).toBe(true)
  await bench.close()
})

test('a run that is asked to stop before it begins leaves everything to the next', async () => {
  const run = await twoDecided()
  const bench = workBeside({ config: config(cases.url), mailbox: false })
  expect(await bench.run({ studioId: cases.studio.id, job, run: 1 }, AbortSignal.abort())).toEqual({ counts: {}, more: true })
  await bench.close()
  expect(await cases.studio.readOnly((work) => readRun(work, run))).toMatchObject({ state: 'waiting' })
})

test('three hundred undecided items of runs that go on are long work, one less is not', async () => {
  const decided = (run: number, items: number, outcome: string | null) =>
    connected(cases.url, async (admin) => {
      await admin.query(`SELECT set_config('hotshoe.studio', '${cases.studio.id}', false), set_config('session_replication_role', 'replica', false)`)
      await admin.query(
        `INSERT INTO run_decision (run_id, item_id, decision, seen_version, outcome) SELECT ${run}, ${run * 1000} + i, 'process', 1, $1 FROM generate_series(1, ${items}) i`,
        [outcome],
      )
    })
  const run = (state: string) => addRow(cases.studio, 'processing_run', { state, ...pat, requested_at: new Date(), total: 300 })
  await decided(await run('stopped'), 300, null)
  const running = await run('running')
  await decided(running, 10, 'processed')
  await decided(await run('waiting'), 299, null)
  expect(await hasLongRuns(cases.studio)).toBe(false)
  await decided(await run('running'), 1, null)
  expect(await hasLongRuns(cases.studio)).toBe(true)
})

test('a thread that has died is not started again: the program does the work itself', async () => {
  const dead: Beside<'job'> = { run: () => Promise.reject(new Error('The thread beside has ended.')), isOver: () => true, close: async () => undefined }
  const open = vi.fn(() => dead)
  const bench = workBeside({ config: config(cases.url), mailbox: false }, open)
  await expect(bench.run({ studioId: 1, job, run: 1 }, never)).rejects.toThrow('The thread beside has ended.')
  expect(bench.isUsable()).toBe(false)
})

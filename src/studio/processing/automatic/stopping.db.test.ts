import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadRules } from '#studio/matching/automatic/load-rules.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { pauseStudio } from '#studio/staff/pause-studio.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { carryOutRun } from '../carry-out-run.ts'
import { carryOutRuns } from '../carry-out-runs.ts'
import { startRun } from '../start-run.ts'
import { stopRun } from '../stop-run.ts'
import { processAutomatic } from './process-automatic.ts'
import { startAutomaticRun } from './start-automatic-run.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

describe('stopping', () => {
  test('case 17: a clock that leaps by itself stops automatic work and asks; nothing is generated', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T08:00')
    await cases.find()
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET clock_shift = clock_shift + interval '1 year 4 hours'`.execute(work.db))
    await expect(processAutomatic(cases.studio)).rejects.toThrow(/moved from/)
    expect(await cases.written()).toEqual([])
  })

  test('case 16: the clock steps back two hours: nothing goes twice', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T12:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({})
    expect(await cases.written()).toEqual(['email'])
  })

  test('paused, nothing goes, and a run that was begun stands still', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    await cases.studio.inTransaction((work) => pauseStudio(work, { paused: true, reason: null }))
    expect(await cases.go()).toEqual({})
    await cases.studio.inTransaction((work) => pauseStudio(work, { paused: false, reason: null }))
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('a run that was left unfinished when hours closed goes on at the next opening, once', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T19:29')
    await cases.find()
    await cases.studio.inTransaction(async (work) => startAutomaticRun({ ...work, actor: jobActor('Process automatic items') }, await loadRules(work)))
    await cases.at('2026-05-06T19:31')
    await carryOutRuns(cases.studio, new AbortController().signal)
    expect(await cases.written()).toEqual([])
    await cases.at('2026-05-07T09:00')
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('case 28: confirmed one second before an automatic run: nothing is sent', async () => {
    await cases.addA7()
    const session = await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    await cases.change(session, { confirmed: true })
    expect(await cases.go()).toEqual({ withdrawn: 1 })
    expect(await cases.written()).toEqual([])
  })
})

describe('at the same moment', () => {
  const due = async (count: number) => {
    await cases.has({ bulk_limit: 100_000 })
    await cases.addA7()
    const client_id = await cases.client()
    for (let at = 0; at < count; at += 1) await cases.session({ client_id, primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
  }

  test('case 65: a person and the job: one message each, whoever was first', async () => {
    await due(6)
    const [trigger] = await cases.items()
    await Promise.all([cases.processByHand(trigger?.trigger_id ?? 0), processAutomatic(cases.studio), processAutomatic(cases.studio)])
    await processAutomatic(cases.studio)
    expect(await cases.written()).toHaveLength(6)
    expect(new Set(await cases.states())).toEqual(new Set(['processed']))
  })

  test('case 67: Delete All during an automatic run: each item ends in exactly one state', async () => {
    await due(6)
    const deleteAll = async () => {
      const id = await cases.studio
        .inTransaction((work) => startRun(work, { all: [{ decision: 'delete', view: 'active', last_event_id: 1e9 }] }))
        .catch(() => null)
      if (id !== null) await carryOutRun(cases.studio, id)
    }
    await Promise.all([processAutomatic(cases.studio), deleteAll(), processAutomatic(cases.studio)])
    const states = await cases.states()
    expect(states.filter((state) => state === 'processed' || state === 'deleted')).toHaveLength(6)
    expect(await cases.written()).toHaveLength(states.filter((state) => state === 'processed').length)
  })

  test('stopped by a person, what is left of an automatic run waits; let go on, it goes', async () => {
    await due(2)
    await cases.studio.inTransaction(async (work) => startAutomaticRun({ ...work, actor: jobActor('Process automatic items') }, await loadRules(work)))
    const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT max(id) AS id FROM processing_run`.execute(work.db))
    const run = rows[0]?.id ?? 0
    await cases.studio.inTransaction((work) => stopRun(work, run, true))
    expect(await cases.go()).toEqual({})
    expect(await cases.waiting()).toEqual(['active, stopped', 'active, stopped'])
    await cases.studio.inTransaction((work) => stopRun(work, run, false))
    expect(await cases.go()).toEqual({ processed: 2 })
  })
})

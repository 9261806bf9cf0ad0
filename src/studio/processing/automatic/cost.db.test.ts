import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadRules } from '#studio/matching/automatic/load-rules.ts'
import type { Work } from '#studio/staff/work.ts'
import { connected } from '#support/address.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { startAutomaticRun } from './start-automatic-run.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

/** Rows of items that looking for what is ready reads. The connection still counts what it did in transactions before. */
async function read(): Promise<number> {
  return cases.studio.inTransaction(async (work) => {
    const before = await readSoFar(work)
    await startAutomaticRun(work, await loadRules(work))
    return (await readSoFar(work)) - before
  })
}

async function readSoFar({ db }: Work): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'triggered_item'`.execute(db)
  return rows[0]?.read ?? -1
}

test('looking for what is ready reads nothing of what waits for a person, however much that is, nor of triggers that are processed by hand', async () => {
  const automatic = await cases.addA7()
  const byHand = await cases.trigger()
  await cases.session({ primary_on: '2026-05-13' })
  await cases.at('2026-05-06T10:00')
  await cases.find()
  await cases.go()
  const copies = (trigger: number, waits: string | null) =>
    cases.studio.inTransaction((work) =>
      sql`
        INSERT INTO triggered_item (trigger_id, subject_kind, subject_id, occurrence, client_id, session_id, due_on, due_at, valid_until, admitted_by, state, waits_for, entered_at, state_at)
        SELECT ${trigger}, subject_kind, subject_id, 'copy ' || n, client_id, session_id, due_on, due_at, valid_until, admitted_by, 'active', ${waits}, entered_at, state_at
        FROM triggered_item, generate_series(1, 5000) n WHERE trigger_id = ${automatic} AND occurrence NOT LIKE 'copy %'`.execute(work.db),
    )
  await copies(automatic, 'late')
  await copies(byHand, null)
  await connected(cases.url, (admin) => admin.query('ANALYZE triggered_item'))
  // The planner itself may look at some rows at the ends of an index, a hundred pages at most.
  expect(await read()).toBeLessThanOrEqual(100)
})

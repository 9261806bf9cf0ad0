import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { findAndRecheck } from '../find-and-recheck.ts'
import { processAutomatic } from './process-automatic.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

/** So many sessions that are due, copied from one. */
async function dueSessions(count: number): Promise<void> {
  const first = await cases.session({ primary_on: '2026-05-13' })
  await cases.studio.inTransaction((work) =>
    sql`
      INSERT INTO session (number, client_id, type_id, status_id, primary_on, status_entry_id, status_entered_at, status_due_set_at, type_set_at, primary_set_at, created_at, created_on)
      SELECT 'M-' || n, client_id, type_id, status_id, primary_on, status_entry_id, status_entered_at, status_due_set_at, type_set_at, primary_set_at, created_at, created_on
      FROM session, generate_series(2, ${count}) n WHERE id = ${first}`.execute(work.db),
  )
  await cases.at('2026-05-06T10:00')
  await findAndRecheck(cases.studio)
}

test.each([
  [2, 1000],
  [8, 2000],
])(
  '%i workers over %i items of one studio: each is made once',
  async (workers, count) => {
    await cases.has({ bulk_limit: 100_000 })
    await cases.addA7()
    await dueSessions(count)
    const until = async () => {
      while ((await processAutomatic(cases.studio)).more);
    }
    await Promise.all(Array.from({ length: workers }, until))
    const { rows } = await cases.studio.readOnly((work) =>
      sql<{ processed: number; written: number; effects: number; runs: number }>`
      SELECT (SELECT count(*) FROM triggered_item WHERE state = 'processed')::int AS processed, (SELECT count(*) FROM communication)::int AS written,
        (SELECT count(*) FROM effect)::int AS effects, (SELECT sum(total) FROM processing_run)::int AS runs`.execute(work.db),
    )
    expect(rows).toEqual([{ processed: count, written: count, effects: count, runs: count }])
    // Nothing is left that a next run could take up again.
    expect(await cases.go()).toEqual({})
  },
  240_000,
)

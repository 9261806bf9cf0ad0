import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { carryOutRun } from './carry-out-run.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { processItems } from './process-items.ts'
import { startRun } from './start-run.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', host: '127.0.0.1' })
})
afterEach(() => cases.close())

const written = async () => (await cases.studio.readOnly((work) => work.db.selectFrom('communication').select('id').execute())).length

/** Whether a transaction waits for what another one has reserved. */
const someoneWaits = async () => {
  const { rows } = await cases.studio.readOnly((work) =>
    sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(work.db),
  )
  return rows.length > 0
}

describe('once per record', () => {
  let items: number[] = []
  beforeEach(async () => {
    const status_id = await cases.status('Ordered')
    await addT7(cases, [emailStep(await addTemplate(cases))], {
      status_id,
      moment: 'status-changed',
      offset_count: 0,
      repeat: 'once',
      stays_when_moved_on: true,
    })
    const session = await cases.session({ primary_on: '2026-05-20', primary_time: '10:00' })
    await cases.at('2026-05-04T09:00')
    for (const status of ['Ordered', 'Delivered', 'Ordered']) await cases.move(session, status)
    await findAndRecheck(cases.studio)
    // As they stood before a second one was kept from the list: missed ones are not listed, and may be processed anyway.
    await cases.studio.inTransaction((work) => sql`UPDATE triggered_item SET state = 'expired', reason = 'validity-over', version = 1`.execute(work.db))
    items = (await cases.items()).map(({ id }) => id)
  })
  const run = (ids: readonly number[]) =>
    cases.studio.inTransaction((work) => startRun(work, { decisions: ids.map((item_id) => ({ item_id, decision: 'process' as const, version: 1 })) }))

  test('two items of one session in one run: one message', async () => {
    expect(items).toHaveLength(2)
    await carryOutRun(cases.studio, await run(items))
    expect(await written()).toBe(1)
    expect(await cases.states()).toEqual(['processed', 'withdrawn'])
  })

  test('in two runs at the same moment: one message', async () => {
    const [first, second] = items
    const begun = Promise.withResolvers<void>()
    const others = Promise.withResolvers<void>()
    const one = cases.studio.inTransaction(async (work) => {
      await processItems(work, [{ id: first ?? 0, validityMinded: false }], { runId: null, deployment: cases.studio.deployment, automatic: false })
      begun.resolve()
      await others.promise
    })
    await begun.promise
    let over = false
    const two = carryOutRun(cases.studio, await run([second ?? 0])).finally(() => {
      over = true
    })
    const both = Promise.all([one, two])
    // The first commits only when the second one waits for it, or has passed it.
    while (!(over || (await someoneWaits())));
    others.resolve()
    await both
    expect(await written()).toBe(1)
    expect(await cases.states()).toEqual(['processed', 'withdrawn'])
  })
})

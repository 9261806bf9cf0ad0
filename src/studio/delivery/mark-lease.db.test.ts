import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { beginAndSettle } from './begin-and-settle.ts'
import { claimBatch } from './claim-batch.ts'
import { markLease } from './mark-lease.ts'
import { returnLapsed } from './return-lapsed.ts'

const lease = '00000000-0000-4000-8000-000000000003'
const turn = { lease, settled: [], begin: [], sendingSeconds: 210, rehearsedTo: null, resendInDoubt: false }

let cases: CaseStudio
let id = 0
/** One email that is being sent under the lease. */
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 0`)
  await addT7(cases, [emailStep(await addTemplate(cases))])
  await cases.session({ client_id: await cases.client({ emails: ['anna@example.com'] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, run)
  const [message] = await cases.studio.inTransaction((work) => claimBatch(work, lease, 10))
  id = message?.id ?? 0
  expect(await beginAndSettle(cases.studio, { ...turn, begin: [id] })).toEqual([id])
})
afterEach(() => cases.close())

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const look = () => cases.studio.inTransaction(returnLapsed)

async function stands(): Promise<{ state: string; left: number }> {
  const { rows } = await cases.studio.readOnly((work) =>
    sql<{ state: string; left: number }>`SELECT state, coalesce(extract(epoch FROM lease_until - clock_timestamp()), 0)::float AS left FROM dispatch`.execute(
      work.db,
    ),
  )
  return rows[0] ?? { state: '', left: 0 }
}

test('a sender that is gone is not waited for until its lease ends: after a moment its message is in doubt', async () => {
  await look()
  const { state, left } = await stands()
  expect(state).toBe('sending')
  expect(left).toBeLessThanOrEqual(10)
  await change(sql`UPDATE dispatch SET lease_until = clock_timestamp() - interval '1 second'`)
  await look()
  expect((await stands()).state).toBe('in-doubt')
})

test('a sender that is back within that moment still settles', async () => {
  await look()
  await beginAndSettle(cases.studio, { ...turn, settled: [{ id, attempts: 1, outcome: { kind: 'sent', response: '250', messageId: 'x' } }] })
  expect((await stands()).state).toBe('sent')
})

test('a sender that lives keeps its lease; one that was cut off and is back has it again in full length', async () => {
  const mark = await markLease(cases.studio, lease, 210)
  await look()
  expect((await stands()).left).toBeGreaterThan(150)
  await change(sql`UPDATE dispatch SET lease_until = clock_timestamp() + interval '5 seconds'`)
  await cases.studio.inTransaction(async (work) => {
    await sql`SET LOCAL ROLE NONE`.execute(work.db)
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hotshoe sender' AND datname = current_database()`.execute(
      work.db,
    )
  })
  await expect.poll(async () => (await stands()).left).toBeGreaterThan(150)
  await look()
  expect((await stands()).left).toBeGreaterThan(150)
  await mark.release()
  await look()
  expect((await stands()).left).toBeLessThanOrEqual(10)
})

test('where what is in doubt is sent again by itself, the whole lease is waited for: a sender that was only cut off may be sending still', async () => {
  await change(sql`UPDATE studio SET resend_in_doubt = true`)
  await look()
  expect((await stands()).left).toBeGreaterThan(150)
})

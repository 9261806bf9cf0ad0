import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { decideDispatch } from './decide-dispatch.ts'
import { findHindrance } from './find-hindrance.ts'
import { sendDue } from './send-due.ts'

let cases: CaseStudio
let sink: Sink
const own = 'me@northlight.example'
const change = (set: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => sql`UPDATE studio SET ${set}`.execute(work.db))
const recipients = () => sink.received.map(({ to }) => to)

beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`rehearsal = true, rehearsal_address = ${own}, rest_seconds = 0`)
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

/** One session that is due, processed just now: one email to the client. */
async function processed(): Promise<void> {
  await addT7(cases, [emailStep(await addTemplate(cases))])
  await cases.session({ client_id: await cases.client({ emails: ['anna@example.com'] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, run)
}

test('what was made in a rehearsal never goes to a client, also when the studio goes live before it has left', async () => {
  await processed()
  await change(sql`rehearsal = false`)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, waiting: 0 })
  expect(recipients()).toEqual([own])
  expect(sink.received[0]?.raw).toContain('[Rehearsal]')
})

test('nor when a person sends it again after the studio went live', async () => {
  await processed()
  await sendDue(cases.studio)
  await change(sql`rehearsal = false`)
  await cases.studio.inTransaction(async (work) => {
    const { rows } = await sql<{ id: number; version: number }>`
      UPDATE dispatch SET state = 'in-doubt', doubtful = true RETURNING communication_id AS id, version`.execute(work.db)
    for (const { id, version } of rows) await decideDispatch(work, id, { decision: 'send-again', version })
  })
  await sendDue(cases.studio)
  expect(recipients()).toEqual([own, own])
})

test('what was made live waits while a rehearsal is on, says why, and goes to the client when it is over', async () => {
  await change(sql`rehearsal = false`)
  await processed()
  await change(sql`rehearsal = true`)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, waiting: 1 })
  expect(recipients()).toEqual([])
  expect((await findHindrance(cases.studio)).blocked).toBe('The studio rehearses. 1 email that was made before the rehearsal waits until it is over.')
  await change(sql`rehearsal = false`)
  expect((await findHindrance(cases.studio)).blocked).toBeNull()
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
  expect(recipients()).toEqual(['anna@example.com'])
})

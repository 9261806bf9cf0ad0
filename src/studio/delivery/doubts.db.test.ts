import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { readRun as readRunContract } from '#studio/processing/contract.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { processingRoutes } from '#studio/processing/routes.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { decideDispatch, listDispatches, readDoubts } from './contract.ts'
import { deliveryRoutes } from './routes.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
})
afterEach(() => cases.close())

const ask = () => caller(cases.studio, [...deliveryRoutes, ...processingRoutes])

test('emails in doubt are counted for every screen, listed by themselves, and told by their run, until somebody has decided', async () => {
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  await addT7(cases, [emailStep(await addTemplate(cases))])
  for (const email of ['anna@example.com', 'bo@example.com', 'cy@example.com'])
    await cases.session({ client_id: await cases.client({ emails: [email] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
  expect(await ask()(readDoubts)).toEqual({ count: 0, sole: null })

  const { rows: all } = await ask()(listDispatches)
  await cases.studio.inTransaction((work) =>
    sql`UPDATE dispatch SET state = CASE WHEN communication_id = ${all[0]?.id} THEN 'failed' ELSE 'in-doubt' END`.execute(work.db),
  )
  expect(await ask()(readDoubts)).toEqual({ count: 2, sole: null })
  expect(await ask()(readRunContract, { params: { id } })).toMatchObject({ in_doubt: 2 })
  const { rows: doubts, counts } = await ask()(listDispatches, { query: { view: 'in-doubt' } })
  expect(doubts.map((row) => row.state)).toEqual(['in-doubt', 'in-doubt'])
  expect(counts).toMatchObject({ 'in-doubt': 2, trouble: 3 })

  const [first, second] = doubts
  await ask()(decideDispatch, { params: { id: first?.id ?? 0 }, body: { decision: 'mark-sent', version: first?.version ?? 0 } })
  expect(await ask()(readDoubts)).toEqual({ count: 1, sole: second?.id })
  expect(await ask()(readRunContract, { params: { id } })).toMatchObject({ in_doubt: 1 })
})

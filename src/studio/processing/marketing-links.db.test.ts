import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenStudio } from '#studio/staff/work.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { carryOutRun } from './carry-out-run.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { recheckAttention } from './recheck-attention.ts'
import { startRun } from './start-run.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', host: '127.0.0.1' })
})
afterEach(() => cases.close())

const unreached = (): OpenStudio => ({ ...cases.studio, deployment: { ...cases.studio.deployment, publicUrl: 'http://127.0.0.1:4600', linksWork: false } })

async function process(studio: OpenStudio): Promise<void> {
  const decisions = (await cases.items()).map(({ id, version }) => ({ item_id: id, decision: 'process' as const, version }))
  await carryOutRun(studio, await cases.studio.inTransaction((work) => startRun(work, { decisions })))
}
const written = () => cases.studio.readOnly((work) => work.db.selectFrom('communication').select('plain').execute())
const standing = async () => (await cases.items()).map(({ state, reason }) => [state, reason])

async function due(purpose: 'marketing' | 'transactional'): Promise<void> {
  await addT7(cases, [emailStep(await addTemplate(cases, { purpose }))], { purpose })
  await cases.session({ primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
}

test('marketing that nobody could unsubscribe from is not written: it waits with the reason, and returns once the address is known', async () => {
  await due('marketing')
  await process(unreached())
  expect(await written()).toEqual([])
  expect(await standing()).toEqual([['attention', 'no-public-address']])
  const recheck = ({ deployment }: OpenStudio) => cases.studio.inTransaction((work) => recheckAttention(work, deployment, { ids: null, after: 0 }))
  expect((await recheck(unreached())).returned).toBe(0)
  expect((await recheck(cases.studio)).returned).toBe(1)
  await process(cases.studio)
  expect((await written()).map(({ plain }) => plain)).toEqual([expect.stringContaining('Unsubscribe: https://hotshoe.example/u/')])
})

test('what is no marketing needs no such link and goes', async () => {
  await due('transactional')
  await process(unreached())
  expect(await standing()).toEqual([['processed', null]])
})

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallResult } from '#studio/messages/calls/call-result.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import * as desk from './contract.ts'
import { followUnreached } from './follow-unreached.ts'
import { callDeskRoutes } from './routes.ts'

let cases: CaseStudio
let ask: ReturnType<typeof caller>
let session: number
let call: number

// T7 with a chain that calls first: a call is made on 6 May, a Wednesday, for a session on the 13th.
beforeEach(async () => {
  cases = await caseStudio()
  ask = caller(cases.studio, callDeskRoutes)
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  await addT7(cases, [callStep(), emailStep(await addTemplate(cases))])
  session = await cases.session({ primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const decisions = (await cases.items()).map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
  const run = await cases.studio.inTransaction((work) => startRun(work, { decisions }))
  await carryOutRun(cases.studio, run)
  call = (await ask(desk.listCalls)).rows[0]?.id ?? 0
})
afterEach(() => cases.close())

async function tried(...results: CallResult[]) {
  for (const result of results) {
    const { version } = await ask(desk.readCall, { params: { id: call } })
    await ask(desk.addAttempt, { params: { id: call }, body: { version, result } })
  }
  return ask(desk.readCall, { params: { id: call } })
}

/** Every message there is, in the order they were made, and how it stands. */
async function made(): Promise<string[]> {
  const { rows } = await cases.studio.readOnly((work) =>
    sql<{ text: string }>`SELECT c.channel || ' ' || coalesce(d.state, c.call_state) AS text FROM communication c
      LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id ORDER BY c.id`.execute(work.db),
  )
  return rows.map(({ text }) => text)
}

test('not reached after three tries: the next channel of the chain is taken, once, when the result can be taken back no more', async () => {
  expect(await tried('no-answer', 'voicemail', 'busy')).toMatchObject({ call_outcome: 'not-reached' })
  await cases.at('2026-05-06T08:14')
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call done'])
  await cases.at('2026-05-06T08:16')
  await Promise.all([followUnreached(cases.studio), followUnreached(cases.studio)])
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call done', 'email waiting'])
})

test('a wrong number without another is followed like a call nobody answered', async () => {
  await tried('wrong-number')
  await cases.at('2026-05-06T08:16')
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call done', 'email waiting'])
})

test('reached or booked: nothing follows', async () => {
  await tried('no-answer', 'booked')
  await cases.at('2026-05-06T09:00')
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call done'])
})

test('confirmed while people tried to call: nothing follows', async () => {
  await tried('no-answer', 'busy', 'busy')
  await cases.change(session, { confirmed: true })
  await cases.at('2026-05-06T09:00')
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call done'])
})

test('the last result taken back: nothing follows, and the call is open', async () => {
  const { attempts } = await tried('no-answer', 'busy', 'busy')
  await ask(desk.undoAttempt, { params: { id: call, attempt: attempts[0]?.id ?? 0 } })
  await cases.at('2026-05-06T09:00')
  await followUnreached(cases.studio)
  expect(await made()).toEqual(['call open'])
})

test('an open call whose session is confirmed, canceled or moved says that nobody needs to make it, and is canceled by one click', async () => {
  const look = async () => (await ask(desk.readCall, { params: { id: call } })).no_longer
  expect(await look()).toBeNull()
  await cases.change(session, { confirmed: true })
  expect(await look()).toBe('It is confirmed.')
  await cases.change(session, { confirmed: false })
  await cases.move(session, 'Shot')
  expect(await look()).toBe('It is no longer in the status “Booked”.')
  await cases.move(session, 'Booked')
  await cases.change(session, { primary_on: '2026-06-20' })
  expect(await look()).toBe('The date or status it counted from is no longer the same.')
  expect(await ask(desk.changeCall, { params: { id: call }, body: { version: 1, state: 'canceled' } })).toMatchObject({
    call_state: 'canceled',
    no_longer: null,
  })
})

test('a trigger switched off takes no call from the desk that a person wanted', async () => {
  await cases.studio.inTransaction((work) => sql`UPDATE trigger SET active = false`.execute(work.db))
  expect(await ask(desk.readCall, { params: { id: call } })).toMatchObject({ no_longer: null })
})

test('a call not made while it made sense says until when; one with a promised day does not', async () => {
  await cases.at('2026-05-14T08:00')
  expect((await ask(desk.listCalls)).rows).toMatchObject([{ no_longer: 'It was meant to be made by Wednesday, May 13, 2026.' }])
  const { version } = await ask(desk.readCall, { params: { id: call } })
  await ask(desk.addAttempt, { params: { id: call }, body: { version, result: 'callback', next_on: '2026-05-20' } })
  expect(await ask(desk.readCall, { params: { id: call } })).toMatchObject({ no_longer: null, due_on: '2026-05-20' })
})

test('the script of a call says whom it is about, with a gap where nothing is on file', async () => {
  const steps = [{ ...callStep(), description: 'Remind {{ client.first_name }}', notes: 'Is {{ session.time }} fine with {{ session.photographer }}?' }]
  await addT7(cases, steps, { description: 'Eight days before', offset_count: -8 })
  await cases.session({ primary_on: '2026-05-15', primary_time: '10:00' })
  await cases.at('2026-05-07T08:00')
  await findAndRecheck(cases.studio)
  const decisions = (await cases.items())
    .filter(({ state }) => state === 'active')
    .map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
  await carryOutRun(cases.studio, await cases.studio.inTransaction((work) => startRun(work, { decisions })))
  expect((await ask(desk.listCalls, { query: { search: 'Remind Anna' } })).rows.map(({ plain }) => plain)).toEqual([
    'Is 10:00 AM fine with [Photographer: not on file]?',
  ])
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { ProposedStep } from '#studio/triggers/proposal.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addDepartment, addMember } from '#support/people.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'
import { decideDispatch } from './decide-dispatch.ts'
import { followFailures } from './follow-failures.ts'
import { undoRun } from './undo-run.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  await addT7(cases, [emailStep(await addTemplate(cases)), callStep()])
})
afterEach(() => cases.close())

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
const fail = (scope: 'recipient' | 'message' = 'message') =>
  change(sql`UPDATE dispatch SET state = 'failed', failed_scope = ${scope}, settled_at = now(), followed = false WHERE state = 'waiting'`)
const undo = (run: number) => cases.studio.inTransaction((work) => undoRun(work, run))
const follow = () => followFailures(cases.studio)

async function due(...emails: string[]): Promise<void> {
  for (const email of emails) await cases.session({ client_id: await cases.client({ emails: [email] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
}

/** Processes everything that is active or held. Returns the run. */
async function processAll(): Promise<number> {
  const decisions = (await cases.items())
    .filter(({ state }) => state === 'active' || state === 'held')
    .map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
  const run = await cases.studio.inTransaction((work) => startRun(work, { decisions }))
  await carryOutRun(cases.studio, run)
  return run
}

/** Every message there is, in the order they were made, and how it stands. */
const made = async () => {
  const found = await rows(
    sql<{ text: string }>`SELECT c.channel || ' ' || coalesce(d.state, c.call_state) AS text FROM communication c
      LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id ORDER BY c.id`,
  )
  return found.map(({ text }) => text)
}

async function decide(decision: 'send-again' | 'recall'): Promise<void> {
  const [last] = await rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch ORDER BY communication_id DESC LIMIT 1`)
  await cases.studio.inTransaction((work) => decideDispatch(work, last?.id ?? 0, { decision, version: last?.version ?? 0 }))
}

describe('a run is undone after an email failed and a call took its place', () => {
  test('processed again, the chain is chosen again: an email, and when that fails too, a call', async () => {
    await due('anna@example.com')
    const run = await processAll()
    await fail()
    await follow()
    expect(await made()).toEqual(['email failed', 'call open'])
    expect(await undo(run)).toMatchObject({ canceled: 1 })
    expect(await cases.states()).toEqual(['held'])
    await processAll()
    expect(await cases.states()).toEqual(['processed'])
    expect(await made()).toEqual(['email recalled', 'call canceled', 'email waiting'])
    await fail()
    await follow()
    expect(await made()).toEqual(['email recalled', 'call canceled', 'email failed', 'call open'])
  })

  test('processed again, a call is made at once where the address does not exist', async () => {
    await due('gone@example.com')
    const run = await processAll()
    await fail('recipient')
    await follow()
    await undo(run)
    await processAll()
    expect(await made()).toEqual(['email recalled', 'call canceled', 'call open'])
  })

  test('nothing is made twice when the failed email was sent again and has arrived meanwhile', async () => {
    await due('anna@example.com')
    const run = await processAll()
    await fail()
    await follow()
    await decide('send-again')
    await change(sql`UPDATE dispatch SET state = 'sent'`)
    await undo(run)
    await processAll()
    expect(await cases.states()).toEqual(['processed'])
    expect(await made()).toEqual(['email sent', 'call canceled'])
  })
})

describe('a run is undone before the failure of an email was followed', () => {
  const failFirst = () =>
    change(sql`UPDATE dispatch SET state = 'failed', failed_scope = 'recipient', reason = 'No such user.', settled_at = now()
      WHERE communication_id = (SELECT min(communication_id) FROM dispatch)`)
  const addressesStopped = () => rows(sql`SELECT address FROM suppression`)

  test('it had failed already: it is taken back with the others, nobody is called, and the address that does not exist is stopped', async () => {
    await due('anna@example.com', 'bo@example.com')
    const run = await processAll()
    await failFirst()
    expect(await undo(run)).toEqual({ recalled: 2, canceled: 0, put_back: 0, already_gone: 0 })
    expect(await cases.states()).toEqual(['held', 'held'])
    expect(await addressesStopped()).toEqual([{ address: 'anna@example.com' }])
    await follow()
    expect(await made()).toEqual(['email recalled', 'email recalled'])
    expect(await rows(sql`SELECT reason FROM dispatch ORDER BY communication_id LIMIT 1`)).toEqual([
      { reason: 'The run was undone, so nothing follows its failure: No such user.' },
    ])
  })

  test('it was just being sent and fails afterwards: then it is taken back, and its item is held like the others', async () => {
    await due('anna@example.com', 'bo@example.com')
    const run = await processAll()
    await change(sql`UPDATE dispatch SET state = 'sending' WHERE communication_id = (SELECT min(communication_id) FROM dispatch)`)
    expect(await undo(run)).toMatchObject({ recalled: 1, already_gone: 1 })
    expect(await cases.states()).toEqual(['processed', 'held'])
    await failFirst()
    await follow()
    expect(await cases.states()).toEqual(['held', 'held'])
    expect(await made()).toEqual(['email recalled', 'email recalled'])
    expect(await addressesStopped()).toEqual([{ address: 'anna@example.com' }])
  })

  test('nothing is taken back of what somebody has sent again after the undoing', async () => {
    await due('anna@example.com')
    const run = await processAll()
    await change(sql`UPDATE dispatch SET state = 'in-doubt'`)
    await undo(run).catch(() => undefined)
    await change(sql`UPDATE processing_run SET undone_at = now()`)
    await decide('send-again')
    await fail()
    await follow()
    expect(await cases.states()).toEqual(['processed'])
    expect(await made()).toEqual(['email failed'])
  })
})

test('a failed email that was taken back with its run cannot be sent again beside what is made anew', async () => {
  await due('anna@example.com')
  const run = await processAll()
  await fail()
  await follow()
  await undo(run)
  await expect(decide('send-again')).rejects.toMatchObject({ code: 'cannot-decide' })
  expect(await made()).toEqual(['email recalled', 'call canceled'])
})

test('an email can be sent again also after an earlier one of its item was sent again, recalled, and made anew', async () => {
  await due('anna@example.com')
  await processAll()
  for (const again of [true, false]) {
    await fail()
    await decide('send-again')
    if (!again) continue
    await decide('recall')
    await processAll()
  }
  expect(await made()).toEqual(['email recalled', 'email waiting'])
  expect(await rows(sql`SELECT resends FROM effect ORDER BY resends`)).toEqual([{ resends: 0 }, { resends: 1 }, { resends: 2 }])
})

test('a failed email that cannot be followed does not keep the others waiting: its error is told, and it is followed the next time', async () => {
  await due('anna@example.com', 'bo@example.com')
  await processAll()
  await fail('recipient')
  const [first] = await rows(sql<{ id: number }>`SELECT communication_id AS id FROM dispatch ORDER BY 1`)
  let asked = 0
  const inTransaction: OpenStudio['inTransaction'] = (action) =>
    cases.studio.inTransaction((work) => {
      const failing = {
        ...work,
        // The first message is the only one that meets it.
        get actor() {
          asked += 1
          if (asked === 1) throw new Error('something broke')
          return work.actor
        },
      }
      return action(failing)
    })
  await expect(followFailures({ ...cases.studio, inTransaction })).rejects.toThrow(`email number ${first?.id} could not be done: Error: something broke`)
  expect(await made()).toEqual(['email failed', 'email failed', 'call open'])
  await follow()
  expect(await made()).toEqual(['email failed', 'email failed', 'call open', 'call open'])
})

describe('an email to the shared address of a department fails', () => {
  const department = async (members: readonly string[], steps: ProposedStep[]) => {
    const ids = await Promise.all(members.map((name) => addMember(cases.studio, { name, email: `${name.toLowerCase()}@northlight.example` })))
    const department_id = await addDepartment(cases.studio, { name: 'Lab', email: 'lab@northlight.example', members: ids })
    await change(sql`UPDATE trigger SET active = false`)
    await addT7(cases, steps, { outputs: [{ recipient: { kind: 'department', member_id: null, department_id }, steps }] })
    await due('anna@example.com')
    return processAll()
  }
  const email = async () => emailStep(await addTemplate(cases, { name: 'For the lab' }))
  const addresses = async () =>
    (await rows(sql<{ to_address: string }>`SELECT to_address FROM communication ORDER BY to_address`)).map(({ to_address }) => to_address)

  test('the address does not exist: each member gets it, once', async () => {
    await department(['Kim', 'Lee'], [await email()])
    await fail('recipient')
    await follow()
    await follow()
    expect(await addresses()).toEqual(['kim@northlight.example', 'lab@northlight.example', 'lee@northlight.example'])
    expect(await made()).toEqual(['email failed', 'email waiting', 'email waiting'])
  })

  test('it was refused for another reason, and there is no other channel: each member gets it', async () => {
    await department(['Kim', 'Lee'], [await email()])
    await fail('message')
    await follow()
    expect(await made()).toEqual(['email failed', 'email waiting', 'email waiting'])
  })

  test('nobody is in it: the next step is taken for its desk', async () => {
    await department([], [await email(), taskStep()])
    await fail('recipient')
    await follow()
    expect(await rows(sql`SELECT t.description, d.name FROM task t JOIN department d ON d.id = t.department_id`)).toEqual([
      { description: 'Prepare the set', name: 'Lab' },
    ])
  })

  test('the run is undone: what the members would get is recalled, and processed again they get it', async () => {
    const run = await department(['Kim'], [await email()])
    await fail('recipient')
    await follow()
    await undo(run)
    expect(await made()).toEqual(['email recalled', 'email recalled'])
    await processAll()
    expect(await made()).toEqual(['email recalled', 'email recalled', 'email waiting'])
  })
})

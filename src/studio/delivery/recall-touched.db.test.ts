import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addSuppression } from '#studio/messages/suppression/add-suppression.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { type DispatchDecision, decideDispatch } from './decide-dispatch.ts'
import { findAndRecall } from './find-and-recall.ts'
import { listUndoableRuns } from './list-undoable-runs.ts'
import { sendDue } from './send-due.ts'
import { undoRun } from './undo-run.ts'

let cases: CaseStudio
let sink: Sink
let run: number
let client: number
let session: number
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 300`)
  await addT7(cases, [
    emailStep(await addTemplate(cases, { body: '<p>Hello {{ client.first_name }}, see you on {{ session.date }} at {{ session.time }}.</p>' })),
  ])
  client = await cases.client({ emails: ['anna@example.com'] })
  session = await cases.session({ client_id: client, primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await find()
  run = await process()
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const find = () => findAndRecall(cases.studio)
type Standing = { id: number; state: string; reason: string | null; version: number }
const messages = async () =>
  (await cases.studio.readOnly((work) => sql<Standing>`SELECT communication_id AS id, state, reason, version FROM dispatch ORDER BY 1`.execute(work.db))).rows
const standing = async () => (await messages()).map(({ state, reason }) => [state, reason])
const items = async () => (await cases.items()).map(({ state, reason }) => [state, reason])

async function process(): Promise<number> {
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
  return id
}

async function decide(decision: DispatchDecision): Promise<void> {
  const last = (await messages()).at(-1)
  await cases.studio.inTransaction((work) => decideDispatch(work, last?.id ?? 0, { decision, version: last?.version ?? 0 }))
}

const stopAddress = () => cases.studio.inTransaction((work) => addSuppression(work, { channel: 'email', address: 'anna@example.com', scope: 'all' }))

describe('a record changes while its email rests', () => {
  test('case 28: canceled: recalled at the next look, with the reason, and the item is withdrawn; it comes back when it matches again', async () => {
    await cases.change(session, { canceled: true })
    await find()
    expect(await standing()).toEqual([['recalled', 'It is canceled.']])
    expect(await items()).toEqual([['withdrawn', 'recalled']])
    await cases.change(session, { canceled: false })
    await find()
    expect(await items()).toEqual([['active', 'matches-again']])
  })

  test('case 28: canceled, and sent by hand at once, before anything has looked: it does not go', async () => {
    await cases.change(session, { canceled: true })
    await decide('send-now')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, recalled: 1 })
    expect(sink.received).toEqual([])
  })

  test('the address is stopped: recalled at the next look', async () => {
    await stopAddress()
    await find()
    expect(await standing()).toEqual([['recalled', 'The address was unsubscribed or stopped meanwhile.']])
  })

  test('only the hour moves: the old hour is not sent, the item is listed again and says why, and processed again tells the new hour', async () => {
    await cases.change(session, { primary_time: '16:30' })
    await decide('send-now')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, recalled: 1 })
    expect(await standing()).toEqual([['recalled', 'The client or the session has changed since it was written, so it would say something else now.']])
    expect(await items()).toEqual([['active', 'recalled']])
    await process()
    await decide('send-now')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
    expect(sink.received.map((mail) => mail.raw.includes('4:30'))).toEqual([true])
  })

  test('the hour moves, and it is seen at the next look already', async () => {
    await cases.change(session, { primary_time: '16:30' })
    await find()
    expect((await standing()).map(([state]) => state)).toEqual(['recalled'])
    expect(await items()).toEqual([['active', 'recalled']])
  })

  test('another address: it does not go to the old one', async () => {
    await cases.changeClient(client, { emails: ['new@example.com'] })
    await find()
    expect(await standing()).toEqual([['recalled', 'The email address has changed since it was written.']])
    await process()
    await decide('send-now')
    await sendDue(cases.studio)
    expect(sink.received.map((mail) => mail.to)).toEqual(['new@example.com'])
  })

  test('no address any more: it does not go', async () => {
    await cases.changeClient(client, { emails: [] })
    await find()
    expect(await standing()).toEqual([['recalled', 'There is no email address on file.']])
  })

  test('what the email does not say changes: it stays, and goes', async () => {
    await cases.change(session, { notes: 'Two dogs.' })
    await cases.changeClient(client, { phones: [] })
    await find()
    expect(await standing()).toEqual([['waiting', null]])
    await decide('send-now')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
  })

  test('case 42: its template alone is edited: it goes as it was written', async () => {
    await change(sql`UPDATE template SET html = '<p>Bye.</p>', plain = 'Bye.', version = version + 1`)
    await find()
    await decide('send-now')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
  })

  test('a change of many records while nothing waits leaves nothing to look at', async () => {
    await decide('send-now')
    await sendDue(cases.studio)
    await cases.change(session, { primary_time: '11:00' })
    const { rows } = await cases.studio.readOnly((work) => sql`SELECT FROM touched_dispatch`.execute(work.db))
    expect(rows).toEqual([])
  })
})

describe('an email in doubt is sent again', () => {
  const doubt = (state: 'in-doubt' | 'retry') => change(sql`UPDATE dispatch SET state = ${state}, doubtful = true, attempts = 1, next_at = now()`)
  const again = ' So it was not sent again; an earlier try may have arrived.'

  test('by a person, but the address was stopped meanwhile: it does not go, and is in doubt again with the reason', async () => {
    await doubt('in-doubt')
    await stopAddress()
    await decide('send-again')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, in_doubt: 1 })
    expect(sink.received).toEqual([])
    expect(await standing()).toEqual([['in-doubt', `The address was unsubscribed or stopped meanwhile.${again}`]])
    expect(await cases.states()).toEqual(['processed'])
  })

  test('by itself, but the session was canceled: neither', async () => {
    await change(sql`UPDATE studio SET resend_in_doubt = true`)
    await doubt('retry')
    await cases.change(session, { canceled: true })
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, in_doubt: 1 })
    expect(await standing()).toEqual([['in-doubt', `It is canceled.${again}`]])
  })

  test('minutes later, on hold: neither', async () => {
    await doubt('retry')
    await change(sql`UPDATE session SET on_hold = true`)
    await cases.at('2026-05-06T08:06')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, in_doubt: 1 })
  })

  test('and its run is undone before it goes: it does not go, and is in doubt again', async () => {
    await doubt('retry')
    expect((await cases.studio.readOnly(listUndoableRuns)).rows).toHaveLength(1)
    expect(await cases.studio.inTransaction((work) => undoRun(work, run))).toEqual({ recalled: 0, canceled: 0, put_back: 0, already_gone: 1 })
    expect(await standing()).toEqual([['in-doubt', `The run was undone by Pat Manager.${again}`]])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0 })
    expect(sink.received).toEqual([])
  })

  test('and nothing is against it: it goes', async () => {
    await doubt('in-doubt')
    await decide('send-again')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
  })
})

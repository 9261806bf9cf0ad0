import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow, testDeployment } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { editText } from '../edits/edit-text.ts'
import { readText } from '../edits/read-text.ts'
import { findAndRecall } from '../find-and-recall.ts'
import { sendDue } from '../send-due.ts'
import { findComing } from './find-coming.ts'
import { findMoments } from './find-moments.ts'
import { ofClients, ofSession } from './moments.ts'

let cases: CaseStudio
let sink: Sink
let client = 0
let session = 0
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 0`)
  await addT7(cases, [emailStep(await addTemplate(cases))])
  client = await cases.client()
  session = await cases.session({ client_id: client, primary_on: '2026-06-12', primary_time: '10:00' })
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const coming = async (whole: boolean) => {
  const scope = whole ? ofClients([client]) : ofSession(session)
  const wanted = { scope, clientId: client, sessionId: whole ? null : session, days: 90, deployment: testDeployment }
  return (await cases.studio.readOnly((work) => findComing(work, wanted))).rows
}
const told = async (whole = false) => (await coming(whole)).map(({ kind, on, title, may }) => [kind, on, title, may.join(' ')])

async function process(): Promise<void> {
  await cases.at('2026-06-05T09:00')
  await findAndRecall(cases.studio)
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
}

test('what is expected becomes an item, then a message on its way, then what happened; each with what may be done; of a session only its own', async () => {
  await cases.session({ client_id: client, primary_on: '2026-07-01' })
  await addT7(cases, [callStep()], { description: 'The day before', offset_count: -1 })
  expect(await told()).toEqual([
    ['expected', '2026-06-05', 'A week before', ''],
    ['expected', '2026-06-11', 'The day before', ''],
    ['session', '2026-06-12', expect.stringContaining('Family'), ''],
  ])
  expect((await told(true)).map(([, on]) => on)).toEqual(['2026-06-05', '2026-06-11', '2026-06-12', '2026-06-24', '2026-06-30', '2026-07-01'])
  await cases.at('2026-06-05T08:00')
  await findAndRecall(cases.studio)
  expect((await told())[0]).toEqual(['item', '2026-06-05', 'A week before', 'process skip delete'])
  await change(sql`UPDATE triggered_item SET state = 'held'`)
  expect((await coming(false))[0]).toMatchObject({ detail: expect.stringMatching(/^Held · /), may: ['process', 'delete'] })
  await change(sql`UPDATE triggered_item SET state = 'active'`)
  await process()
  expect((await told())[0]).toEqual(['email', '2026-06-05', 'Your Family session', 'send-now recall edit'])
  await sendDue(cases.studio)
  expect((await told()).map(([kind]) => kind)).toEqual(['expected', 'session'])
  const { rows } = await cases.studio.readOnly((work) => findMoments(work, ofSession(session), {}))
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['email', 'session', 'session-status', 'change']))
})

const only = async () => (await coming(false)).find(({ kind }) => kind === 'email')?.id ?? 0
const edit = (id: number, body: string, version = 1) =>
  cases.studio.inTransaction((work) => editText(work, { id, version, subject: 'Just for you', body }, testDeployment))

test('one message is edited before it leaves: framed as any other, marked, and not written anew when its record changes', async () => {
  await change(sql`UPDATE studio SET rest_seconds = 3600`)
  await process()
  const id = await only()
  const before = await cases.studio.readOnly((work) => readText(work, id))
  expect(before).toMatchObject({ subject: 'Your Family session', body: '<p>Hello Anna, see you on Friday, June 12, 2026.</p>', edited_at: null })
  await edit(id, '<p>Hello <strong>Anna</strong>, bring {{ client.first_name }}’s dog.</p><script>x</script>')
  await expect(edit(id, '<p>Late</p>')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(edit(id, '<p>{{ client.nonsense }}</p>', 2)).rejects.toMatchObject({ code: 'bad-text' })
  await cases.change(session, { primary_time: '16:00', notes: 'Later' })
  await cases.changeClient(client, { first_name: 'Ann' })
  await findAndRecall(cases.studio)
  await change(sql`UPDATE dispatch SET next_at = now()`)
  await cases.at('2026-06-05T10:30')
  expect(await sendDue(cases.studio)).toMatchObject({ recalled: 0, sent: 1 })
  expect(sink.received).toHaveLength(1)
  await expect(edit(id, '<p>Again</p>', 2)).rejects.toMatchObject({ code: 'not-waiting' })
  expect(await cases.studio.readOnly((work) => readText(work, id))).toMatchObject({
    subject: 'Just for you',
    body: '<p>Hello <strong>Anna</strong>, bring Anna’s dog.</p>',
    edited_by: { kind: 'user' },
  })
})

test('an edited one that does not fit any more is taken back; one that has left keeps its text', async () => {
  await change(sql`UPDATE studio SET rest_seconds = 3600`)
  await process()
  const id = await only()
  await edit(id, '<p>Only for you.</p>')
  await cases.change(session, { primary_on: '2026-06-20' })
  await findAndRecall(cases.studio)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 0 })
  await expect(edit(id, '<p>Again</p>', 2)).rejects.toMatchObject({ code: 'not-waiting' })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import { addSuppression } from '#studio/messages/suppression/add-suppression.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow, testDeployment } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { decideDispatch } from '../decide-dispatch.ts'
import { findAndRecall } from '../find-and-recall.ts'
import { findImpact } from '../impact/find-impact.ts'
import { findOutdatedMessages } from '../impact/find-outdated-messages.ts'
import { sendDue } from '../send-due.ts'
import { previewCorrections } from './preview-corrections.ts'
import { sendCorrections } from './send-corrections.ts'

let cases: CaseStudio
let sink: Sink
let client = 0
let session = 0
let message = 0
let template_id = 0
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 0`)
  await addT7(cases, [emailStep(await addTemplate(cases))])
  template_id = await addTemplate(cases, { name: 'Moved', subject: 'A new date', body: '<p>{{ recipient.first_name }}, it is on {{ session.date }} now.</p>' })
  client = await cases.client()
  session = await cases.session({ client_id: client, primary_on: '2026-06-12' })
  await cases.at('2026-06-05T09:00')
  await findAndRecall(cases.studio)
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, run)
  message = (await rows<{ id: number }>(sql`SELECT id FROM communication`))[0]?.id ?? 0
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const rows = async <T>(statement: ReturnType<typeof sql>) => (await cases.studio.readOnly((work) => statement.execute(work.db))).rows as T[]
const asked = () => ({ message_ids: [message], template_id })
const correct = () => cases.studio.inTransaction((work) => sendCorrections(work, asked(), testDeployment))
const correctable = async (primary_on: string) =>
  (await cases.studio.readOnly((work) => findImpact(work, { subject_kind: 'session', subject_id: session, changes: { primary_on } }))).messages
    .filter((one) => one.correctable)
    .map(({ id }) => id)

test('whoever got the old message is told once, by two people at once and pressed twice; moved again, the correction is what is corrected', async () => {
  await sendDue(cases.studio)
  expect(await correctable('2026-06-19')).toEqual([message])
  await cases.change(session, { primary_on: '2026-06-19' })
  const [shown] = (await cases.studio.readOnly((work) => previewCorrections(work, asked()))).rows
  expect(shown).toMatchObject({ to_name: 'Anna Miller', channel: 'email', address: 'anna@example.com', subject: 'A new date', problem: null, id: null })
  expect(shown?.plain).toContain('Anna, it is on Friday, June 19, 2026 now.')
  const [one, other] = await Promise.all([correct(), correct()])
  expect(one.rows[0]?.id).toBe(other.rows[0]?.id)
  expect((await correct()).rows[0]?.id).toBe(one.rows[0]?.id)
  await findAndRecall(cases.studio)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, recalled: 0 })
  expect(sink.received).toHaveLength(2)
  expect(await rows(sql`SELECT corrects_id, correction FROM communication WHERE id = ${one.rows[0]?.id}`)).toEqual([{ corrects_id: message, correction: 1 }])
  expect(await correctable('2026-06-26')).toEqual([one.rows[0]?.id])
})

test('one that was recalled makes room for another; a failed one goes again by hand', async () => {
  await sendDue(cases.studio)
  const first = (await correct()).rows[0]?.id ?? 0
  await cases.studio.inTransaction((work) => decideDispatch(work, first, { decision: 'recall', version: 1 }))
  const second = (await correct()).rows[0]?.id ?? 0
  expect(second).not.toBe(first)
  await change(sql`UPDATE dispatch SET state = 'failed', followed = true WHERE communication_id = ${second}`)
  await cases.studio.inTransaction((work) => decideDispatch(work, second, { decision: 'send-again', version: 1 }))
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
})

test('a stopped address is called instead; who may not be called either gets nothing, and is told of', async () => {
  await sendDue(cases.studio)
  await cases.studio.inTransaction((work) => addSuppression(work, { channel: 'email', address: 'anna@example.com', scope: 'all' }))
  expect((await cases.studio.readOnly((work) => previewCorrections(work, asked()))).rows[0]).toMatchObject({ channel: 'call', address: '+13125550142' })
  await cases.changeClient(client, { do_not_call: true })
  expect((await correct()).rows[0]).toMatchObject({ id: null, problem: expect.stringContaining('Do Not Call') })
  await cases.changeClient(client, { do_not_call: false })
  const { id } = (await correct()).rows[0] ?? {}
  expect(await rows(sql`SELECT call_state, plain FROM communication WHERE id = ${id}`)).toEqual([
    { call_state: 'open', plain: expect.stringContaining('June 12') },
  ])
})

test('what has not left is recalled, not corrected; a template of something else and marketing are refused', async () => {
  await expect(correct()).rejects.toThrow('has not left')
  await sendDue(cases.studio)
  template_id = await addTemplate(cases, { name: 'Birthday', about: 'client', subject: 'x', body: '<p>y</p>' })
  await expect(correct()).rejects.toThrow('“Birthday” is about a client, the message about a session.')
  template_id = await addTemplate(cases, { name: 'Sale', purpose: 'marketing', subject: 'x', body: '<p>y</p>' })
  await expect(correct()).rejects.toThrow('is marketing')
})

const outdated = async (subject_kind: 'session' | 'client' = 'session') =>
  (await cases.studio.readOnly((work) => findOutdatedMessages(work, { subject_kind, subject_id: subject_kind === 'client' ? client : session }))).rows.map(
    ({ id, text }) => [id, text],
  )

test('what was right when it was sent is told while it is wrong: not before the move, not once corrected, not after moving back; on hour, date and cancellation', async () => {
  await sendDue(cases.studio)
  const sent = '“A week before” for June 12 was emailed to Anna Miller on June 5. It was right then; the session'
  expect(await outdated()).toEqual([])
  await cases.change(session, { primary_on: '2026-06-19' })
  expect(await outdated('client')).toEqual([[message, `${sent} is on June 19 now.`]])
  const first = (await correct()).rows[0]?.id ?? 0
  expect(await outdated()).toEqual([])
  await sendDue(cases.studio)
  expect(await outdated()).toEqual([])
  await cases.change(session, { primary_time: '16:00' })
  expect(await outdated()).toEqual([[first, '“A new date” was emailed to Anna Miller on June 5. It was right then; the session is at another time now.']])
  await cases.change(session, { primary_time: null, canceled: true })
  expect((await outdated()).map(([id]) => id)).toEqual([first])
  await cases.change(session, { canceled: false })
  expect(await outdated()).toEqual([])
})

test('a correction that waits is taken back once when its record moves again, and another can be sent; a note in the record leaves it', async () => {
  await sendDue(cases.studio)
  await change(sql`UPDATE studio SET rest_seconds = 600`)
  await cases.change(session, { primary_on: '2026-06-19' })
  const first = (await correct()).rows[0]?.id ?? 0
  await cases.change(session, { notes: 'Two dogs.' })
  await findAndRecall(cases.studio)
  const standing = () => rows(sql`SELECT communication_id AS id, state FROM dispatch ORDER BY 1`)
  expect(await standing()).toEqual([
    { id: message, state: 'sent' },
    { id: first, state: 'waiting' },
  ])
  await cases.change(session, { primary_on: '2026-06-26' })
  expect(await outdated()).toEqual([])
  await findAndRecall(cases.studio)
  expect(await rows(sql`SELECT state, reason FROM dispatch WHERE communication_id = ${first}`)).toEqual([
    { state: 'recalled', reason: expect.stringContaining('would say something else now. Send a new correction') },
  ])
  expect((await outdated()).map(([id]) => id)).toEqual([message])
  const canceled = (await correct()).rows[0]?.id ?? 0
  await cases.change(session, { canceled: true })
  await findAndRecall(cases.studio)
  expect(await rows(sql`SELECT reason FROM dispatch WHERE communication_id = ${canceled}`)).toEqual([{ reason: expect.stringContaining('It is canceled.') }])
  expect((await outdated()).map(([id]) => id)).toEqual([message])
  await cases.change(session, { canceled: false })
  const second = (await correct()).rows[0]?.id ?? 0
  await change(sql`UPDATE dispatch SET next_at = now()`)
  await findAndRecall(cases.studio)
  expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, recalled: 0 })
  expect(sink.received).toHaveLength(2)
  expect(sink.received[1]?.raw).toContain('June 26')
  expect(await standing()).toContainEqual({ id: second, state: 'sent' })
})

test('what was written about a web form is corrected with what forms say', async () => {
  await sendDue(cases.studio)
  await cases.studio.inTransaction(addFormStatuses)
  const form = await cases.studio.inTransaction((work) => createWebForm(work, { name: 'Wedding questions', client_id: client, status: 'sent' }))
  await change(sql`UPDATE communication SET session_id = NULL, session_version = NULL, subject_kind = 'web_form', subject_id = ${form}`)
  template_id = await addTemplate(cases, { name: 'Form', about: 'web_form', subject: 'Forget {{ form.name }}', body: '<p>Sorry.</p>' })
  expect((await correct()).rows[0]).toMatchObject({ problem: null, subject: 'Forget Wedding questions', id: expect.any(Number) })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as explaining from '#studio/matching/explain/contract.ts'
import { explainRoutes } from '#studio/matching/explain/routes.ts'
import { findItems } from '#studio/matching/find-items.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep, taskStep } from '#support/t7.ts'
import { decideItem } from '../decide-item.ts'
import * as tracing from './contract.ts'
import { causeRoutes } from './routes.ts'

let cases: CaseStudio
let byEmail: number
let prepare: number

beforeAll(async () => {
  cases = await caseStudio('2026-02-27T08:00')
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  byEmail = await addT7(cases, [emailStep(await addTemplate(cases))])
  prepare = await addT7(cases, [taskStep()], { description: 'Prepare when booked', moment: 'status-changed', offset_count: 0, exclusions: none })
  await addT7(cases, [taskStep()], {
    description: 'Once the set is prepared',
    subject_kind: 'task',
    basis: 'type',
    status_id: null,
    type_id: await taskType(),
    moment: 'task-due',
    offset_count: 0,
    exclusions: none,
  })
})
afterAll(() => cases.close())

const none = { past: false, do_not_market: false, do_not_call: false, on_hold: false, confirmed: false, canceled: false, paid: false }
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
const taskType = async () => (await rows(sql<{ id: number }>`SELECT id FROM type WHERE subject_kind = 'task' ORDER BY id LIMIT 1`))[0]?.id ?? 0
const ask = (studio: OpenStudio = cases.studio) => caller(studio, [...explainRoutes, ...causeRoutes])
const explained = async (trigger_id: number, subject_id: number) => {
  const { explained: told } = await ask()(explaining.explain, { query: { trigger_id, subject_kind: 'session', subject_id } })
  if (told === null) throw new Error('A pair was asked for.')
  return told
}

test('every condition with what is so and since when; what would have to change; when it next fires', async () => {
  const session = await cases.session({ primary_on: '2026-03-10' })
  await cases.at('2026-02-28T09:00')
  await cases.change(session, { on_hold: true })
  const held = await explained(byEmail, session)
  expect([held.verdict, held.why, held.next]).toEqual(['not', 'It is on hold.', null])
  const [one] = held.occurrences
  expect(one).toMatchObject({ label: 'Primary session date, Tue, Mar 10, 2026', due_on: '2026-03-03', enough: true })
  expect(one?.conditions.find(({ code }) => code === 'on-hold')).toEqual({
    code: 'on-hold',
    sentence: 'It is on hold.',
    wanted: 'Not on hold',
    value: 'On hold',
    passed: false,
    since: expect.stringMatching(/^2026-02-28T15:00:00/),
  })
  expect(one?.needed.map(({ sentence, change }) => [sentence, change?.field, change?.value])).toEqual([
    ['Take it off hold.', 'on_hold', false],
    ['Then it fires on Tue, Mar 3, 2026.', undefined, undefined],
  ])
  await cases.change(session, { on_hold: false })
  const freed = await explained(byEmail, session)
  expect([freed.verdict, freed.why, freed.next?.due_at]).toEqual(['coming', 'Fires Tue, Mar 3, 2026.', '2026-03-03T06:00:00.000Z'])
  // A day that lies ahead stands since no time.
  expect(freed.occurrences[0]?.conditions.find(({ code }) => code === 'not-due')).toMatchObject({ passed: false, since: null })
})

test('all triggers of a record in a line each, the first reason first told; a record of another kind and one that is not there are refused', async () => {
  const session = await cases.session({ status: 'Inquiry', primary_on: '2026-03-20' })
  const { rows: lines, explained: none } = await ask()(explaining.explain, { query: { subject_kind: 'session', subject_id: session } })
  expect(none).toBeNull()
  expect(lines.map(({ description, verdict, why }) => [description, verdict, why])).toEqual([
    ['A week before', 'not', 'It is not in the status “Booked”.'],
    ['Prepare when booked', 'not', 'It is not in the status “Booked”.'],
  ])
  await expect(ask()(explaining.explain, { query: { trigger_id: byEmail, subject_kind: 'client', subject_id: 1 } })).rejects.toMatchObject({
    code: 'other-kind',
  })
  await expect(ask()(explaining.explain, { query: { subject_kind: 'session', subject_id: 999 } })).rejects.toMatchObject({ code: 'no-such-record' })
})

test('a birthday on February 29 fires on the 28th of a common year, and next year again; one of the family is told by name', async () => {
  const birthday = await addT7(cases, [taskStep()], {
    description: 'Birthday',
    subject_kind: 'client',
    status_id: (await rows(sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'client' ORDER BY position LIMIT 1`))[0]?.id ?? 0,
    moment: 'birthday',
    offset_count: 0,
    exclusions: none,
  })
  await cases.at('2026-03-01T09:00')
  const client = await cases.client({ family_members: [{ name: 'Emma', birthday: { month: 2, day: 29, year: 2020 } }] })
  const { explained: told } = await ask()(explaining.explain, { query: { trigger_id: birthday, subject_kind: 'client', subject_id: client } })
  expect(told?.occurrences[0]?.label).toBe('Birthday of Emma, Sat, Feb 28, 2026')
  expect(told?.next).toMatchObject({ due_on: '2027-02-28', label: 'Birthday of Emma, Sun, Feb 28, 2027' })
})

test('a date that is over is told by what the ledger kept of it, in every line, not by the date that the record has now', async () => {
  await cases.at('2026-03-02T09:00')
  const session = await cases.session({ primary_on: '2026-03-09' })
  await findItems(cases.studio)
  await cases.change(session, { primary_on: '2026-03-30' })
  await findItems(cases.studio)
  const [coming, over, ...more] = (await explained(byEmail, session)).occurrences
  expect([coming?.verdict, coming?.due_on, more]).toEqual(['coming', '2026-03-23', []])
  expect(over).toMatchObject({
    label: 'Primary session date, Mon, Mar 9, 2026',
    due_on: '2026-03-02',
    due_at: '2026-03-02T06:00:00.000Z',
    valid_until: '2026-03-09',
  })
  const lines = new Map(over?.conditions.map(({ code, passed, wanted, value }) => [code, [passed, wanted, value]]))
  expect(lines.get('moment-moved')).toEqual([false, 'Primary session date Mon, Mar 9, 2026', 'Now Mon, Mar 30, 2026'])
  expect(lines.get('not-due')).toEqual([true, 'Trigger date reached', 'Mon, Mar 2, 2026'])
  expect(lines.get('validity-over')).toEqual([true, 'Still valid', 'Valid until Mon, Mar 9, 2026'])
  expect(lines.has('looked-at')).toBe(false)
  expect(over?.needed.map(({ sentence }) => sentence)).toEqual(['This date or entry is over. Only a new one fires.'])
})

test('a message leads back to its output, who pressed, the rule as it was then, and who had set the date; a task made by a trigger to the session that caused it', async () => {
  await cases.at('2026-03-05T08:00')
  const session = await cases.session({ primary_on: '2026-03-11' })
  await cases.change(session, { primary_on: '2026-03-12' })
  await findItems(cases.studio)
  const item = (await cases.items()).find(({ trigger_id, subject_id }) => trigger_id === byEmail && subject_id === session)
  await decideItem(cases.studio, item?.id ?? 0, { decision: 'process', version: item?.version ?? 0, burst_confirmed: true })
  await cases.at('2026-03-06T08:00')
  await cases.studio.inTransaction(async (work) => {
    const { version } = await loadTrigger(work, byEmail)
    await changeTrigger(work, byEmail, { version, offset_count: -14, moment: 'status-due' })
  })
  const [message] = await rows(sql<{ id: number }>`SELECT id FROM communication ORDER BY id DESC LIMIT 1`)
  const { causes } = await ask()(tracing.traceMessage, { params: { id: message?.id ?? 0 } })
  expect(causes.map(({ kind }) => kind)).toEqual(['message', 'written', 'decided', 'listed', 'rule', 'moment', 'record'])
  const [, , decided, listed, rule, moment] = causes
  expect(decided?.sentence).toMatch(/^Processed by .+, in run \d+\.$/)
  expect(listed?.details).toContain('Its trigger date was Thu, Mar 5, 2026.')
  expect(rule).toMatchObject({ trigger_version: 1, details: [expect.stringMatching(/^Made by /), 'The trigger has been changed since.'] })
  expect(rule?.sentence).toContain('7 days before the primary session date of sessions in status Booked')
  expect(moment?.sentence).toBe('Primary session date: Thu, Mar 12, 2026.')
  expect(moment?.details[0]).toMatch(/had set it; before it was Wed, Mar 11, 2026\.$/)
  await made(session)
})

/** The task of the booked session: who moved it to the status stands at the end of the chain. */
async function made(session: number): Promise<void> {
  const item = (await cases.items()).find(({ trigger_id, subject_id }) => trigger_id === prepare && subject_id === session)
  await decideItem(cases.studio, item?.id ?? 0, { decision: 'process', version: item?.version ?? 0, burst_confirmed: true })
  const [task] = await rows(sql<{ id: number }>`SELECT id FROM task WHERE cause_item_id = ${item?.id ?? 0}`)
  const { causes } = await ask()(tracing.traceTask, { params: { id: task?.id ?? 0 } })
  expect(causes.map(({ kind }) => kind)).toEqual(['task', 'written', 'decided', 'listed', 'rule', 'moment', 'record'])
  expect(causes.at(-2)?.sentence).toMatch(/moved it to the status “Booked”\.$/)
  expect((await ask()(tracing.traceItem, { params: { id: item?.id ?? 0 } })).causes.map(({ kind }) => kind)).toEqual(causes.slice(2).map(({ kind }) => kind))
}

test('nothing of it can write', async () => {
  const refusals: string[] = []
  const watched: OpenStudio = {
    ...cases.studio,
    inTransaction: () => Promise.reject(new Error('It asked for a transaction that writes.')),
    readOnly: (run) =>
      cases.studio.readOnly(async (work) => {
        const answer = await run(work)
        await sql`SAVEPOINT before`.execute(work.db)
        await sql`UPDATE studio SET name = name`.execute(work.db).catch((error: Error) => refusals.push(error.message))
        await sql`ROLLBACK TO SAVEPOINT before`.execute(work.db)
        return answer
      }),
  }
  const asking = ask(watched)
  const [item] = await cases.items()
  const [message] = await rows(sql<{ id: number }>`SELECT id FROM communication LIMIT 1`)
  const [task] = await rows(sql<{ id: number }>`SELECT id FROM task LIMIT 1`)
  await asking(explaining.explain, { query: { trigger_id: byEmail, subject_kind: 'session', subject_id: item?.subject_id ?? 0 } })
  await asking(explaining.explain, { query: { subject_kind: 'session', subject_id: item?.subject_id ?? 0 } })
  await asking(tracing.traceMessage, { params: { id: message?.id ?? 0 } })
  await asking(tracing.traceTask, { params: { id: task?.id ?? 0 } })
  await asking(tracing.traceItem, { params: { id: item?.id ?? 0 } })
  expect(refusals).toEqual(Array(5).fill('cannot execute UPDATE in a read-only transaction'))
})

test('of a large family in which three have had their turn, the one who has not is told, though others have their birthday before', async () => {
  const birthday = await addT7(cases, [taskStep()], {
    description: 'Once in a lifetime',
    subject_kind: 'client',
    status_id: (await rows(sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'client' ORDER BY position LIMIT 1`))[0]?.id ?? 0,
    moment: 'birthday',
    offset_count: 0,
    repeat: 'once',
    exclusions: none,
  })
  const had = [8, 9, 10].map((day) => ({ name: `Child of March ${day}`, birthday: { month: 3, day, year: 2020 } }))
  const client = await cases.client({ family_members: [...had, { name: 'Zoe', birthday: { month: 12, day: 24, year: 2020 } }] })
  for (const { birthday: born } of had) {
    await cases.at(`2026-03-${String(born.day).padStart(2, '0')}T09:00`)
    await findItems(cases.studio)
  }
  for (const item of (await cases.items()).filter(({ trigger_id }) => trigger_id === birthday))
    await decideItem(cases.studio, item.id, { decision: 'process', version: item.version, burst_confirmed: true })
  await cases.at('2026-12-25T09:00')
  await findItems(cases.studio)
  const told = async () => (await ask()(explaining.explain, { query: { trigger_id: birthday, subject_kind: 'client', subject_id: client } })).explained?.next
  expect(await told()).toMatchObject({ due_on: '2027-12-24' })
})

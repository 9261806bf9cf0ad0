import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foreseeMove, keyOf } from '#studio/matching/impact/foresee-move.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import { keptSessions } from '#studio/records/sessions/keep-sessions.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import type { RecordMove } from '#studio/records/supposed/record-move.ts'
import { supposeMove } from '#studio/records/supposed/suppose-move.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { aTask } from '#support/catalogue.ts'
import { aClient } from '#support/records.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { findAndRecall } from '../find-and-recall.ts'
import { sendDue } from '../send-due.ts'
import { findImpact } from './find-impact.ts'

let cases: CaseStudio
let sink: Sink
let session = 0
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rehearsal = false, rest_seconds = 0`)
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const ask = (changes: RecordMove, id = session) => cases.studio.readOnly((work) => findImpact(work, { subject_kind: 'session', subject_id: id, changes }))
const texts = async (changes: RecordMove) => {
  const { items, coming, messages } = await ask(changes)
  return [...items, ...messages, ...coming].flatMap(({ text }) => text ?? [])
}
const everything = async () =>
  (
    await cases.studio.readOnly((work) =>
      sql`SELECT (SELECT jsonb_agg(to_jsonb(i)) FROM triggered_item i) AS items, (SELECT jsonb_agg(to_jsonb(s)) FROM session s) AS sessions,
        (SELECT jsonb_agg(to_jsonb(c)) FROM communication c) AS messages, (SELECT count(*) FROM record_change) AS queued`.execute(work.db),
    )
  ).rows

async function reminderSent(): Promise<void> {
  await addT7(cases, [emailStep(await addTemplate(cases))])
  session = await cases.session({ primary_on: '2026-06-12', primary_time: '10:00' })
  await cases.at('2026-06-05T09:00')
  await findAndRecall(cases.studio)
  await process()
  await sendDue(cases.studio)
}

async function process(): Promise<void> {
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
}

test('the reminder for June 12 was sent on the 5th; a new one would go on the 12th; asked in a READ ONLY transaction, nothing is changed (case 80)', async () => {
  await reminderSent()
  const before = await everything()
  expect(await texts({ primary_on: '2026-06-19' })).toEqual([
    '“A week before” for June 12 was emailed to Anna Miller on June 5; a new one would go on June 12.',
  ])
  expect(await texts({ canceled: true })).toEqual(['“A week before” for June 12 was emailed to Anna Miller on June 5; no new one goes.'])
  expect(await texts({ primary_time: '16:00' })).toEqual([
    '“A week before” for June 12 was emailed to Anna Miller on June 5; it says the old time, and no new one goes.',
  ])
  expect(await texts({ primary_on: '2026-06-08' })).toEqual(['“A week before” for June 12 was emailed to Anna Miller on June 5; a new one is due at once.'])
  expect(await texts({ confirmed: true, photographer_id: null })).toEqual([])
  expect(await everything()).toEqual(before)
})

test('what is listed leaves, and its new day is told; what is expected moves; what has not left is taken back', async () => {
  await change(sql`UPDATE studio SET rest_seconds = 86400`)
  await reminderSent()
  const other = await cases.session({ primary_on: '2026-06-11', primary_time: '10:00' })
  const far = await cases.session({ primary_on: '2026-08-01' })
  await findAndRecall(cases.studio)
  expect(await texts({ primary_on: '2026-06-20' })).toEqual([
    'The email “A week before” for June 12 to Anna Miller has not left yet and is taken back.',
    '“A week before” comes on June 13.',
  ])
  expect(await texts({ primary_time: '11:00' })).toEqual([
    'The email “A week before” for June 12 to Anna Miller has not left yet: it is taken back and listed again if it would say something else.',
  ])
  session = other
  expect(await texts({ primary_on: '2026-06-20' })).toEqual(['“A week before” for June 11 leaves the list; a new one comes on June 13.'])
  expect(await texts({ status_id: await cases.status('Delivered') })).toEqual([
    '“A week before” for June 11 leaves the list: it is no longer in the status “Booked”.',
  ])
  session = far
  expect(await texts({ primary_on: '2026-08-03' })).toEqual(['“A week before” comes on July 27 instead of July 25.'])
  expect(await texts({ on_hold: true })).toEqual(['“A week before”, expected on July 25, does not come any more.'])
})

test('a field that the record does not have, a day that the calendar does not have, a status of something else are refused', async () => {
  session = await cases.session({ primary_on: '2026-06-12' })
  await expect(ask({ on_day: '2026-06-12' })).rejects.toThrow('Sessions have no “on_day”')
  await expect(ask({ primary_on: '2026-02-30' })).rejects.toThrow('February')
  await expect(ask({ status_id: 999_999 })).rejects.toThrow('There is no session status number')
  await expect(ask({ primary_on: '2026-06-12' }, 999_999)).rejects.toThrow('There is no session number')
})

test('what says the old date is told, whatever it counts from; moving the status alone does not make it wrong', async () => {
  await addT7(cases, [emailStep(await addTemplate(cases))], { description: 'Confirmation', moment: 'status-changed', offset_count: 0 })
  session = await cases.session({ primary_on: '2026-06-12', status: 'Booked' })
  await findAndRecall(cases.studio)
  await process()
  await sendDue(cases.studio)
  const told = '“Confirmation” was emailed to Anna Miller on May 4; '
  expect(await texts({ primary_on: '2026-06-19' })).toEqual([`${told}it says the old date, and no new one goes.`])
  expect((await texts({ canceled: true }))[0]).toContain(told)
  expect(await texts({ status_id: await cases.status('Delivered') })).toEqual([])
})

test('clients and tasks are foretold too: a flag of the client, the due date of a task', async () => {
  await addT7(cases, [emailStep(await addTemplate(cases))])
  const client = await cases.client()
  await cases.session({ client_id: client, primary_on: '2026-05-11' })
  const { type_id, id } = await cases.studio.inTransaction(async (work) => {
    const made = await aTask(work, { due_on: '2026-05-07' })
    const { rows } = await sql<{ id: number; type_id: number }>`SELECT id, type_id FROM task WHERE id = ${made}`.execute(work.db)
    return rows[0] ?? { id: 0, type_id: 0 }
  })
  await cases.trigger({ subject_kind: 'task', basis: 'type', status_id: null, type_id, moment: 'task-due', offset_count: -2, description: 'Soon due' })
  await cases.at('2026-05-05T08:00')
  await findAndRecall(cases.studio)
  const asked = async (subject_kind: 'client' | 'task', subject_id: number, changes: RecordMove) =>
    (await cases.studio.readOnly((work) => findImpact(work, { subject_kind, subject_id, changes }))).items.map(({ text }) => text)
  expect(await asked('client', client, { do_not_market: true })).toEqual(['“A week before” for May 11 leaves the list: the client is marked Do Not Market.'])
  expect(await asked('client', client, { birthday: { year: 1984, month: 5, day: 23 } })).toEqual(['“A week before” for May 11 stays on the list.'])
  expect(await asked('task', id, { task_due_on: '2026-05-20' })).toEqual(['“Soon due” for May 7 leaves the list; a new one comes on May 18.'])
})

test('a birthday that is another moves its own card alone, and each is told by whose it is', async () => {
  const { status_id, client } = await cases.studio.inTransaction(async (work) => {
    const made = await aClient(work, {
      birthday: { year: null, month: 5, day: 20 },
      family_members: [{ name: 'Emma', birthday: { year: null, month: 5, day: 12 } }],
    })
    return { client: made, ...(await work.db.selectFrom('client').select('status_id').where('id', '=', made).executeTakeFirstOrThrow()) }
  })
  await cases.trigger({ subject_kind: 'client', status_id, moment: 'birthday', offset_count: -3, description: 'Card' })
  const asked = async (changes: RecordMove) =>
    (await cases.studio.readOnly((work) => findImpact(work, { subject_kind: 'client', subject_id: client, changes }))).coming.map(({ text }) => text)
  expect(await asked({ birthday: { year: null, month: 6, day: 20 } })).toEqual(['“Card” comes on June 17 instead of May 17.'])
  expect(await asked({ birthday: null })).toEqual(['“Card”, expected on May 17, does not come any more.'])
  const [other] = (
    await cases.studio.readOnly((work) =>
      sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'client' AND id <> ${status_id} ORDER BY id LIMIT 1`.execute(work.db),
    )
  ).rows
  expect(await asked({ status_id: other?.id ?? 0 })).toEqual([
    '“Card” of Emma, expected on May 9, does not come any more.',
    '“Card”, expected on May 17, does not come any more.',
  ])
})

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

test('what it foretells is what happens when the change is really made: random triggers, dates about the clock change and the leap day, and statuses', async () => {
  await cases.at('2028-02-20T08:00')
  const roll = dice(7)
  const booked = await cases.status('Booked')
  const delivered = await cases.status('Delivered')
  for (const columns of [
    { offset_count: -14 },
    { offset_count: -9, repeat: 'once' },
    { offset_count: 3 },
    { offset_count: -90, offset_unit: 'hours', validity_days: 3 },
    { offset_count: -4, offset_unit: 'work-days', late: 'never' },
    { offset_count: 0, moment: 'status-changed', stays_when_moved_on: true },
    { offset_count: 2, moment: 'status-due', status_id: delivered, repeat: 'spaced', repeat_days: 4 },
  ])
    await cases.trigger({ description: JSON.stringify(columns), ...columns })
  const day = () => new Date(Date.UTC(2028, 1, 17 + roll(16))).toISOString().slice(0, 10)
  const client = await cases.client()
  const sessions: number[] = []
  for (let made = 0; made < 5; made++) sessions.push(await cases.session({ client_id: client, primary_on: day(), primary_time: '02:30' }))
  const changes: (() => RecordMove)[] = [
    () => ({ primary_on: day() }),
    () => ({ primary_on: day(), primary_time: `${10 + roll(10)}:15`, primary_zone: null }),
    () => ({ status_id: roll(2) === 0 ? booked : delivered }),
    () => ({ on_hold: roll(3) === 0, canceled: roll(4) === 0 }),
    () => ({ ...(roll(4) === 0 ? { primary_on: null, primary_time: null } : { primary_on: day(), primary_time: '02:30' }), primary_zone: 'Pacific/Auckland' }),
    () => ({ confirmed: roll(3) === 0 }),
  ]
  for (let turn = 0; turn < 18; turn++) {
    if (turn % 6 === 5) await cases.at(`2028-02-${21 + Math.floor(turn / 6)}T11:00`)
    await cases.find()
    const id = sessions[roll(sessions.length)] ?? 0
    const changing = changes[roll(changes.length)]?.() ?? {}
    const before = new Map((await cases.items()).map((item) => [item.id, item]))
    const foreseen = await cases.studio.readOnly(async (work) => foreseeMove(work, await supposeMove(work, { kind: 'session', id, changes: changing })))
    const entry = await reallyChange(id, changing)
    await cases.find()
    const after = await cases.items()
    const state = (was: string) => (was === 'expired' ? 'expired' : was)
    const expected = new Map([...before.values()].map((item) => [item.id, state(foreseen.moves.get(item.id)?.to ?? item.state)]))
    const keys = new Map(after.map((item) => [keyOf(item as Parameters<typeof keyOf>[0]), item.id]))
    const written = foreseen.now.map((one) => keyOf({ ...one, occurrence: one.occurrence.replace(/^-1(?=:|$)/, String(entry)) }))
    for (const key of written) expected.set(keys.get(key) ?? -1, 'active')
    expect(Object.fromEntries(after.map((item) => [item.id, item.state])), `turn ${turn}: ${JSON.stringify(changing)}`).toEqual(Object.fromEntries(expected))
    if (roll(3) === 0)
      await change(sql`UPDATE triggered_item SET state = 'processed', reason = NULL, state_at = ${'2028-02-20'} WHERE state = 'active' AND id % 3 = 0`)
  }
  expect((await cases.items()).length).toBeGreaterThan(18)
})

/** Returns the number of the entry into a status, where it enters one. */
async function reallyChange(id: number, { status_id, due_on: _, ...fields }: RecordMove): Promise<number> {
  const { rows } = await cases.studio.inTransaction(async (work) => {
    const version = async () => (await sql<{ version: number }>`SELECT version FROM session WHERE id = ${id}`.execute(work.db)).rows[0]?.version ?? 0
    if (Object.keys(fields).length > 0) await changeSession(work, id, { ...(fields as object), version: await version() })
    if (status_id !== undefined) await changeStatus(work, keptSessions, { id, status_id, version: await version() })
    return sql<{ entry: number }>`SELECT status_entry_id AS entry FROM session WHERE id = ${id}`.execute(work.db)
  })
  return rows[0]?.entry ?? 0
}

test('what is told to come later comes on that day', async () => {
  for (const offset_count of [-7, -20, 3]) await cases.trigger({ offset_count, description: `${offset_count}` })
  session = await cases.session({ primary_on: '2026-05-20' })
  await cases.find()
  const { coming } = await ask({ primary_on: '2026-06-12' })
  expect(coming.map(({ due_on, fate }) => [due_on, fate])).toEqual([
    ['2026-05-23', 'comes'],
    ['2026-06-05', 'moves'],
    ['2026-06-15', 'moves'],
  ])
  await cases.change(session, { primary_on: '2026-06-12' })
  for (const { due_on } of coming) {
    await cases.at(`${String(due_on)}T00:30`)
    await cases.find()
    expect((await cases.items()).filter((item) => item.due_on === due_on).map(({ state }) => state)).toEqual(['active'])
  }
})

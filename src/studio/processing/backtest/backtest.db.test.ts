import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChances } from '#studio/matching/backtest/find-chances.ts'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { settingColumns } from '#studio/triggers/columns.ts'
import { pickSettings } from '#studio/triggers/proposal.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anEmail } from '#support/catalogue.ts'
import { aClient } from '#support/records.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { backTest } from './back-test.ts'
import { showBackTest } from './show-back-test.ts'
import { withinTime } from './within-time.ts'

type Wanted = Parameters<typeof showBackTest>[1]

let cases: CaseStudio
let trigger = 0

/** A year of a studio in Chicago; the trigger is made at its end, so that it did nothing itself. */
beforeAll(async () => {
  cases = await caseStudio('2025-06-02T08:00')
  const anna = await cases.client()
  const plain = await cases.session({ client_id: anna, primary_on: '2025-07-10' })
  const moved = await cases.session({ client_id: anna, primary_on: '2025-08-20' })
  const canceled = await cases.session({ client_id: anna, primary_on: '2025-09-05' })
  const held = await cases.session({ client_id: anna, primary_on: '2025-11-09' })
  const shy = await cases.client({ first_name: 'Noa', last_name: 'Stern', emails: [] })
  await cases.session({ client_id: shy, primary_on: '2026-03-15' })
  await cases.at('2025-07-20T10:00')
  await cases.change(plain, { primary_on: '2027-01-01' })
  await cases.at('2025-08-14T10:00')
  await cases.change(moved, { primary_on: '2025-10-01' })
  await cases.at('2025-08-28T15:00')
  await cases.change(canceled, { canceled: true })
  // Held over its trigger date, in the night after which the clocks go back.
  await cases.at('2025-11-01T12:00')
  await cases.change(held, { on_hold: true })
  await cases.at('2025-11-04T12:00')
  await cases.change(held, { on_hold: false })
  await cases.at('2025-12-20T09:00')
  await cases.session({ client_id: anna, primary_on: '2025-12-23' })
  await cases.at('2026-05-04T08:00')
  await cases.changeClient(anna, { do_not_market: true })
  trigger = await addT7(cases, [emailStep(await addTemplate(cases))], { active: false })
})
afterAll(() => cases.close())

const tested = (wanted: Wanted = { id: trigger }) => showBackTest(cases.studio, wanted)
const days = ({ sample }: Awaited<ReturnType<typeof tested>>) => sample.map(({ on, outcome, due_on }) => `${on} ${outcome}, due ${due_on}`)

test('what would have gone in a year, with dates and flags as they were then: moved, held, booked late; nothing of what was canceled before', async () => {
  const told = await tested()
  expect(days(told)).toEqual([
    '2026-03-08 in-time, due 2026-03-08',
    '2025-12-20 late, due 2025-12-16',
    '2025-11-04 late, due 2025-11-02',
    '2025-09-24 in-time, due 2025-09-24',
    '2025-08-13 in-time, due 2025-08-13',
    '2025-07-03 in-time, due 2025-07-03',
  ])
  expect(told).toMatchObject({ from: '2025-05-04', to: '2026-05-04', totals: { in_time: 4, late: 2, missed: 0, records: 5 }, channels_by: 'plan' })
  expect(told.weeks).toHaveLength(54)
  expect(told.weeks.find(({ week }) => week === '2025-12-15')).toEqual({
    week: '2025-12-15',
    in_time: 0,
    late: 1,
    missed: 0,
    channels: [{ channel: 'email', count: 1 }],
  })
})

test('by whom it reaches now; a message is rendered from data as it is now, and that is said; so is where history begins', async () => {
  const { totals, sample, messages, notes } = await tested()
  expect(totals.channels).toEqual([
    { channel: 'email', count: 5 },
    { channel: null, count: 1 },
  ])
  expect(sample[0]).toMatchObject({ record: { client_name: 'Noa Stern', kind: 'session' }, channels: [null] })
  expect(messages[1]?.effects[0]).toMatchObject({ channel: 'email', address: 'anna@example.com', subject: 'Your Family session', unprintable: [] })
  expect(notes[0]).toBe('Nothing is known of the time before Monday, June 2, 2025: the studio’s history begins there.')
  expect(notes.some((note) => note.includes('as they are now'))).toBe(true)
})

test('a change that nobody has saved, a new trigger, and fewer days; what saving would refuse is refused', async () => {
  expect(days(await tested({ id: trigger, offset_count: -3, days: 140 }))).toEqual(['2026-03-12 in-time, due 2026-03-12', '2025-12-20 in-time, due 2025-12-20'])
  const type_id = await cases.type('Family')
  const fresh = { description: 'On the day', type_id, moment: 'session-date' as const, outputs: [] }
  expect((await tested(fresh)).totals).toMatchObject({ in_time: 6, late: 0, records: 6 })
  await expect(tested({ ...fresh, type_id: 999 })).rejects.toThrow('type')
})

test('an automatic trigger misses what is valid on a day alone on which its hours stay closed; what waits over a weekend goes on Monday', async () => {
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
  const alone = await tested({ id: trigger, automatic: true, hours, exclusions: { past: true } })
  expect(days(alone).filter((line) => line.includes('missed'))).toEqual(['2026-03-08 missed, due 2026-03-08'])
  expect(days(await tested({ id: trigger, automatic: true, hours }))[0]).toBe('2026-03-09 in-time, due 2026-03-08')
})

test('case 80: it cannot write, and leaves everything as it was', async () => {
  const state = () => cases.studio.readOnly((work) => loadTrigger(work, trigger))
  const before = await state()
  const tried = cases.studio.readOnly(async (work) => {
    await backTest(work, { id: trigger })
    return sql`UPDATE trigger SET description = 'x'`.execute(work.db)
  })
  await expect(tried).rejects.toThrow('read-only')
  expect(await state()).toEqual(before)
  expect(await cases.items()).toEqual([])
})

test('what would keep the database busy for long is stopped with a sentence', async () => {
  const tried = cases.studio.readOnly((work) => withinTime(work, 1, () => sql`SELECT pg_sleep(60)`.execute(work.db)))
  await expect(tried).rejects.toThrow('would have taken too long, so it was stopped')
})

test('clients as they were are not joined by a loop within a loop, few as the planner expects', async () => {
  const plan = await cases.studio.readOnly(async (work) => {
    const saved = await loadTrigger(work, trigger)
    const tested = { id: trigger, trigger: saved, columns: settingColumns(pickSettings(saved)), began: new Date('2025-06-02') }
    expect((await findChances(work, tested).next()).value).not.toEqual([])
    const { rows } = await sql<{ statement: string }>`SELECT statement FROM pg_cursors WHERE name = 'chances'`.execute(work.db)
    return sql<{ 'QUERY PLAN': string }>`EXPLAIN (GENERIC_PLAN) ${sql.raw(rows[0]?.statement ?? '')}`.execute(work.db)
  })
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/(Hash|Merge) Full Join/)
})

test('an email that was opened in the end was not opened on the days before', async () => {
  await cases.at('2026-05-05T10:00')
  const report = async (id: number, kind: 'delivered' | 'clicked') => cases.studio.inTransaction((work) => noteMailEvent(work, id, { kind }))
  const email = await cases.studio.inTransaction(async (work) => anEmail(work, await aClient(work)))
  await report(email, 'delivered')
  await cases.at('2026-05-09T10:00')
  await report(email, 'clicked')
  await cases.at('2026-05-20T10:00')
  const after = (offset_count: number) =>
    tested({ description: 'Not opened', subject_kind: 'email', basis: 'event', moment: 'not-opened', offset_count, outputs: [] })
  expect(days(await after(3))).toEqual(['2026-05-08 in-time, due 2026-05-08'])
  expect(days(await after(5))).toEqual([])
})

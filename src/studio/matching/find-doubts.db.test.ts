import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, addTemplate, callStep, emailStep, step } from '#support/t7.ts'
import { showDoubts } from './show-doubts.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
})
afterEach(() => studio.close())

const doubts = (trigger: number) => showDoubts(studio.studio, trigger)
const codes = async (trigger: number) => (await doubts(trigger)).rows.map(({ code }) => code)

test('without records nothing is doubtful', async () => {
  const trigger = await addT7(studio, [emailStep(await addTemplate(studio))])
  expect(await doubts(trigger)).toEqual({ rows: [], looked_at: 0 })
})

test('fields that records lack are counted by template and field; a default or a condition is enough', async () => {
  const bare = await addTemplate(studio, { name: 'For companies', body: '<p>Dear {{ client.company }}, see you on {{ session.date }}.</p>' })
  const careful = await addTemplate(studio, {
    name: 'For all',
    body: '<p>Dear {{ client.company | default: "friend" }}{% if session.time %} at {{ session.time }}{% endif %}</p>',
  })
  await studio.session({ primary_on: '2026-05-20' })
  await studio.session({ primary_on: '2026-05-21', client_id: await studio.client({ company: 'Miller & Sons' }) })
  await studio.session({ primary_on: '2026-05-22' })
  const { rows, looked_at } = await doubts(await addT7(studio, [emailStep(bare)]))
  expect(looked_at).toBe(3)
  expect(rows).toEqual([
    {
      code: 'data-missing',
      field: 'outputs.0.steps.0.template_id',
      message:
        '2 of 3 sessions looked at have no “Client company”, which the template “For companies” prints: they would wait under Attention. Give the field a default in the template, or put it in a condition.',
    },
  ])
  expect(await codes(await addT7(studio, [emailStep(careful)], { description: 'All' }))).not.toContain('data-missing')
})

test('thirty days before sessions that are booked ten days ahead', async () => {
  for (const day of [12, 13, 14, 15, 16, 17]) await studio.session({ primary_on: `2026-05-${day}` })
  const early = await addT7(studio, [callStep()], { offset_count: -30 })
  expect(await codes(early)).toEqual(['offset-rarely-reached'])
  expect(await codes(await addT7(studio, [callStep()], { offset_count: -5, description: 'Soon' }))).toEqual([])
})

test('two hours before, automatically, when the hours have not opened yet', async () => {
  await studio.session({ primary_on: '2026-05-20', primary_time: '08:30' })
  await studio.session({ primary_on: '2026-05-20', primary_time: '15:00' })
  const trigger = await addT7(studio, [callStep()], { offset_count: -2, offset_unit: 'hours', automatic: true })
  expect((await doubts(trigger)).rows).toEqual([expect.objectContaining({ code: 'hours-too-late', field: 'hours' })])
})

test('a client with two sessions hears twice on a day, from another trigger too; other channels do not count', async () => {
  const client_id = await studio.client()
  await studio.session({ client_id, primary_on: '2026-05-14' })
  await studio.session({ client_id, primary_on: '2026-05-12' })
  const week = await addT7(studio, [callStep()])
  await addT7(studio, [callStep()], { description: 'Five days before', offset_count: -5 })
  await addT7(studio, [emailStep(await addTemplate(studio))], { description: 'By email', offset_count: -5 })
  expect((await doubts(week)).rows).toEqual([
    expect.objectContaining({
      code: 'same-client-day',
      message: expect.stringContaining('One client hears from “Five days before” too on the same day') as unknown,
    }),
  ])
})

test('of more records than are looked at, the latest and the next count', async () => {
  const template = await addTemplate(studio, { name: 'For companies', body: '<p>Dear {{ client.company }}, see you.</p>' })
  const [bare, firm] = [await studio.client(), await studio.client({ company: 'Miller & Sons' })]
  await many(bare, ['2025-06-01', '2026-06-29'])
  await many(firm, ['2026-04-01', '2026-05-20'])
  const { rows, looked_at } = await doubts(await addT7(studio, [emailStep(template)], { offset_count: 0 }))
  expect(rows.filter(({ code }) => code === 'data-missing')).toEqual([])
  expect(looked_at).toBe(400)
})

/** Two hundred on each of these days. */
async function many(client: number, days: readonly string[]): Promise<void> {
  const first = await studio.session({ client_id: client, primary_on: days[0] ?? '' })
  await studio.studio.inTransaction(({ db }) =>
    sql`INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_at)
      SELECT client_id || '-' || d || '-' || n, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, d::date, primary_set_at, created_at FROM session, unnest(${days}::text[]) d, generate_series(1, 200) n WHERE id = ${first}`.execute(
      db,
    ),
  )
}

test('letters that would print boxes are counted, and what for', async () => {
  const template = await addTemplate(studio, { name: 'Window', body: '<p>Dear {{ client.first_name }}, see you.</p>' })
  await studio.session({ primary_on: '2026-05-20', client_id: await studio.client({ first_name: 'Zoë \u{40000}' }) })
  await studio.session({ primary_on: '2026-05-21', client_id: await studio.client({ first_name: 'Юлия' }) })
  expect((await doubts(await addT7(studio, [emailStep(template)]))).rows).toEqual([])
  const letter = await addT7(studio, [step({ channel: 'letter', template_id: template })], { description: 'On paper' })
  expect((await doubts(letter)).rows).toEqual([
    {
      code: 'unprintable',
      field: 'outputs.0.steps.0.template_id',
      message: expect.stringContaining('The letter “Window” for 1 of 2 sessions looked at would print boxes for what no font here has: \u{40000}.') as unknown,
    },
  ])
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { listDoubts } from './find-doubts.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
})
afterEach(() => studio.close())

const doubts = (trigger: number) => studio.studio.readOnly((work) => listDoubts(work, trigger))
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
      blocks: false,
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

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { readForecast } from '#studio/processing/forecast/read-forecast.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { createTrigger, type NewTrigger } from '#studio/triggers/create-trigger.ts'
import { findTriggers } from '#studio/triggers/queries.ts'
import { daysAhead } from '#support/catalogue.ts'
import { addDepartment, addMember } from '#support/people.ts'
import { addStudio, type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import { applyRules } from './apply-rules.ts'
import { readStanding } from './read-standing.ts'
import { readRules } from './rules-text.ts'
import { rulesYaml } from './rules-yaml.ts'
import { tryOut } from './try-out.ts'

let here: TestStudio
beforeAll(async () => {
  here = await testStudio()
  await here.studio.inTransaction(setUpDefaults)
  await here.studio.inTransaction(addFormStatuses)
  await here.studio.inTransaction(useInvoiceStatuses)
})
afterAll(() => here.close())

const useInvoiceStatuses = (work: Work) => work.db.updateTable('studio').set({ use_invoice_statuses: true }).where('id', '=', work.studio.id).execute()
const written = (studio: OpenStudio) => studio.readOnly(async (work) => rulesYaml((await readStanding(work)).rules))
const taken = (studio: OpenStudio, text: string) => studio.inTransaction((work) => applyRules(work, readRules(text), { prune: false }))

/** What comes in a month, by the names of triggers: their numbers are nobody's. */
async function coming(work: Work) {
  const { rows } = await readForecast(work, { days: 60, limit: 500 }, testDeployment)
  return rows
    .map(({ trigger_id: _, ...entry }) => JSON.stringify({ ...entry, outputs: entry.outputs.map(({ output_id: __, ...output }) => output) }))
    .toSorted()
}

test('every kind of trigger, exported into an empty studio, is the same file byte by byte, and the same forecast', async () => {
  const maya = await addMember(here.studio)
  const desk = await addDepartment(here.studio, { name: 'Front desk' })
  const twin = ['first', 'second'].map((each) => ({ name: 'Sam Lee', email: `${each}@northlight.example` }))
  const sams = [await addMember(here.studio, twin[0]), await addMember(here.studio, twin[1])]
  await here.studio.inTransaction(async (work) => {
    const body = '<p>Hi {{ client.first_name }},</p>\n\n<p>“quoted”: # no comment, 100 %\ttab</p>\r\n<p>Zoë 🎈</p>  \n'
    const template_id = await createTemplate(work, {
      name: 'To: anybody # 1',
      subject_kind: 'client',
      purpose: 'transactional',
      subject: '- {{ client.first_name }}: "hello"',
      body,
    })
    for (const [index, { trigger, make }] of Object.values(daysAhead).entries()) {
      const settings = variations[index % variations.length]
      const steps = [
        { channel: 'email', template_id },
        { channel: 'call', description: 'Call: them', notes: 'Say\n\n  hello', department_id: desk, due_in_days: 2, priority: 1 },
      ]
      const outputs = [
        { recipient: { kind: 'client' }, steps },
        { recipient: { kind: 'member', member_id: [maya, ...sams][index % 3] }, steps: [{ channel: 'task', description: 'Look', member_id: maya }] },
      ]
      // Two of one name, as studios have them.
      await createTrigger(work, { description: `No. ${index % 7}: yes`, ...(await trigger(work)), ...settings, outputs, active: index % 5 !== 0 } as NewTrigger)
      await make(work, addedDays(work.today, 10 + index))
    }
  })
  const text = await written(here.studio)
  expect(rulesYaml(readRules(text).rules)).toBe(text)
  expect(await taken(here.studio, text)).toEqual([])

  const empty = openStudio({ database: here.database, deployment: testDeployment, studioId: await addStudio(here.url, 'Southlight'), actor: here.studio.actor })
  await empty.inTransaction(addFormStatuses)
  await empty.inTransaction(useInvoiceStatuses)
  for (const person of [{}, ...twin]) await addMember(empty, person)
  await taken(empty, text)
  expect(await written(empty)).toBe(text)

  const before = await here.studio.readOnly(coming)
  expect(before.length).toBeGreaterThan(15)
  const after = await tryOut(here.studio, async (work) => {
    for (const { id, version } of (await findTriggers(work, { limit: 500 })).triggers) await archiveTrigger(work, id, { version, archived: true })
    expect(await coming(work)).toEqual([])
    await applyRules(work, readRules(text), { prune: false })
    return coming(work)
  })
  expect(after).toEqual(before)
})

const variations: readonly Partial<NewTrigger>[] = [
  { offset_count: -7, exclusions: { past: true, do_not_call: true } },
  { automatic: true, hours: { days: [1, 2, 3, 6], from: '22:00', to: '02:30' }, settle_minutes: 0 },
  { offset_count: -1, offset_unit: 'work-days', late: 'never', repeat: 'once' },
  { offset_count: 0, offset_unit: 'weeks', purpose: 'marketing', validity_days: 0 },
  { offset_count: -2, offset_unit: 'weeks', repeat: 'spaced', repeat_days: 30, late: 'send', automatic: true },
]

function addedDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listItems } from '#studio/matching/queries.ts'
import { compileTemplate } from '#studio/messages/rendering/compile-template.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'
import { carryOutRun } from './carry-out-run.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { previewItem } from './preview-item.ts'
import { readRun } from './queries.ts'
import { startRun } from './start-run.ts'
import { stopRun } from './stop-run.ts'

let cases: CaseStudio
let template: number
beforeEach(async () => {
  cases = await caseStudio()
  template = await addTemplate(cases)
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
})
afterEach(() => cases.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
const start = (burst_confirmed = true) =>
  cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }], burst_confirmed }))

async function due(count = 1, client: Parameters<CaseStudio['client']>[0] = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) await cases.session({ client_id: await cases.client(client), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
}

async function processAll() {
  const run = await start()
  await carryOutRun(cases.studio, run)
  return cases.studio.readOnly((work) => readRun(work, run))
}

test('case 42: a template edited while an item is listed: the new text; what is written already keeps its own', async () => {
  await addT7(cases, [emailStep(template)])
  await due()
  const edit = async (body: string) => {
    const compiled = compileTemplate({ subject: 'S', body }, 'session')
    if (!compiled.ok) throw new Error('The template of this test does not compile.')
    await cases.studio.inTransaction((work) => sql`UPDATE template SET html = ${compiled.template.html}, plain = ${compiled.template.text}`.execute(work.db))
  }
  await edit('<p>The new text</p>')
  await processAll()
  await edit('<p>A later text</p>')
  expect((await rows(sql<{ plain: string }>`SELECT plain FROM communication`))[0]?.plain).toContain('The new text')
})

test('case 43: email changed to a call while active: a call', async () => {
  const id = await addT7(cases, [emailStep(template)])
  await due()
  const trigger = await cases.studio.readOnly((work) => loadTrigger(work, id))
  const [output] = trigger.outputs
  await cases.studio.inTransaction((work) =>
    changeTrigger(work, id, {
      version: trigger.version,
      outputs: [{ id: output?.id ?? 0, recipient: { kind: 'client', member_id: null, department_id: null }, steps: [callStep()] }],
    }),
  )
  expect((await processAll()).generated).toEqual({ call: 1 })
})

describe('wishes', () => {
  const unsubscribed = () =>
    addRow(cases.studio, 'suppression', {
      channel: 'email',
      address: 'anna@example.com',
      address_hash: sql`sha256('anna@example.com')`,
      scope: 'marketing',
      reason: 'unsubscribed',
      at: new Date(),
      actor_kind: 'client',
      actor_name: 'Anna',
    })

  test('case 56: an unsubscribed client gets no marketing, and still the reminder of the session', async () => {
    await addT7(cases, [emailStep(template)])
    await addT7(cases, [emailStep(await addTemplate(cases, { name: 'Offer', purpose: 'marketing' }))], { purpose: 'marketing', description: 'Offer' })
    await unsubscribed()
    await due()
    const run = await processAll()
    expect(run.outcomes).toEqual({ processed: 1, attention: 1 })
    expect(run.problems[0]?.message).toContain('does not want marketing mail')
    expect(await rows(sql`SELECT purpose FROM communication`)).toEqual([{ purpose: 'transactional' }])
  })

  test('case 55: Do Not Market set before processing: the marketing item leaves, the transactional one without that exclusion stays', async () => {
    await addT7(cases, [emailStep(template)], {
      exclusions: { past: false, do_not_market: false, do_not_call: false, on_hold: true, confirmed: true, canceled: true },
    })
    await addT7(cases, [emailStep(await addTemplate(cases, { name: 'Offer', purpose: 'marketing' }))], { purpose: 'marketing', description: 'Offer' })
    await due()
    const [client] = await rows(sql<{ id: number }>`SELECT id FROM client`)
    await cases.changeClient(client?.id ?? 0, { do_not_market: true })
    await findAndRecheck(cases.studio)
    expect((await cases.items()).map(({ state, reason }) => [state, reason])).toEqual([
      ['active', null],
      ['withdrawn', 'do-not-market'],
    ])
  })

  test('case 54, the other half: Do Not Call ticked as an exclusion drops the item', async () => {
    await addT7(cases, [callStep()], { exclusions: { past: false, do_not_market: false, do_not_call: true, on_hold: true, confirmed: true, canceled: true } })
    await due(1, { do_not_call: true })
    expect(await cases.items()).toEqual([])
  })
})

test('case 58: the assigned user has left: the task goes to the default of the department, flagged', async () => {
  const [gone, stays] = [
    await addRow(cases.studio, 'member', { name: 'Gone', role: 'front-desk' }),
    await addRow(cases.studio, 'member', { name: 'Stays', role: 'front-desk' }),
  ]
  const department_id = await addRow(cases.studio, 'department', { name: 'Desk', default_member_id: stays })
  await addT7(cases, [taskStep({ member_id: gone, department_id })])
  await cases.studio.inTransaction((work) => sql`UPDATE member SET archived_at = now() WHERE id = ${gone}`.execute(work.db))
  await due()
  await processAll()
  expect(await rows(sql`SELECT member_id, flagged IS NOT NULL AS flagged FROM task`)).toEqual([{ member_id: stays, flagged: true }])
})

test('case 75: a run of many is stopped, goes on later, and makes nothing twice', async () => {
  await addT7(cases, [callStep()])
  await due(5)
  const run = await start()
  await cases.studio.inTransaction((work) => stopRun(work, run, true))
  await carryOutRun(cases.studio, run)
  expect(await cases.studio.readOnly((work) => readRun(work, run))).toMatchObject({ state: 'stopped', finished: 0, total: 5 })
  await cases.studio.inTransaction((work) => stopRun(work, run, false))
  await Promise.all([carryOutRun(cases.studio, run), carryOutRun(cases.studio, run)])
  expect(await cases.studio.readOnly((work) => readRun(work, run))).toMatchObject({ state: 'done', finished: 5, outcomes: { processed: 5 } })
  expect(await rows(sql<{ count: number }>`SELECT count(*)::int AS count FROM communication`)).toEqual([{ count: 5 }])
})

test('“all” carries the last event seen: what changed later is left and stays listed', async () => {
  await addT7(cases, [callStep()])
  await due(2)
  const [{ id: seen } = { id: 0 }] = await rows(sql<{ id: number }>`SELECT max(id) AS id FROM item_event`)
  const [first] = await cases.items()
  await cases.change(first?.subject_id ?? 0, { on_hold: true })
  await findAndRecheck(cases.studio)
  await cases.change(first?.subject_id ?? 0, { on_hold: false })
  await findAndRecheck(cases.studio)
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: seen }] }))
  await carryOutRun(cases.studio, run)
  expect(await cases.states()).toEqual(['active', 'processed'])
})

test('the preview is the very message, to whom, by which channel and why', async () => {
  await addT7(cases, [emailStep(template), callStep()])
  await due(1, { emails: [] })
  const [item] = await cases.items()
  const preview = await cases.studio.readOnly((work) => previewItem(work, item?.id ?? 0))
  expect(preview).toMatchObject({
    matches: true,
    effects: [
      {
        channel: 'call',
        address: '+13125550142',
        passed_over: [{ channel: 'email', why: 'There is no email address on file.' }],
        plain: 'Ask whether the time still suits.',
      },
    ],
  })
  expect(await rows(sql`SELECT id FROM communication`)).toEqual([])
})

test('a decision that cannot be taken there, and an unknown item, are refused at their field', async () => {
  await addT7(cases, [callStep()])
  await due()
  const wanted = (body: Parameters<typeof startRun>[1]) => cases.studio.inTransaction((work) => startRun(work, body))
  await expect(wanted({ all: [{ decision: 'process', view: 'deleted', last_event_id: 1e9 }] })).rejects.toMatchObject({
    problems: [{ field: 'all.0.decision' }],
  })
  await expect(wanted({ decisions: [{ item_id: 999_999, decision: 'process', version: 1 }] })).rejects.toMatchObject({
    problems: [{ field: 'decisions.0.item_id' }],
  })
  await expect(wanted({})).rejects.toMatchObject({ code: 'nothing-chosen' })
  const list = await cases.studio.readOnly((work) => listItems(work, { search: 'MÍLLER' }))
  expect(list.rows).toHaveLength(1)
})

test('a missed item is processed anyway by a person; its email does not expire at once', async () => {
  await addT7(cases, [emailStep(template)])
  await due()
  await cases.at('2026-05-20T08:00')
  await findAndRecheck(cases.studio)
  expect(await cases.states()).toEqual(['expired'])
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'missed', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, run)
  expect(await cases.states()).toEqual(['processed'])
  expect(await rows(sql`SELECT not_after FROM communication`)).toEqual([{ not_after: null }])
})

test('without a sender’s address nothing is written and nobody is called instead; once it is entered the items return', async () => {
  await cases.studio.inTransaction((work) => sql`UPDATE sender SET from_address = ''`.execute(work.db))
  await addT7(cases, [emailStep(template), callStep()])
  await due()
  expect((await processAll()).problems[0]?.message).toBe('The studio has no sender address yet. Enter it in the settings for email.')
  expect(await rows(sql`SELECT id FROM communication`)).toEqual([])
  await findAndRecheck(cases.studio)
  expect(await cases.states()).toEqual(['attention'])
  await cases.studio.inTransaction((work) => sql`UPDATE sender SET from_address = 'hello@northlight.example'`.execute(work.db))
  await findAndRecheck(cases.studio)
  expect(await cases.states()).toEqual(['active'])
})

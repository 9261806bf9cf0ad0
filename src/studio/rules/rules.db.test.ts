import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { createClient } from '#studio/records/clients/create-client.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { connected } from '#support/address.ts'
import { caller } from '#support/call-route.ts'
import { editedRules } from '#support/edited-rules.ts'
import { addDepartment } from '#support/people.ts'
import { aSession } from '#support/records.ts'
import { addStudio, type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import { applyRules as takeRules } from './apply-rules.ts'
import { applyRules, compareRules, testRules } from './contract.ts'
import { handOnPicture } from './hand-on-picture.ts'
import { loadPicture } from './load-picture.ts'
import { readStanding } from './read-standing.ts'
import { rulesRoutes } from './routes.ts'
import { readRules } from './rules-text.ts'
import { rulesYaml } from './rules-yaml.ts'
import { takeIn } from './take-in.ts'
import { tryOut } from './try-out.ts'
import { tryRules } from './trying/try-rules.ts'

const sample = (file: string) => readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8')
const example = sample('rules/example.yaml')

let here: TestStudio
beforeAll(async () => {
  here = await testStudio()
  await here.studio.inTransaction(setUpDefaults)
  await here.studio.inTransaction(addFormStatuses)
  await addDepartment(here.studio, { name: 'Front desk' })
})
afterAll(() => here.close())

test('the example says what it changes, changes it, and then nothing any more', async () => {
  const ask = caller(here.studio, rulesRoutes)
  const { changes, seen } = await ask(compareRules, { body: { text: example } })
  expect(changes.map(({ what, name }) => `${what} ${name}`)).toEqual(['added A week to go', 'added A week before the session', 'added Ask how it was'])
  expect(await ask(applyRules, { body: { text: example, seen } })).toEqual({ changes, seen })
  expect((await ask(compareRules, { body: { text: example } })).changes).toEqual([])
})

test('the example’s tests pass; nothing of the stories stays, in this studio or another, nor of a comparison; whom nobody waits for is not lived through', async () => {
  const ask = caller(here.studio, rulesRoutes)
  const before = await everything()
  const { passed, failed, results } = await ask(testRules, { body: { text: example } })
  expect({ passed, failed, troubles: results.flatMap(({ troubles }) => troubles) }).toEqual({ passed: 3, failed: 0, troubles: [] })
  expect(results.map(({ made }) => made.map(({ at, channel, subject }) => `${at} ${channel} ${subject}`))).toEqual([
    ['2026-06-03 09:00 email Your family session on Wednesday, June 10, 2026'],
    ['2026-06-03 09:00 call Remind of the session', '2026-06-10 12:00 task Ask how the session was'],
    [],
  ])
  expect((await ask(compareRules, { body: { text: example.replaceAll('A week to go', 'Soon') } })).changes.length).toBeGreaterThan(0)
  await expect(tryRules(here.studio, example, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  await expect(tryRules(here.studio, example, { seconds: 0 })).rejects.toThrow(
    'The tests of this file were ended, as they may take 5 minutes at most: test 1 of 3, “Booked for 10 June, the client hears on 3 June at nine”, was running.',
  )
  expect(await everything()).toEqual(before)
})

test('while tests are lived through, the studio goes on without waiting for them: records, found and processed items, switched and changed rules', async () => {
  let isOver = false
  const tried = tryRules(here.studio, example).finally(() => {
    isOver = true
  })
  const impatient: OpenStudio = {
    ...here.studio,
    inTransaction: (run) =>
      here.studio.inTransaction(async (work) => {
        await sql`SET LOCAL lock_timeout = '100ms'`.execute(work.db)
        return run(work)
      }),
  }
  let rounds = 0
  for (; !isOver; rounds += 1) {
    await impatient.inTransaction((work) => aSession(work, { primary_on: addDays(work.today, 7) }))
    await impatient.inTransaction((work) => takeRules(work, readRules(example.replaceAll('family session', `session ${rounds}`)), { prune: false }))
    await findAndRecheck(impatient)
    const items = await impatient.inTransaction((work) =>
      work.db.selectFrom('triggered_item').select(['id', 'version']).where('state', '=', 'active').execute(),
    )
    expect(items).toHaveLength(1)
    const decisions = items.map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
    await carryOutRun(impatient, await impatient.inTransaction((work) => startRun(work, { burst_confirmed: true, decisions })))
  }
  expect(await tried).toMatchObject({ passed: 3, failed: 0 })
  expect(rounds).toBeGreaterThan(2)
})

test('what is wrong by its sense is refused at its line, and a trigger that was renamed is not made a second time behind anybody’s back', async () => {
  const ask = caller(here.studio, rulesRoutes)
  const said = async (text: string, prune = false) => {
    const answer = await outcome(() => ask(compareRules, { body: { text, prune } }))
    return answer.ok ? answer.value.changes.flatMap(({ what, name, notes = [] }) => [`${what} ${name}`, ...notes]) : answer.message
  }
  const line = (words: string) => example.split('\n').findIndex((each) => each.includes(words)) + 1
  expect(await said(example.replace('status: Booked', 'status: Lead'))).toBe(
    `Line ${line('status: Booked')}: “Lead” is a status of clients, and this is about sessions.`,
  )
  expect(await said(example.replace('{{ studio.name }}', '{{ studio.name }'))).toContain(`Line ${line('{{ studio.name }}')}: There are braces`)
  expect(await said(example.replace('A week to go', '"A week\\0to go"'))).toContain('There is a character in this text that cannot be kept.')
  const renamed = example.replaceAll('A week before the session', 'Our reminder')
  expect(await said(renamed)).toContain('The studio has this trigger already, as “A week before the session”. With “Our reminder” besides,')
  expect(await said(renamed, true)).toContain(
    'The studio’s “A week before the session” says the same. It goes, and this one counts anew. To keep its history, rename the trigger in the studio instead.',
  )
  await here.studio.inTransaction(async (work) => {
    const { triggers } = await readStanding(work)
    const { id = 0, version = 0 } = triggers.find(({ description }) => description === 'Ask how it was') ?? {}
    await changeTrigger(work, id, { version, description: 'Ask', late: 'never' })
  })
  expect(await said(example)).toEqual([
    'added Ask how it was',
    'The studio’s “Ask” was called so before. It stays, and this one comes besides. If they are one and the same, give it the same name here and there.',
  ])
})

test('whatever is edited in a file, what a comparison says is what reading it in does, refusals and their lines too; afterwards nothing is different', async () => {
  const studioId = await addStudio(here.url, 'Southlight')
  const there = openStudio({ database: here.database, deployment: testDeployment, studioId, actor: here.studio.actor })
  await there.inTransaction(async (work) => {
    await takeRules(work, readRules(small), { prune: false })
    await createClient(work, { first_name: 'Anna' })
  })
  const standing = await there.readOnly(readStanding)
  const counts = { taken: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(editedRules(standing.rules), fc.boolean(), async (rules, prune) => {
      const file = readRules(rulesYaml(rules))
      const compared = (work: Work) => loadPicture(work).then((picture) => takeIn(handOnPicture(picture), file, { prune }))
      const said = await outcome(() => there.readOnly(compared))
      const done = await outcome(() => tryOut(there, async (work) => ({ changes: await takeRules(work, file, { prune }), left: await compared(work) })))
      expect(done.ok ? done.value.changes : done).toEqual(said.ok ? said.value : said)
      if (done.ok) expect(done.value.left).toEqual([])
      counts[done.ok ? 'taken' : 'refused'] += 1
    }),
    { seed: 77, numRuns: 12 },
  )
  expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(1)
})

const small = `hotshoe_rules: 1
departments: [{ name: Front desk }, { name: Lab }]
types:
  session: [{ name: Family }, { name: Wedding }]
  production_order: [{ name: Album }]
  task: [{ name: Follow-Up }, { name: Editing }]
statuses:
  client: [{ name: Lead, initial: true }, { name: Client, on_booking: true }]
  session: [{ name: Inquiry, initial: true }, { name: Booked }, { name: Shot, final: true }]
  task: { Editing: [{ name: To Do, initial: true }, { name: Done, final: true }] }
  invoice: [{ name: Open, initial: true }]
  production_order: { Album: [{ name: To Order, initial: true }, { name: At the Lab, due_days: 10 }] }
templates:
  - { name: Hello, for: client, subject: 'Hi {{ client.first_name }}', body: '<p>Hi</p>' }
  - { name: A week, for: session, subject: Soon, body: '<p>{{ session.date }}</p>' }
  - { name: News, for: client, purpose: marketing, subject: News, body: '<p>News</p>' }
triggers:
  - { name: A week before, active: true, for: session, status: Booked, when: 7 days before session-date, outputs: [{ to: client, steps: [{ channel: email, template: A week }, { channel: call, description: Call, department: Front desk }] }] }
  - { name: A week before, nth: 2, for: session, type: Wedding, when: 1 day after created, outputs: [{ to: department, department: Lab, steps: [{ channel: task, description: Look, task_type: Editing }] }] }
  - { name: Edited, active: true, for: task, type: Editing, status: Done, when: status-changed, outputs: [{ to: client, steps: [{ channel: call, description: Call }] }] }
  - { name: Album, for: production_order, type: Album, status: At the Lab, when: status-due, outputs: [{ to: vendor, steps: [{ channel: call, description: Ask }] }] }
  - { name: Birthdays, for: client, status: Client, when: birthday, purpose: marketing, outputs: [{ to: client, steps: [{ channel: email, template: News }] }, { to: client, steps: [{ channel: call, description: Congratulate }] }] }
  - { name: Money, for: invoice, when: payment-due, outputs: [] }
`

/** What came of it, or how it was refused. */
async function outcome<T>(run: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; message: string; problems: readonly unknown[] }> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, message: error.message, problems: error.problems }
  }
}

/** What every table holds, whatever the studio. */
async function everything(): Promise<Record<string, string>> {
  return connected(here.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
    const held: [string, string][] = []
    for (const { name } of rows) {
      const all = await client.query<{ hash: string }>(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t`)
      held.push([name, all.rows[0]?.hash ?? ''])
    }
    return Object.fromEntries(held)
  })
}

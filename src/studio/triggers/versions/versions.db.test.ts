import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'
import { archiveTrigger } from '../archive-trigger.ts'
import { changeTrigger, type TriggerChange } from '../change-trigger.ts'
import { findTriggerEvents, loadTrigger } from '../queries.ts'
import { switchTrigger } from '../switch-trigger.ts'
import { listVersions, readVersion } from './queries.ts'
import { rollBack } from './roll-back.ts'

let cases: CaseStudio
let template = 0
let second = 0
beforeAll(async () => {
  cases = await caseStudio()
  template = await addTemplate(cases)
  second = await addTemplate(cases, { name: 'Reminder 2' })
})
afterAll(() => cases.close())

const inTransaction: CaseStudio['studio']['inTransaction'] = (run) => cases.studio.inTransaction(run)
const load = (id: number) => cases.studio.readOnly((work) => loadTrigger(work, id))
async function change(id: number, fields: Omit<TriggerChange, 'version'>) {
  const { version } = await load(id)
  return inTransaction((work) => changeTrigger(work, id, { ...fields, version }))
}
const versions = (id: number) => cases.studio.readOnly((work) => listVersions(work, id, {}))
const client = { recipient: { kind: 'client' as const } }

/** Version 1, switched on as 2, then three changes: 3, 4 and 5. */
async function edited(): Promise<number> {
  const id = await addT7(cases, [emailStep(template), callStep()])
  const [output] = (await load(id)).outputs
  await change(id, { offset_count: -14, exclusions: { confirmed: false } })
  await change(id, { outputs: [{ id: output?.id ?? 0, ...client, steps: [emailStep(second)] }] })
  await change(id, { outputs: [{ ...client, steps: [taskStep()] }], hours: { days: [1, 2], from: '20:00', to: '06:00' }, automatic: true })
  return id
}

test('every saved change is a version with who made it, told in words; switching on counts and is none', async () => {
  const id = await edited()
  const { rows } = await versions(id)
  expect(rows.map(({ version, current, armed }) => [version, current, armed])).toEqual([
    [5, true, false],
    [4, false, false],
    [3, false, true],
    [1, false, true],
  ])
  expect(rows.map(({ changes }) => changes)).toEqual([
    [
      'Processed: by a person → automatically',
      'Hours: the studio’s → Mon, Tue, 8:00 PM to 6:00 AM the next morning',
      'Output removed: email the client',
      'Output added: make the task “Prepare the set”',
    ],
    ['Output for the client: email, then call → email', 'Email of the output for the client: template “Reminder” → “Reminder 2”'],
    ['Offset: 7 days before → 14 days before', 'Exclusion “Confirmed” removed'],
    [],
  ])
  expect(rows[0]?.actor).toMatchObject({ kind: 'user' })
  const first = await cases.studio.readOnly((work) => listVersions(work, id, { limit: 3 }))
  expect(await cases.studio.readOnly((work) => listVersions(work, id, { after: first.next ?? '' }))).toMatchObject({ rows: [{ version: 1 }], next: null })
})

test('a version is the rule as it was, and two are compared in words, whichever way round', async () => {
  const id = await edited()
  const read = (version: number, other?: number) => cases.studio.readOnly((work) => readVersion(work, { id, version }, other))
  expect((await read(1)).sentence).toBe(
    '7 days before the primary session date of sessions in status Booked: email the client, or call if there is no usable email. Not if on hold, confirmed, canceled or Do Not Market.',
  )
  expect(await read(1)).toMatchObject({ compared_with: null, differences: [] })
  // Two is when it was switched on: the rule was that of version 1.
  expect(await read(4, 2)).toMatchObject({ version: 4, compared_with: 1 })
  expect((await read(3, 1)).differences).toEqual(['Offset: 7 days before → 14 days before', 'Exclusion “Confirmed” removed'])
  expect((await read(1, 3)).differences).toEqual(['Offset: 14 days before → 7 days before', 'Exclusion “Confirmed” added'])
  for (const number of [0, 99]) await expect(read(number)).rejects.toThrow(`has no version ${number}. Its versions are: 1, 3, 4, 5.`)
  await expect(read(1, 99)).rejects.toThrow('has no version 99.')
})

test('rolled back it is what it was, counts anew like after any such change, and keeps the numbers of its outputs', async () => {
  const id = await addT7(cases, [emailStep(template), callStep()])
  const before = await load(id)
  await cases.at('2026-05-04T09:00')
  await change(id, { offset_count: -14 })
  await change(id, { outputs: [{ ...client, steps: [taskStep()] }] })
  await cases.at('2026-05-04T10:00')
  const saved = await load(id)
  const back = await inTransaction((work) => rollBack(work, id, { version: saved.version, to: 1 }))
  expect({ ...back, version: 0, armed_at: 0, swept_at: 0 }).toEqual({ ...before, version: 0, armed_at: 0, swept_at: 0 })
  expect(back.armed_at > saved.armed_at).toBe(true)
  const { rows } = await versions(id)
  expect(rows[0]).toMatchObject({ version: saved.version + 1, current: true, rolled_back_to: 1, armed: true })
  const events = await cases.studio.readOnly((work) => findTriggerEvents(work, id, {}))
  expect(events.rows[0]).toMatchObject({ what: 'changed', rolled_back_to: 1 })
  // Again: nothing differs, so nothing is written.
  expect((await inTransaction((work) => rollBack(work, id, { version: back.version, to: 1 }))).version).toBe(back.version)
})

test('words alone rolled back arm nothing; a stale version and a deleted trigger are refused', async () => {
  const id = await addT7(cases, [callStep()])
  await change(id, { description: 'Other words' })
  const saved = await load(id)
  await expect(inTransaction((work) => rollBack(work, id, { version: saved.version - 1, to: 1 }))).rejects.toThrow('Somebody has changed the trigger')
  await expect(inTransaction((work) => rollBack(work, id, { version: saved.version, to: 99 }))).rejects.toMatchObject({ code: 'no-such-version' })
  const back = await inTransaction((work) => rollBack(work, id, { version: saved.version, to: 1 }))
  expect([back.description, back.armed_at]).toEqual(['A week before', saved.armed_at])
  const gone = await inTransaction((work) => archiveTrigger(work, id, { version: back.version, archived: true }))
  await expect(inTransaction((work) => rollBack(work, id, { version: gone.version, to: 1 }))).rejects.toThrow('was deleted. Bring it back first.')
})

test('what an earlier version used and is gone is refused with a sentence, and called by its number; what was put away too', async () => {
  const mine = await addTemplate(cases, { name: 'Mine' })
  const id = await addT7(cases, [emailStep(mine)])
  const [output] = (await load(id)).outputs
  await change(id, { outputs: [{ id: output?.id ?? 0, ...client, steps: [emailStep(template)] }] })
  const { version } = await load(id)
  await inTransaction((work) => work.db.updateTable('template').set({ archived_at: work.now }).where('id', '=', mine).execute())
  const back = () => inTransaction((work) => rollBack(work, id, { version, to: 1 }))
  await expect(back()).rejects.toThrow(/cannot come back as it was.*The template “Mine” is archived\. Choose another, or bring it back\./)
  await inTransaction((work) => work.db.deleteFrom('template').where('id', '=', mine).execute())
  await expect(back()).rejects.toMatchObject({ code: 'cannot-roll-back', problems: [{ field: 'outputs.0.steps.0.template_id' }] })
  expect((await versions(id)).rows[0]?.changes).toEqual([`Email of the output for the client: template number ${mine}, deleted since → “Reminder”`])
  expect((await load(id)).version).toBe(version)
})

test('a trigger that is on cannot be rolled back to when it did nothing', async () => {
  const id = await addT7(cases, [], { outputs: [], active: false })
  await change(id, { outputs: [{ ...client, steps: [callStep()] }] })
  const saved = await load(id)
  const on = await inTransaction((work) => switchTrigger(work, id, { version: saved.version, active: true }))
  await expect(inTransaction((work) => rollBack(work, id, { version: on.version, to: 1 }))).rejects.toThrow('switched on has to do something')
})

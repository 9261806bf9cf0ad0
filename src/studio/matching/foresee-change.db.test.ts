import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeTrigger, type TriggerChange } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import type { WantedDraft } from '#studio/triggers/settle-draft.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, callStep } from '#support/t7.ts'
import { listCandidates } from './find-candidates.ts'
import { foreseeChange } from './foresee-change.ts'

let studio: CaseStudio
let trigger = 0
beforeEach(async () => {
  studio = await caseStudio()
  await studio.session({ primary_on: '2026-05-08' })
  await studio.at('2026-05-04T08:10')
  trigger = await addT7(studio, [callStep()])
  for (const primary_on of ['2026-05-12', '2026-05-13', '2026-05-30']) await studio.session({ primary_on })
  await studio.at('2026-05-06T08:00')
  await studio.find()
})
afterEach(() => studio.close())

const foresee = (wanted: WantedDraft) => studio.studio.readOnly((work) => foreseeChange(work, trigger, wanted))
const version = async () => (await studio.studio.readOnly((work) => loadTrigger(work, trigger))).version
const history = async () => (await studio.studio.readOnly((work) => listCandidates(work, trigger))).rows.length
async function save(change: Omit<TriggerChange, 'version'>): Promise<void> {
  const seen = await version()
  await studio.studio.inTransaction((work) => changeTrigger(work, trigger, { ...change, version: seen }))
  await studio.find()
}

test('seven days shortened to three: two leave the list, one fits already and is left as history; so it is, once it is saved', async () => {
  expect(await studio.states()).toEqual(['active', 'active'])
  const foreseen = await foresee({ offset_count: -3 })
  expect(foreseen).toEqual({ counts_anew: true, leave: 2, stay: 0, back: 0, history: 1 })
  expect(await studio.states()).toEqual(['active', 'active'])
  await save({ offset_count: -3 })
  expect(await studio.states()).toEqual(['withdrawn', 'withdrawn'])
  expect(await history()).toBe(foreseen.history)
})

test('seven days lengthened to thirty: what is listed stays, what fits by then already is history', async () => {
  const foreseen = await foresee({ offset_count: -30 })
  expect(foreseen).toEqual({ counts_anew: true, leave: 0, stay: 2, back: 0, history: 2 })
  await save({ offset_count: -30 })
  expect(await studio.states()).toEqual(['active', 'active'])
  expect(await history()).toBe(foreseen.history)
})

test('another status takes everything off; words take nothing', async () => {
  expect(await foresee({ status_id: await studio.status('Delivered') })).toEqual({ counts_anew: true, leave: 2, stay: 0, back: 0, history: 0 })
  expect(await foresee({ description: 'Another word' })).toEqual({ counts_anew: false, leave: 0, stay: 2, back: 0, history: 0 })
})

test('a tick taken away brings back what had left by it', async () => {
  const [item] = await studio.items()
  await studio.change(item?.subject_id ?? 0, { on_hold: true })
  await studio.find()
  const foreseen = await foresee({ exclusions: { on_hold: false } })
  expect(foreseen).toMatchObject({ leave: 0, stay: 1, back: 1 })
  await save({ exclusions: { on_hold: false } })
  expect(await studio.states()).toEqual(['active', 'active'])
})

test('switching off empties the list; switching on counts anew and leaves what fits as history', async () => {
  expect(await foresee({ active: false })).toEqual({ counts_anew: false, leave: 2, stay: 0, back: 0, history: 0 })
  const seen = await version()
  await studio.studio.inTransaction((work) => switchTrigger(work, trigger, { version: seen, active: false }))
  await studio.find()
  expect(await foresee({ active: true })).toEqual({ counts_anew: true, leave: 0, stay: 0, back: 0, history: 3 })
})

test('what could not be saved is refused with the same sentence', async () => {
  await expect(foresee({ description: ' ' })).rejects.toThrow('Say in a few words what the trigger does')
})

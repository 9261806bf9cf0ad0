import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { archiveTrigger } from './archive-trigger.ts'
import { copyTrigger } from './copy-trigger.ts'
import { showSaved } from './show-saved.ts'
import type { Trigger } from './trigger.ts'

let at: TriggerStudio
beforeAll(async () => {
  at = await triggerStudio()
})
afterAll(async () => at.close())

const copy = (id: number, description?: string) => at.studio.inTransaction((work) => copyTrigger(work, id, description === undefined ? {} : { description }))
const remove = (trigger: Trigger) => at.studio.inTransaction((work) => archiveTrigger(work, trigger.id, { version: trigger.version, archived: true }))

test('a copy is switched off, armed now, with outputs of its own', async () => {
  const original = await at.addT7()
  const made = await copy(original.id)
  expect(made).toMatchObject({
    description: 'Copy of Reminder a week before',
    active: false,
    version: 1,
    offset_count: -7,
    exclusions: original.exclusions,
    continues_trigger_id: null,
  })
  expect(made.outputs.map(({ recipient, steps }) => ({ recipient, steps }))).toEqual(original.outputs.map(({ recipient, steps }) => ({ recipient, steps })))
  expect(made.outputs.map(({ id }) => id)).not.toEqual(original.outputs.map(({ id }) => id))
  expect(made.armed_at.getTime()).toBeGreaterThan(original.armed_at.getTime())
})

test('a deleted trigger can be copied, under another name', async () => {
  const gone = await remove(await at.addT7({ description: 'Gone' }))
  expect(await copy(gone.id, ' Anew ')).toMatchObject({ description: 'Anew', archived_at: null })
})

test('an unknown one cannot', async () => {
  await expect(copy(4711)).rejects.toMatchObject({ kind: 'not-found' })
})

test('case 46: saving says that another does the same; a deleted one does not count', async () => {
  const original = await at.addT7({ description: 'Two weeks', offset_count: -14 })
  const made = await copy(original.id)
  const told = async () =>
    (await at.studio.readOnly((work) => showSaved(work, made))).flags.filter(({ code }) => code === 'same-day').map(({ message }) => message)
  expect(await told()).toEqual(['“Two weeks” reaches the same person the same way on the same day. Keep only one, unless somebody should hear twice.'])
  await remove(original)
  expect(await told()).toEqual([])
})

describe('case 45: a trigger that was deleted and made anew', () => {
  test('can continue its history', async () => {
    const gone = await remove(await at.addT7())
    expect(await at.addT7({ continues_trigger_id: gone.id })).toMatchObject({ continues_trigger_id: gone.id, active: true })
  })

  test('but not of one that lives, that counted from another date, or that is not there', async () => {
    const living = await at.addT7({ description: 'Living' })
    await expect(at.addT7({ continues_trigger_id: living.id })).rejects.toThrow('“Living” still exists.')
    const other = await remove(await at.addT7({ description: 'Other', moment: 'status-due' }))
    await expect(at.addT7({ continues_trigger_id: other.id })).rejects.toThrow('“Other” counted from another date')
    await expect(at.addT7({ continues_trigger_id: 4711 })).rejects.toMatchObject({ code: 'no-such-trigger' })
  })
})

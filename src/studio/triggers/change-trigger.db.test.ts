import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { changeTrigger, type TriggerChange } from './change-trigger.ts'
import { findTriggerEvents, loadTrigger } from './queries.ts'
import type { Output, Trigger } from './trigger.ts'

let at: TriggerStudio
beforeAll(async () => {
  at = await triggerStudio()
})
afterAll(async () => at.close())

type Wanted = Omit<TriggerChange, 'version'>
const change = (trigger: Trigger, wanted: Wanted) => at.studio.inTransaction((work) => changeTrigger(work, trigger.id, { version: trigger.version, ...wanted }))
const outputOf = (trigger: Trigger): Output => trigger.outputs[0] ?? expect.fail('no output')

describe('arming: what lets a trigger count anew from now', () => {
  test.each<[string, (studio: TriggerStudio) => Wanted]>([
    ['the status', ({ ready }) => ({ status_id: ready })],
    ['the basis', ({ family }) => ({ basis: 'type', type_id: family })],
    ['the moment', () => ({ moment: 'status-due' })],
    ['the offset', () => ({ offset_count: -14 })],
    ['a tick less', () => ({ exclusions: { confirmed: false } })],
    ['a tick more', () => ({ exclusions: { past: true } })],
    ['Do Not Call', () => ({ exclusions: { do_not_call: true } })],
    ['the validity', () => ({ validity_days: 3 })],
    ['what happens to late ones', () => ({ late: 'never' })],
    ['the repeat policy', () => ({ repeat: 'once' })],
    ['Do Not Market, on a trigger that is not marketing', () => ({ exclusions: { do_not_market: false } })],
  ])('%s does', async (_, wanted) => {
    const before = await at.addT7()
    const after = await change(before, wanted(at))
    expect(after.armed_at.getTime()).toBeGreaterThan(before.armed_at.getTime())
    expect(after.swept_at).toEqual(after.armed_at)
  })

  test.each<[string, (trigger: Trigger) => Wanted]>([
    ['the description', () => ({ description: 'Other words' })],
    ['the purpose, where Do Not Market was ticked already', () => ({ purpose: 'marketing' })],
    [
      'an output more',
      ({ outputs }) => ({ outputs: [...outputs, { recipient: { kind: 'photographer' }, steps: [{ channel: 'task', description: 'Pack' }] }] }),
    ],
    ['other outputs', () => ({ outputs: [{ recipient: { kind: 'client' }, steps: [{ channel: 'call', description: 'Remind' }] }] })],
    [
      'other words of a step',
      (trigger) => ({ outputs: [{ ...outputOf(trigger), steps: [{ channel: 'call', description: 'Other words', notes: 'Be kind' }] }] }),
    ],
  ])('%s does not', async (_, wanted) => {
    const before = await at.addT7()
    const after = await change(before, wanted(before))
    expect(after.version).toBe(before.version + 1)
    expect([after.armed_at, after.swept_at, after.swept_on]).toEqual([before.armed_at, before.swept_at, before.swept_on])
  })

  test('“even if it has moved on” does not', async () => {
    const before = await at.addT7({ moment: 'status-changed', offset_count: 0 })
    const after = await change(before, { stays_when_moved_on: true })
    expect(after).toMatchObject({ stays_when_moved_on: true, armed_at: before.armed_at })
  })

  test('the same value again does not, and changes nothing', async () => {
    const before = await at.addT7()
    const after = await change(before, { offset_count: -7, exclusions: before.exclusions, description: before.description, outputs: before.outputs })
    expect(after).toEqual(before)
    const { rows } = await at.studio.readOnly((work) => findTriggerEvents(work, before.id, {}))
    expect(rows.map((row) => row.what)).toEqual(['switched-on', 'created'])
  })

  test('the day watermark moves to the studio’s today', async () => {
    const before = await at.addT7()
    await connected(at.url, (client) => client.query(`UPDATE studio SET clock_shift = '40 days'`))
    const words = await change(before, { description: 'Forty days later' })
    expect(words.swept_on).toBe(before.swept_on)
    const { after, today } = await at.studio.inTransaction(async (work) => ({
      after: await changeTrigger(work, words.id, { version: words.version, offset_count: -3 }),
      today: work.today,
    }))
    await connected(at.url, (client) => client.query(`UPDATE studio SET clock_shift = '0'`))
    expect(after.swept_on).toBe(today)
    expect(after.swept_on > before.swept_on).toBe(true)
  })
})

describe('outputs', () => {
  test('keep their ids when they name them, whatever else changes, also their order', async () => {
    const before = await at.addT7()
    const first = outputOf(before)
    const added = { recipient: { kind: 'member' as const, member_id: at.maya }, steps: [{ channel: 'task' as const, description: 'Pack' }] }
    const two = await change(before, { outputs: [added, { ...first, steps: [{ channel: 'call', description: 'Ring' }] }] })
    expect(two.outputs.map(({ id }) => id)[1]).toBe(first.id)
    expect(two.outputs[1]?.steps).toMatchObject([{ channel: 'call', description: 'Ring' }])
    const turned = await change(two, { outputs: two.outputs.toReversed() })
    expect(turned.outputs).toEqual(two.outputs.toReversed())
  })

  test('that are left out are archived, not forgotten; without an id it is a new one', async () => {
    const before = await at.addT7()
    const { recipient, steps } = outputOf(before)
    const after = await change(before, { outputs: [{ recipient, steps }] })
    expect(outputOf(after).id).not.toBe(outputOf(before).id)
    const rows = await at.studio.readOnly((work) =>
      work.db.selectFrom('trigger_output').select(['id', 'archived_at']).where('trigger_id', '=', before.id).orderBy('id').execute(),
    )
    expect(rows).toEqual([
      { id: outputOf(before).id, archived_at: expect.any(Date) },
      { id: outputOf(after).id, archived_at: null },
    ])
  })

  test('of another trigger, or archived ones, are refused', async () => {
    const [one, other] = [await at.addT7(), await at.addT7()]
    await expect(change(one, { outputs: other.outputs })).rejects.toThrow(`This trigger has no output number ${outputOf(other).id}.`)
    const replaced = await change(one, { outputs: one.outputs.map(({ recipient, steps }) => ({ recipient, steps })) })
    await expect(change(replaced, { outputs: one.outputs })).rejects.toThrow('This trigger has no output number')
  })

  test('may be emptied while it is switched off only', async () => {
    const off = await at.addT7({ active: false })
    expect((await change(off, { outputs: [] })).outputs).toEqual([])
    const on = await at.addT7()
    await expect(change(on, { outputs: [] })).rejects.toThrow('A trigger that is switched on has to do something.')
  })
})

test('somebody who changed it meanwhile is not overwritten', async () => {
  const trigger = await at.addT7()
  await change(trigger, { description: 'Mine' })
  await expect(change(trigger, { description: 'Yours' })).rejects.toMatchObject({ kind: 'conflict', code: 'changed-meanwhile' })
  const kept = await at.studio.readOnly((work) => loadTrigger(work, trigger.id))
  expect(kept.description).toBe('Mine')
})

test('two at the same moment: one is saved, the other is told', async () => {
  const trigger = await at.addT7()
  const both = await Promise.allSettled([change(trigger, { description: 'Mine' }), change(trigger, { description: 'Yours' })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('an unknown trigger is refused', async () => {
  await expect(at.studio.inTransaction((work) => changeTrigger(work, 4711, { version: 1 }))).rejects.toMatchObject({
    kind: 'not-found',
    code: 'no-such-trigger',
  })
})

test('a refusal says everything at once, at its fields, and changes nothing', async () => {
  const trigger = await at.addT7()
  const wanted: Wanted = { status_id: 4711, outputs: [{ recipient: { kind: 'member' }, steps: [{ channel: 'email' }] }] }
  const refusal = await change(trigger, wanted).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'status_id' }, { field: 'outputs.0.recipient.member_id' }, { field: 'outputs.0.steps.0.template_id' }],
  })
  expect(await at.studio.readOnly((work) => loadTrigger(work, trigger.id))).toEqual(trigger)
})

test('it is noted what changed, from what to what, and whether it armed', async () => {
  const trigger = await at.addT7()
  await change(trigger, { offset_count: -14 })
  const { rows } = await at.studio.readOnly((work) => findTriggerEvents(work, trigger.id, { limit: 1 }))
  expect(rows).toMatchObject([{ what: 'changed', armed: true, changes: { offset_count: [-7, -14] }, actor: { name: 'Pat Manager' } }])
})

test('events are read page by page, newest first', async () => {
  const trigger = await at.addT7()
  const page = (after?: string) => at.studio.readOnly((work) => findTriggerEvents(work, trigger.id, after === undefined ? { limit: 1 } : { limit: 1, after }))
  const first = await page()
  const second = await page(first.next ?? undefined)
  expect([first.rows[0]?.what, second.rows[0]?.what, second.next]).toEqual(['switched-on', 'created', null])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { addT7, emailStep } from '#support/t7.ts'
import { decideItem } from '../decide-item.ts'
import { letItemGo } from './let-item-go.ts'
import { releaseItems } from './release-items.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

describe('what waits for a person', () => {
  test('case 25: booked five days ahead, A7 lists it as late and waits for a person; with “send late” it goes; with “never” nothing', async () => {
    await cases.addA7()
    await cases.addA7({ late: 'send' })
    await cases.addA7({ late: 'never' })
    await cases.at('2026-05-04T10:00')
    await cases.session({ primary_on: '2026-05-09' })
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    expect((await cases.waiting()).toSorted()).toEqual(['active, late', 'processed'])
  })

  test('a person lets a late one go: it goes in its hours', async () => {
    await cases.addA7()
    await cases.at('2026-05-04T20:00')
    await cases.session({ primary_on: '2026-05-09' })
    await cases.find()
    const [item] = await cases.items()
    const row = await cases.studio.inTransaction((work) => letItemGo(work, item?.id ?? 0, { version: item?.version ?? 0, automatic: true }))
    expect(row.goes_text).toBe('Goes tomorrow at 9:00 AM.')
    expect(await cases.go()).toEqual({})
    await cases.at('2026-05-05T09:00')
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('case 47: made automatic with items waiting, they wait unless the person includes them', async () => {
    const [without, including] = [await addT7(cases, [emailStep(cases.template)]), await addT7(cases, [emailStep(cases.template)])]
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    const makeAutomatic = async (id: number, include_waiting: boolean) =>
      cases.studio.inTransaction(async (work) => changeTrigger(work, id, { version: (await loadTrigger(work, id)).version, automatic: true, include_waiting }))
    await makeAutomatic(without, false)
    await makeAutomatic(including, true)
    expect(await cases.waiting()).toEqual(['active, was-waiting', 'active'])
    expect(await cases.go()).toEqual({ processed: 1 })
    await cases.studio.inTransaction((work) => releaseItems(work, { trigger_id: without }))
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('case 40: what falls due because the offset was changed waits for a person', async () => {
    const trigger = await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T08:00')
    await cases.find()
    const offset = (offset_count: number) =>
      cases.studio.inTransaction(async (work) => changeTrigger(work, trigger, { version: (await loadTrigger(work, trigger)).version, offset_count }))
    await offset(-3)
    await cases.find()
    await offset(-7)
    await cases.find()
    await cases.at('2026-05-06T10:00')
    expect(await cases.waiting()).toEqual(['active, newly-due'])
    expect(await cases.go()).toEqual({})
  })

  test('case 30: a mis-click undone within the settling time leaves nothing; one that stands goes after it', async () => {
    await cases.at('2026-05-04T10:00')
    const ready = await cases.status('Ready')
    await cases.addA7({ status_id: ready, moment: 'status-changed', offset_count: 0 })
    const session = await cases.session({ primary_on: '2026-05-20' })
    await cases.at('2026-05-04T10:10')
    await cases.move(session, 'Ready')
    await cases.find()
    await cases.at('2026-05-04T10:13')
    expect(await cases.go()).toEqual({})
    await cases.move(session, 'Booked')
    await cases.find()
    await cases.at('2026-05-04T10:20')
    expect(await cases.go()).toEqual({})
    await cases.move(session, 'Ready')
    await cases.find()
    await cases.at('2026-05-04T10:24')
    expect(await cases.go()).toEqual({})
    await cases.at('2026-05-04T10:26')
    expect(await cases.go()).toEqual({ processed: 1 })
    expect(await cases.written()).toHaveLength(1)
  })

  test('case 30, with “even if it has moved on”: what was changed back while it settled waits for a person; what moved on later goes', async () => {
    await cases.at('2026-05-04T10:00')
    await cases.addA7({ status_id: await cases.status('Ready'), moment: 'status-changed', offset_count: 0, stays_when_moved_on: true })
    const [undone, moved] = [await cases.session({ primary_on: '2026-05-20' }), await cases.session({ primary_on: '2026-05-20' })]
    await cases.at('2026-05-04T10:10')
    for (const id of [undone, moved]) await cases.move(id, 'Ready')
    await cases.find()
    await cases.at('2026-05-04T10:12')
    await cases.move(undone, 'Booked')
    await cases.at('2026-05-04T10:16')
    await cases.move(moved, 'Booked')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    expect(await cases.waiting()).toEqual(['active, undone', 'processed'])
  })

  test('a trigger that counted from a day and counts from the status now: an item from before does not stop the job', async () => {
    const trigger = await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    await cases.changeTrigger(trigger, { moment: 'status-changed', offset_count: 0, stays_when_moved_on: true })
    expect(await cases.go()).toMatchObject({ withdrawn: 1 })
  })

  test('held until it is resumed, and its trigger made manual: held until tomorrow, like what is skipped by hand', async () => {
    const trigger = await cases.addA7()
    await cases.session({ primary_on: '2026-05-14' })
    await cases.at('2026-05-07T10:00')
    await cases.find()
    const [item] = await cases.items()
    await decideItem(cases.studio, item?.id ?? 0, { decision: 'skip', version: item?.version ?? 0 })
    await cases.changeTrigger(trigger, { automatic: false })
    await cases.find()
    expect(await cases.items()).toMatchObject([{ state: 'held' }])
    await cases.at('2026-05-08T00:10')
    await cases.find()
    expect(await cases.items()).toMatchObject([{ state: 'active' }])
  })

  test('case 76: skipped, A7 is not sent by the next run nor the next day; resumed, it goes; held until a day, it goes on that day', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-14' })
    await cases.session({ primary_on: '2026-05-14' })
    await cases.at('2026-05-07T08:00')
    await cases.find()
    const [first, second] = await cases.items()
    const decide = (item: typeof first) => decideItem(cases.studio, item?.id ?? 0, { decision: 'skip', version: item?.version ?? 0 })
    expect(await decide(first)).toMatchObject({ outcome: 'skipped', item: { state: 'held', hold_until: null, goes_text: 'Held until somebody resumes it.' } })
    const held = await cases.studio.inTransaction((work) =>
      letItemGo(work, second?.id ?? 0, { version: second?.version ?? 0, automatic: false, until: '2026-05-09' }),
    )
    expect(held.goes_text).toBe('Goes Sat, May 9 at 9:00 AM.')
    const hold = (version: number, until: string | null) =>
      cases.studio.inTransaction((work) => letItemGo(work, second?.id ?? 0, { version, automatic: false, until }))
    const forGood = await hold(held.version, null)
    expect(forGood.goes_text).toBe('Held until somebody resumes it.')
    await hold(forGood.version, '2026-05-09')
    await cases.at('2026-05-08T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({})
    await cases.at('2026-05-09T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    const [again] = await cases.items()
    await cases.studio.inTransaction((work) => letItemGo(work, again?.id ?? 0, { version: again?.version ?? 0, automatic: true }))
    expect(await cases.go()).toEqual({ processed: 1 })
  })
})

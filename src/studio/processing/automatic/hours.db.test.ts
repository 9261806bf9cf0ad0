import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listItems } from '#studio/matching/queries.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

describe('in hours', () => {
  test('items go by themselves when hours open, once; a text of the studio says when', async () => {
    await cases.addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T08:00')
    await cases.find()
    expect(await cases.go()).toEqual({})
    expect((await cases.studio.readOnly((work) => listItems(work, {}))).rows).toMatchObject([
      { automatic: true, waits_for: null, goes_text: 'Goes at 9:00 AM.' },
    ])
    await cases.at('2026-05-06T09:00')
    expect(await cases.go()).toEqual({ processed: 1 })
    expect(await cases.go()).toEqual({})
    expect(await cases.written()).toEqual(['email'])
  })

  test('case 11: hours that never open on the spring day: sent at the next opening; with “past” ticked it is missed', async () => {
    await cases.at('2026-02-27T12:00')
    const hours = { hours_days: '{1,2,3,4,5,6,7}', hours_from: '02:00', hours_to: '02:30' }
    await cases.addA7(hours)
    await cases.addA7({ ...hours, exclude_past: true })
    await cases.session({ primary_on: '2026-03-15' })
    for (const at of ['2026-03-08T01:59', '2026-03-08T03:00', '2026-03-08T12:00', '2026-03-09T01:59']) {
      await cases.at(at)
      await cases.find()
      expect(await cases.go()).toEqual({})
    }
    await cases.at('2026-03-09T02:00')
    expect(await cases.go()).toEqual({ processed: 1 })
    expect((await cases.waiting()).toSorted()).toEqual(['expired', 'processed'])
  })

  test('case 12: hours in the doubled hour are open for two real hours, each item goes once', async () => {
    await cases.at('2026-10-26T12:00')
    await cases.addA7({ hours_days: '{7}', hours_from: '01:00', hours_to: '02:00' })
    await cases.session({ primary_on: '2026-11-08' })
    const setTo = (instant: string) =>
      cases.studio.inTransaction((work) => sql`UPDATE studio SET clock_shift = ${instant}::timestamptz - now(), clock_seen_at = ${instant}`.execute(work.db))
    const counts = []
    for (const instant of ['2026-11-01T05:59Z', '2026-11-01T06:30Z', '2026-11-01T07:30Z', '2026-11-01T08:00Z']) {
      await setTo(instant)
      if (counts.length === 2) await cases.session({ primary_on: '2026-11-08' })
      await cases.find()
      counts.push(await cases.go())
    }
    expect(counts).toEqual([{}, { processed: 1 }, { processed: 1 }, {}])
  })

  test('case 13: hours from 20:00 to 06:00 belong to the evening and the morning after', async () => {
    await cases.addA7({ hours_days: '{1,2,3,4,5}', hours_from: '20:00', hours_to: '06:00' })
    await cases.session({ primary_on: '2026-05-15' })
    const counts = []
    for (const at of ['2026-05-08T06:00', '2026-05-08T19:59', '2026-05-09T05:59']) {
      await cases.at(at)
      await cases.find()
      counts.push(await cases.go())
    }
    expect(counts).toEqual([{}, {}, { processed: 1 }])
  })

  test('case 19: due on a closed Sunday it goes on Monday; with “past” ticked it is missed', async () => {
    await cases.addA7()
    await cases.addA7({ exclude_past: true })
    await cases.session({ primary_on: '2026-05-17' })
    await cases.at('2026-05-10T12:00')
    await cases.find()
    expect(await cases.go()).toEqual({})
    await cases.at('2026-05-11T09:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    expect((await cases.waiting()).toSorted()).toEqual(['expired', 'processed'])
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { catalogue } from '#studio/triggers/moments.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { type CatalogueCase, daysAhead, daysOfMaking, events, statusChanges } from '#support/catalogue.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio('2026-05-04T08:00')
  await within((work) => sql`UPDATE studio SET use_invoice_statuses = true`.execute(work.db))
})
afterEach(() => studio.close())

const within = <T>(run: (work: Work) => Promise<T>) => studio.studio.inTransaction(run)
const asked = async (line: Pick<CatalogueCase, 'trigger'>, offset_count: number) =>
  studio.trigger({ status_id: null, ...(await within((work) => line.trigger(work))), offset_count })
const seen = async () => (await studio.items()).map(({ subject_kind, state }) => [subject_kind, state])
const kinds: Record<string, string> = { production: 'production_order', preproduction: 'preproduction_order', web: 'web_form', incoming: 'incoming_text' }
const kindOf = (name: string) => {
  const [word = ''] = name.split(' ')
  return kinds[word] ?? word.replace(':', '')
}

describe('two days before', () => {
  test.each(Object.entries(daysAhead))('%s: listed on its day, not before; leaves when it no longer fits', async (name, line) => {
    await asked(line, -2)
    const id = await within((work) => line.make(work, '2026-05-12'))
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-09T23:30')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-10T00:30')
    expect((await studio.find()).found).toBe(1)
    expect((await studio.find()).found).toBe(0)
    expect(await seen()).toEqual([[kindOf(name), 'active']])
    await within((work) => line.leave(work, id))
    await studio.find()
    expect(await seen()).toEqual([[kindOf(name), 'withdrawn']])
  })

  test.each(Object.entries(daysAhead))('%s: found by the change alone when its day was swept already', async (_, line) => {
    await asked(line, 0)
    await studio.find()
    await within((work) => line.make(work, '2026-05-04'))
    expect((await studio.find()).found).toBe(1)
  })
})

describe('two days after', () => {
  test.each(Object.entries(daysOfMaking))('%s: listed on its day, not before; leaves when it no longer fits', async (name, line) => {
    await asked(line, 2)
    const id = await within((work) => line.make(work, '2026-05-20'))
    await studio.at('2026-05-05T23:30')
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-06T00:30')
    expect((await studio.find()).found).toBe(1)
    expect(await seen()).toEqual([[kindOf(name), 'active']])
    await within((work) => line.leave(work, id))
    await studio.find()
    expect(await seen()).toEqual([[kindOf(name), 'withdrawn']])
  })
})

describe('at once', () => {
  test.each(Object.entries(statusChanges))('%s: listed when it happens; leaves when it is in another status', async (name, line) => {
    await within((work) => line.make(work, '2026-05-20'))
    await studio.at('2026-05-04T09:00')
    await asked(line, 0)
    await studio.at('2026-05-04T10:00')
    const id = await within((work) => line.make(work, '2026-05-20'))
    expect((await studio.find()).found).toBe(1)
    expect((await studio.items()).map((item) => [item.subject_kind, item.subject_id])).toEqual([[kindOf(name), id]])
    await within((work) => line.leave(work, id))
    await studio.find()
    expect(await seen()).toEqual([[kindOf(name), 'withdrawn']])
  })
})

describe('what happened', () => {
  test.each(Object.entries(events))('%s: listed once when it is reported, not what was before', async (name, line) => {
    await within((work) => line.make(work, '2026-05-20'))
    await studio.at('2026-05-04T09:00')
    await asked(line, 0)
    await studio.at('2026-05-04T10:00')
    const id = await within((work) => line.make(work, '2026-05-20'))
    expect((await studio.find()).found).toBe(1)
    expect((await studio.find()).found).toBe(0)
    expect((await studio.items()).map((item) => [item.subject_kind, item.subject_id, item.state])).toEqual([[kindOf(name), id, 'active']])
  })
})

test('every line of the catalogue is tried here', () => {
  const tried = [daysAhead, daysOfMaking, statusChanges, events].flatMap((some) => Object.keys(some))
  // Appointments by type are tried of one type and of any, birthdays of clients and of family members.
  expect(tried).toHaveLength(catalogue.length + 3)
})

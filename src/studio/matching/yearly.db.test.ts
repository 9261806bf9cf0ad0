import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import type { ClientFields } from '#studio/records/clients/contract.ts'
import { setPerson } from '#studio/records/clients/set-person.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { dayOfYear } from '#support/catalogue.ts'
import { moveItems } from './move-items.ts'

let studio: CaseStudio
afterEach(() => studio.close())

const run = (statement: ReturnType<typeof sql>) => studio.studio.inTransaction((work) => statement.execute(work.db))
const seen = async () => (await studio.items()).map(({ occurrence, state, due_on }) => [occurrence, state, due_on])

async function begin(at: string, columns: Record<string, unknown> = {}): Promise<void> {
  studio = await caseStudio(at)
  const { rows } = await studio.studio.readOnly((work) =>
    sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'client' AND name = 'Lead'`.execute(work.db),
  )
  await studio.trigger({ subject_kind: 'client', basis: 'status', status_id: rows[0]?.id, moment: 'birthday', offset_count: 0, ...columns })
}
const born = (day: string, fields: Partial<ClientFields> = {}) => studio.client({ birthday: dayOfYear(day), ...fields })
const lookOn = async (day: string) => {
  await studio.at(`${day}T08:00`)
  await studio.find()
}
const process = async () => {
  const open = (await studio.items()).filter(({ state }) => state === 'active')
  await studio.studio.inTransaction((work) =>
    moveItems(
      work,
      open.map(({ id }) => ({ id, to: 'processed', reason: null })),
    ),
  )
}

describe('birthdays', () => {
  test('case 1: born on February 29: in 2027 on February 28, in 2028 on February 29 only', async () => {
    await begin('2026-06-01T08:00')
    await born('2024-02-29')
    for (const day of ['2027-02-27', '2027-02-28', '2027-03-01', '2027-03-05', '2028-02-28', '2028-02-29', '2028-03-01']) await lookOn(day)
    expect(await seen()).toEqual([
      ['2027', 'expired', '2027-02-28'],
      ['2028', 'active', '2028-02-29'],
    ])
  })

  test('case 1: a studio that keeps it on March 1', async () => {
    await begin('2026-06-01T08:00')
    await run(sql`UPDATE studio SET leap_day = 'march-1'`)
    await born('2024-02-29')
    await lookOn('2027-02-28')
    expect(await seen()).toEqual([])
    await lookOn('2027-03-01')
    expect(await seen()).toEqual([['2027', 'active', '2027-03-01']])
  })

  test('case 2: January 3, seven days before: listed on December 27 under the January’s year, and once', async () => {
    await begin('2026-12-01T08:00', { offset_count: -7 })
    await born('2000-01-03')
    await lookOn('2026-12-26')
    expect(await seen()).toEqual([])
    await lookOn('2026-12-27')
    expect(await seen()).toEqual([['2027', 'active', '2026-12-27']])
    await process()
    await lookOn('2027-01-03')
    await lookOn('2027-01-20')
    expect(await seen()).toEqual([['2027', 'processed', '2026-12-27']])
  })

  test('case 4: entered in July with a birthday in March: nothing until next March', async () => {
    await begin('2026-07-10T08:00')
    await born('1990-03-12')
    await studio.find()
    for (const day of ['2026-07-11', '2026-12-31', '2027-03-11']) await lookOn(day)
    expect(await seen()).toEqual([])
    await lookOn('2027-03-12')
    expect(await seen()).toEqual([['2027', 'active', '2027-03-12']])
  })

  test('case 5: entered on the birthday itself: listed today; a day later: not before next year', async () => {
    await begin('2026-07-10T08:00')
    await studio.find()
    await born('1990-07-10')
    await born('1990-07-09')
    await studio.find()
    expect(await seen()).toEqual([['2026', 'active', '2026-07-10']])
  })

  test('case 6: corrected from March to November after March’s was processed: nothing in November this year, the next one is listed', async () => {
    await begin('2026-01-10T08:00')
    const anna = await born('1990-03-12')
    await lookOn('2026-03-12')
    await process()
    await studio.changeClient(anna, { birthday: dayOfYear('1990-11-05') })
    for (const day of ['2026-03-13', '2026-11-05', '2026-11-06']) await lookOn(day)
    expect(await seen()).toEqual([['2026', 'processed', '2026-03-12']])
    await lookOn('2027-11-05')
    expect(await seen()).toEqual([
      ['2026', 'processed', '2026-03-12'],
      ['2027', 'active', '2027-11-05'],
    ])
  })

  test('corrected while it is listed: it leaves, and is the same item on the right day', async () => {
    await begin('2026-01-10T08:00')
    const anna = await born('1990-03-12')
    await lookOn('2026-03-12')
    await studio.changeClient(anna, { birthday: dayOfYear('1990-03-14') })
    await studio.find()
    expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'not-due']])
    await lookOn('2026-03-14')
    expect(await seen()).toEqual([['2026', 'active', '2026-03-14']])
  })

  test('case 7: twins as family members: two items; taken off the family, the item leaves', async () => {
    await begin('2026-01-10T08:00')
    const twins = [{ name: 'Emma', birthday: dayOfYear('2020-03-12') }, { name: 'Noah', birthday: dayOfYear('2020-03-12') }] // biome-ignore format: a family
    const anna = await studio.client({ family_members: twins })
    await lookOn('2026-03-12')
    expect((await studio.items()).map(({ subject_id, state }) => [subject_id, state])).toEqual([
      [anna, 'active'],
      [anna, 'active'],
    ])
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{ name: string }>`SELECT f.name FROM triggered_item i JOIN family_member f ON f.id = i.family_member_id ORDER BY f.name`.execute(work.db),
    )
    expect(rows.map(({ name }) => name)).toEqual(['Emma', 'Noah'])
    await studio.changeClient(anna, { family_members: [] })
    await studio.find()
    expect(await studio.states()).toEqual(['withdrawn', 'withdrawn'])
  })

  test('case 7: a family member who is a client here too: one item, and again by the family once that client is archived', async () => {
    await begin('2026-01-10T08:00')
    const emma = await born('2000-03-12', { first_name: 'Emma' })
    const anna = await studio.client({ family_members: [{ name: 'Emma', birthday: dayOfYear('2000-03-12') }] })
    const say = (member_id: number, person_id: number) => studio.studio.inTransaction((work) => setPerson(work, { id: anna, member_id, person_id }))
    const { rows } = await studio.studio.readOnly((work) => sql<{ id: number }>`SELECT id FROM family_member`.execute(work.db))
    await say(rows[0]?.id ?? 0, emma)
    await expect(say(rows[0]?.id ?? 0, anna)).rejects.toMatchObject({ code: 'own-family-member' })
    await expect(say(9999, emma)).rejects.toMatchObject({ code: 'no-such-family-member' })
    await expect(say(rows[0]?.id ?? 0, 9999)).rejects.toMatchObject({ kind: 'not-found' })
    await lookOn('2026-03-12')
    expect((await studio.items()).map(({ subject_id, state }) => [subject_id, state])).toEqual([[emma, 'active']])
    await run(sql`UPDATE client SET archived_at = now() WHERE id = ${emma}`)
    await lookOn('2027-03-12')
    expect((await studio.items()).map(({ subject_id, state }) => [subject_id === emma, state])).toEqual([
      [true, 'withdrawn'],
      [false, 'active'],
    ])
  })

  test('“once per record” counts for each person of a family', async () => {
    await begin('2026-01-10T08:00', { repeat: 'once' })
    await studio.client({ birthday: dayOfYear('1990-03-12'), family_members: [{ name: 'Emma', birthday: dayOfYear('2020-03-12') }] })
    await lookOn('2026-03-12')
    await process()
    await lookOn('2027-03-12')
    expect(await studio.states()).toEqual(['processed', 'processed'])
  })

  test('half a year before: the birthday ahead, not the one behind', async () => {
    await begin('2026-06-01T08:00', { offset_count: -200 })
    await born('2000-01-03')
    await lookOn('2026-06-16')
    expect(await seen()).toEqual([])
    await lookOn('2026-06-17')
    expect(await seen()).toEqual([['2027', 'active', '2026-06-17']])
    await lookOn('2027-01-03')
    expect(await studio.states()).toEqual(['active'])
  })

  test('a change of the client’s status takes the family along', async () => {
    await begin('2026-01-10T08:00')
    const anna = await studio.client({ family_members: [{ name: 'Emma', birthday: dayOfYear('2020-03-12') }] })
    const to = (name: string) =>
      run(
        sql`UPDATE client SET status_id = (SELECT id FROM status WHERE subject_kind = 'client' AND name = ${name}), status_entered_at = now() WHERE id = ${anna}`,
      )
    await to('Client')
    await lookOn('2026-03-12')
    expect(await seen()).toEqual([])
    await to('Lead')
    await studio.find()
    expect(await studio.states()).toEqual(['active'])
  })

  test('case 59: two clients with this year’s birthday item are merged: one item, the processed one stands', async () => {
    await begin('2026-01-10T08:00')
    const [anna, other] = [await born('1990-03-12'), await born('1990-03-12', { first_name: 'Ann' })]
    await lookOn('2026-03-12')
    const [, theirs] = await studio.items()
    await studio.studio.inTransaction((work) => moveItems(work, [{ id: theirs?.id ?? 0, to: 'processed', reason: null }]))
    await studio.studio.inTransaction((work) => mergeClients(work, { winnerId: anna, loserId: other, version: 1, loserVersion: 1 }))
    await studio.find()
    expect((await studio.items()).filter(({ subject_id }) => subject_id === anna).map(({ state }) => state)).toEqual(['processed'])
    expect(await studio.states()).not.toContain('active')
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { readAutomatic } from './queries.ts'
import { releaseItems } from './release-items.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

describe('the brake', () => {
  const sessions = async (count: number, fields: Parameters<AutomaticStudio['session']>[0] = {}) => {
    const client_id = await cases.client()
    const ids = []
    for (let at = 0; at < count; at += 1) ids.push(await cases.session({ client_id, primary_on: '2026-05-13', ...fields }))
    return ids
  }

  test('case 34: very many at once: the brake stops and asks, all are listed; a person lets them go', async () => {
    await cases.has({ bulk_limit: 5, settle_minutes: 0 })
    await cases.at('2026-05-04T10:00')
    const trigger = await cases.addA7({ status_id: await cases.status('Ready'), moment: 'status-changed', offset_count: 0 })
    const ids = await sessions(12)
    await cases.at('2026-05-04T10:10')
    for (const id of ids) await cases.move(id, 'Ready')
    await cases.find()
    expect(await cases.go()).toEqual({ braked: 12 })
    expect(new Set(await cases.waiting())).toEqual(new Set(['active, brake']))
    const { brakes } = await cases.studio.readOnly(readAutomatic)
    expect(brakes).toMatchObject([{ trigger_id: trigger, count: 12, usual: 5 }])
    // One more of a trigger that the brake stopped waits too: nobody has answered yet.
    for (const id of await sessions(1)) await cases.move(id, 'Ready')
    await cases.find()
    expect(await cases.go()).toEqual({ braked: 1 })
    await cases.studio.inTransaction((work) => releaseItems(work, { trigger_id: trigger, waits_for: 'brake' }))
    expect(await cases.go()).toEqual({ processed: 13 })
    // And what comes after that is as usual.
    for (const id of await sessions(1)) await cases.move(id, 'Ready')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('case 71: down three days: what is “past”-ticked is missed, the others go oldest first, under the brake', async () => {
    await cases.has({ bulk_limit: 3 })
    await cases.addA7()
    await cases.addA7({ exclude_past: true })
    await sessions(2, { primary_on: '2026-05-14' })
    await sessions(2, { primary_on: '2026-05-12' })
    await cases.at('2026-05-08T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({ braked: 4 })
    await cases.has({ bulk_limit: 50 })
    await cases.studio.inTransaction((work) => sql`UPDATE triggered_item SET waits_for = NULL`.execute(work.db))
    expect(await cases.go()).toEqual({ processed: 4 })
    const { rows } = await cases.studio.readOnly((work) =>
      sql<{ due_on: string }>`SELECT i.due_on FROM communication c JOIN triggered_item i ON i.id = c.item_id ORDER BY c.id`.execute(work.db),
    )
    expect((await cases.waiting()).filter((state) => state === 'expired')).toHaveLength(4)
    expect(rows.map((row) => row.due_on)).toEqual(['2026-05-05', '2026-05-05', '2026-05-07', '2026-05-07'])
  })

  test('what the owner confirmed is the limit', async () => {
    await cases.has({ bulk_limit: 3 })
    await cases.addA7({ confirmed_burst: 10 })
    await sessions(8)
    await cases.at('2026-05-06T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 8 })
  })
})

describe('the cap', () => {
  test('what is over a person’s cap waits for the next day, nobody else does', async () => {
    await cases.has({ daily_cap: 2 })
    await cases.addA7()
    const anna = await cases.client()
    for (let at = 0; at < 3; at += 1) await cases.session({ client_id: anna, primary_on: '2026-05-14' })
    await cases.session({ primary_on: '2026-05-14' })
    await cases.at('2026-05-07T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 3, capped: 1 })
    expect(await cases.go()).toEqual({})
    expect((await cases.waiting()).filter((state) => state !== 'processed')).toEqual(['active, cap'])
    await cases.at('2026-05-08T08:59')
    expect(await cases.go()).toEqual({})
    await cases.at('2026-05-08T09:00')
    expect(await cases.go()).toEqual({ processed: 1 })
  })

  test('what waited for the next day and leaves, then comes back late or by an edit of its trigger, waits for a person beyond that day', async () => {
    await cases.has({ daily_cap: 1 })
    const trigger = await cases.addA7()
    const client_id = await cases.client()
    const all = [1, 2, 3].map(() => cases.session({ client_id, primary_on: '2026-05-14' }))
    await Promise.all(all)
    await cases.at('2026-05-07T10:00')
    await cases.find()
    await cases.go()
    expect((await cases.waiting()).toSorted()).toEqual(['active, cap', 'active, cap', 'processed'])
    const offset = async (offset_count: number) => {
      await cases.studio.inTransaction(async (work) => changeTrigger(work, trigger, { version: (await loadTrigger(work, trigger)).version, offset_count }))
      await cases.find()
    }
    await offset(-3)
    await offset(-7)
    expect((await cases.waiting()).toSorted()).toEqual(['active, newly-due', 'active, newly-due', 'processed'])
    await cases.studio.inTransaction((work) =>
      sql`UPDATE triggered_item SET waits_for = 'cap', waits_until = ${work.now} WHERE state = 'active'`.execute(work.db),
    )
    await cases.at('2026-05-08T10:00')
    for (const confirmed of [true, false]) {
      for (const id of await Promise.all(all)) await cases.change(id, { confirmed })
      await cases.find()
    }
    expect(await cases.go()).toEqual({})
    expect((await cases.waiting()).toSorted()).toEqual(['active, late', 'active, late', 'processed'])
  })

  test('it counts for whoever it is for: who pays for a session, not whose session it is', async () => {
    await cases.has({ daily_cap: 1 })
    const [own, paid] = [await cases.addA7(), await cases.addA7()]
    await cases.studio.inTransaction((work) => sql`UPDATE trigger_output SET recipient_kind = 'bill-to' WHERE trigger_id = ${paid}`.execute(work.db))
    const [anna, mother] = [await cases.client(), await cases.client()]
    const session = await cases.session({ client_id: anna, primary_on: '2026-05-14' })
    await cases.studio.inTransaction(async (work) => {
      const { rows } = await sql<{ id: number }>`SELECT id FROM type WHERE subject_kind = 'invoice' ORDER BY id LIMIT 1`.execute(work.db)
      await createInvoice(work, { type_id: rows[0]?.id ?? 0, session_id: session, bill_to_id: mother })
    })
    await cases.at('2026-05-07T10:00')
    await cases.find()
    expect(own).not.toBe(paid)
    expect(await cases.go()).toEqual({ processed: 2 })
  })

  test('what a person processes is not counted, and goes', async () => {
    await cases.has({ daily_cap: 1 })
    const trigger = await cases.addA7()
    const anna = await cases.client()
    for (let at = 0; at < 2; at += 1) await cases.session({ client_id: anna, primary_on: '2026-05-14' })
    await cases.at('2026-05-07T10:00')
    await cases.find()
    await cases.processByHand(trigger)
    expect(await cases.written()).toHaveLength(2)
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lease, type TogetherStudio, togetherStudio, turn } from '#support/together.ts'
import { beginAndSettle } from '../begin-and-settle.ts'
import { claimBatch } from '../claim-batch.ts'
import { partsOf } from '../claimed.ts'
import { decideDispatch } from '../decide-dispatch.ts'
import { recallMessages } from '../recall-messages.ts'
import { returnClaims } from '../return-claims.ts'
import { returnLapsed } from '../return-lapsed.ts'
import { sendDue } from '../send-due.ts'
import { claimTogether } from './claim-together.ts'

const otherLease = '00000000-0000-4000-8000-000000000008'
let cases: TogetherStudio
beforeEach(async () => {
  cases = await togetherStudio()
})
afterEach(() => cases.close())

describe('crashes, doubt and many workers', () => {
  /** A worker died while it sent what it had claimed. */
  const died = async () => {
    const [message] = await cases.claim()
    const parts = message === undefined ? [] : partsOf(message).map(({ id }) => id)
    expect(await beginAndSettle(cases.studio, { ...turn, begin: parts })).toEqual(parts)
    await cases.alter(sql`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE state = 'sending'`)
  }

  test('a claim that never began is forgotten: what is due by then goes together', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await cases.claim()
    await cases.studio.inTransaction((work) => returnClaims(work, lease))
    expect(await cases.dispatchStates()).toEqual(['waiting', 'waiting'])
    await sendDue(cases.studio)
    expect(await cases.mails()).toHaveLength(1)
    expect(await cases.rows(sql`SELECT count(DISTINCT together)::int AS emails FROM dispatch`)).toEqual([{ emails: 1 }])
  })

  test('after a crash all of them are in doubt, and what a person decides about one holds for all: sent again, it is the same email', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await died()
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['in-doubt', 'in-doubt'])
    const [first = 0, second = 0] = await cases.ids()
    const before = await cases.read(second)
    expect(before.sent_with).toEqual([{ id: first, name: 'Your Family session' }])
    await cases.studio.inTransaction((work) => decideDispatch(work, second, { decision: 'send-again', version: before.version }))
    expect(await cases.dispatchStates()).toEqual(['waiting', 'waiting'])
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['sent', 'sent'])
    expect(await cases.names()).toEqual([before.message_id])
    expect(await cases.rows(sql`SELECT resends FROM effect WHERE resends > 0`)).toEqual([{ resends: 1 }, { resends: 1 }])
  })

  test('taken as sent, all of them are', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await died()
    await sendDue(cases.studio)
    const [first = 0] = await cases.ids()
    const { version } = await cases.read(first)
    await cases.studio.inTransaction((work) => decideDispatch(work, first, { decision: 'mark-sent', version }))
    expect(await cases.dispatchStates()).toEqual(['sent', 'sent'])
  })

  test('where the studio sends again what is in doubt, the same ones go again under the same Message-ID; a new one does not join them', async () => {
    await cases.has({ resend_in_doubt: true })
    await cases.twoTriggers()
    const client_id = await cases.anna()
    await cases.writtenTo([client_id])
    await died()
    await sendDue(cases.studio)
    const [name] = await cases.names()
    await cases.alter(sql`UPDATE dispatch SET state = 'sending', lease = ${lease}::uuid, lease_until = now() - interval '1 second'`)
    await cases.writtenTo([client_id])
    // Retries are due a moment apart, as they were written down.
    await cases.alter(sql`UPDATE dispatch SET next_at = now() + interval '1 hour' WHERE communication_id = ${(await cases.ids())[1] ?? 0}`)
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['sent', 'sent', 'sent', 'sent'])
    const [, again, fresh, ...more] = await cases.names()
    expect(more).toEqual([])
    expect([again, fresh]).toContain(name)
    expect(again).not.toBe(fresh)
  })

  test('switched off meanwhile, what was begun together is still tried again together', async () => {
    await cases.has({ resend_in_doubt: true })
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await died()
    await cases.has({ merge_same_day: false })
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['sent', 'sent'])
    expect(await cases.mails()).toHaveLength(1)
  })

  test('switched off meanwhile, two workers who claim at once do not part what was begun together', async () => {
    await cases.has({ resend_in_doubt: true })
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await died()
    await cases.has({ merge_same_day: false })
    await cases.studio.inTransaction(returnLapsed)
    const [first, second] = await cases.studio.inTransaction(async (one) => {
      const mine = await claimBatch(one, lease, 1)
      return [mine, await cases.studio.inTransaction((other) => claimTogether(other, otherLease, { most: 400, merging: false }))]
    })
    expect(first?.map(({ id }) => id)).toEqual((await cases.ids()).slice(0, 1))
    expect(second).toEqual([])
  })

  test('put off by the mail server, they are tried again together; without one that was recalled under another Message-ID', async () => {
    await cases.twoTriggers()
    cases.sink.refuse(() => Object.assign(new Error('4.2.0 Later'), { responseCode: 451 }))
    await cases.writtenTo([await cases.anna()])
    expect(await sendDue(cases.studio)).toMatchObject({ retry: 2 })
    const [first = 0, second = 0] = await cases.ids()
    const both = await cases.read(second)
    cases.sink.refuse(null)
    await cases.studio.inTransaction((work) => recallMessages(work, [first], { to: 'held', why: 'Recalled by Pat.' }))
    await cases.clockReached()
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['recalled', 'sent'])
    expect((await cases.names())[0]).not.toBe(both.message_id)
  })

  test('where a batch ends between two of one person, the second is claimed too', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna(), await cases.client({ first_name: 'Bo', emails: ['bo@example.com'] })])
    expect((await cases.claim(1)).map((message) => partsOf(message).length)).toEqual([2])
    expect((await cases.claim(3)).map((message) => partsOf(message).length)).toEqual([2])
  })

  test('more than twenty to one person are several emails', async () => {
    await cases.addA7()
    const client_id = await cases.anna()
    await cases.writtenTo(Array.from({ length: 23 }, () => client_id))
    expect((await cases.claim()).map((message) => partsOf(message).length)).toEqual([20, 3])
  })

  test('four workers at once: one email each for twenty people, nothing twice', async () => {
    await cases.twoTriggers()
    const people = []
    for (let at = 0; at < 20; at += 1) people.push(await cases.client({ first_name: `P${at}`, emails: [`p${at}@example.com`] }))
    await cases.writtenTo(people)
    await Promise.all(Array.from({ length: 4 }, () => sendDue(cases.studio)))
    expect(cases.sink.received.map(({ to }) => to).toSorted()).toEqual(people.map((_, at) => `p${at}@example.com`).toSorted())
    expect(new Set(await cases.dispatchStates())).toEqual(new Set(['sent']))
    expect(await cases.rows(sql`SELECT count(DISTINCT together)::int AS emails, count(*)::int AS messages FROM dispatch`)).toEqual([
      { emails: 20, messages: 40 },
    ])
  }, 120_000)
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressHash } from '#studio/messages/suppression/address-hash.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import { openSink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { lease, type TogetherStudio, togetherStudio, turn } from '#support/together.ts'
import { beginAndSettle } from '../begin-and-settle.ts'
import { partsOf } from '../claimed.ts'
import { recallMessages } from '../recall-messages.ts'
import { sendDue } from '../send-due.ts'
import { checkTogether } from './check-together.ts'

let cases: TogetherStudio
beforeEach(async () => {
  cases = await togetherStudio()
})
afterEach(() => cases.close())

describe('each stays a message of its own', () => {
  test('one that is recalled before does not go; the other does, as if it had never been with another', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    const [first = 0, second = 0] = await cases.ids()
    await cases.studio.inTransaction((work) => recallMessages(work, [first], { to: 'held', why: 'Recalled by Pat.' }))
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['recalled', 'sent'])
    expect((await cases.mails()).map(({ mail }) => mail.subject)).toEqual(['Your balance'])
    const alone = await cases.read(second)
    expect(alone).toMatchObject({ sent_with: [], message_id: (await cases.names())[0] })
  })

  test('one that is recalled after the claim does not go either, and takes nothing with it', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    const [message] = await cases.claim()
    const [first = 0, second = 0] = await cases.ids()
    expect(message === undefined ? [] : partsOf(message).map(({ id }) => id)).toEqual([first, second])
    await cases.studio.inTransaction((work) => recallMessages(work, [first], { to: 'held', why: 'Recalled by Pat.' }))
    expect(await beginAndSettle(cases.studio, { ...turn, begin: [first, second] })).toEqual([second])
    expect(await cases.dispatchStates()).toEqual(['recalled', 'sending'])
    expect((await cases.read(second)).sent_with).toEqual([])
  })

  test('of an email that waited in hand, one whose session was put on hold stays; the other is given back and goes alone', async () => {
    await cases.twoTriggers()
    const client_id = await cases.anna()
    await cases.addA7()
    await cases.writtenTo([client_id, client_id])
    const claimed = await cases.claim()
    expect(claimed.map((message) => partsOf(message).length)).toEqual([6])
    const [session] = await cases.rows(sql<{ id: number; version: number }>`SELECT id, version FROM session ORDER BY id LIMIT 1`)
    await cases.studio.inTransaction((work) => changeSession(work, session?.id ?? 0, { on_hold: true, version: session?.version ?? 0 }))
    expect(await checkTogether(cases.studio, lease, claimed)).toEqual([])
    expect((await cases.dispatchStates()).toSorted()).toEqual(['recalled', 'recalled', 'recalled', 'waiting', 'waiting', 'waiting'])
    await sendDue(cases.studio)
    const [one, ...more] = await cases.mails()
    expect(more).toEqual([])
    expect(one?.mail.text?.match(/Hello Anna/g)).toHaveLength(2)
  })

  test('a stopped address takes those to it, marketing alone where only that was ended', async () => {
    await cases.twoTriggers({ purpose: 'marketing' })
    await cases.writtenTo([await cases.anna()])
    const stop = { channel: 'email', scope: 'marketing', reason: 'unsubscribed', at: new Date(), actor_kind: 'client', actor_name: 'Anna' }
    await addRow(cases.studio, 'suppression', { ...stop, address: 'anna@example.com', address_hash: addressHash('anna@example.com') })
    await sendDue(cases.studio)
    expect((await cases.dispatchStates()).toSorted()).toEqual(['recalled', 'sent'])
    expect((await cases.mails()).map(({ mail }) => mail.subject)).toEqual(['Your Family session'])
  })

  test('one that is worthless by now expires; the other goes', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    const [first = 0] = await cases.ids()
    await cases.alter(sql`UPDATE dispatch SET not_after = '2026-05-06T00:00Z' WHERE communication_id = ${first}`)
    await sendDue(cases.studio)
    expect(await cases.dispatchStates()).toEqual(['expired', 'sent'])
    expect((await cases.mails()).map(({ mail }) => mail.subject)).toEqual(['Your balance'])
  })

  test('an address that does not exist: both failed, and each takes its own next step', async () => {
    await cases.twoTriggers()
    cases.sink.refuse(() => Object.assign(new Error('5.1.1 No such user here'), { responseCode: 550 }))
    await cases.writtenTo([await cases.anna()])
    expect(await sendDue(cases.studio)).toMatchObject({ failed: 2 })
    expect(await cases.dispatchStates()).toEqual(['failed', 'failed'])
    expect((await cases.written()).filter((channel) => channel === 'call')).toHaveLength(2)
  })

  test('refused for its size, they go one by one', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    const sizes: number[] = []
    const sink = await openSink({
      onData(stream, _, done) {
        let size = 0
        stream.on('data', (chunk: Buffer) => (size += chunk.length))
        stream.on('end', () => {
          sizes.push(size)
          done(sizes.length === 1 ? Object.assign(new Error('5.3.4 Message too big'), { responseCode: 552 }) : null)
        })
      },
    })
    await cases.alter(sql`UPDATE sender SET port = ${sink.port}`)
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, failed: 0, retry: 2 })
    const [first = 0] = await cases.ids()
    expect((await cases.read(first)).reason).toMatch(/too big.*It held 2 messages; they go one by one now\.$/)
    await cases.clockReached()
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 2 })
    expect(sizes).toHaveLength(3)
    await sink.close()
  })
})

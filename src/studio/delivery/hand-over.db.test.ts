import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import type { Outcome } from './channels/outcome.ts'
import { claimBatch } from './claim-batch.ts'
import { asOne, type Claimed, partsOf } from './claimed.ts'
import { type HandOver, handOver } from './hand-over.ts'
import { recallMessages } from './recall-messages.ts'

const lease = '00000000-0000-4000-8000-000000000001'
let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await change(sql`rehearsal = false, rest_seconds = 0`)
  await addRow(cases.studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', host: '127.0.0.1', port: 9, security: 'none' })
  await addT7(cases, [emailStep(await addTemplate(cases))])
  for (const name of ['anna', 'bo', 'cy', 'dee'])
    await cases.session({ client_id: await cases.client({ emails: [`${name}@example.com`] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const run = await cases.studio.inTransaction((work) =>
    startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }], burst_confirmed: true }),
  )
  await carryOutRun(cases.studio, run)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await cases.close()
})

const change = (set: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => sql`UPDATE studio SET ${set}`.execute(work.db))
const claim = (most: number) => cases.studio.inTransaction((work) => claimBatch(work, lease, most))
const states = async () =>
  (await cases.studio.readOnly((work) => sql<{ state: string }>`SELECT state FROM dispatch ORDER BY communication_id`.execute(work.db))).rows.map(
    (row) => row.state,
  )

const sent: Outcome = { kind: 'sent', response: '250', messageId: 'x' }
let tried: string[]
let told: Outcome[]
/** Two connections to a mail server that takes everything. */
function plan(over: Partial<HandOver> = {}): HandOver {
  tried = []
  told = []
  return {
    studio: cases.studio,
    lease,
    connections: 2,
    sendingSeconds: 60,
    rehearsedTo: null,
    resendInDoubt: false,
    next: () => claim(10),
    lookAgain: async (messages) => [...messages],
    async send(message) {
      tried.push(message.to_address)
      return sent
    },
    async settled(outcome) {
      told.push(outcome)
    },
    ...over,
  }
}

describe('the lanes', () => {
  test('everything due is sent once and settled, whatever it was claimed in', async () => {
    await handOver(plan({ next: () => claim(1) }), () => false)
    expect(tried.toSorted()).toEqual(['anna@example.com', 'bo@example.com', 'cy@example.com', 'dee@example.com'])
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(told).toHaveLength(4)
  })

  test('with a slow mail server what was claimed is looked at again before it begins, all that waits at once, and what must not go does not', async () => {
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    let clock = 0
    const looks: string[][] = []
    const lookAgain = async (messages: readonly Claimed[]) => {
      looks.push(messages.map((message) => message.to_address))
      return messages.filter((message) => message.to_address !== 'cy@example.com')
    }
    const send = async (message: Claimed) => {
      tried.push(message.to_address)
      clock += 20_000
      return sent
    }
    await handOver(plan({ connections: 1, send, lookAgain }), () => false)
    expect(tried).toEqual(['anna@example.com', 'bo@example.com', 'dee@example.com'])
    expect(looks).toEqual([['cy@example.com', 'dee@example.com']])
  })

  test('a claim that fails while messages are under way is told to whoever asked, after these are settled', async () => {
    let claims = 0
    const next = async () => {
      claims += 1
      if (claims > 1) throw new Error('The claim failed.')
      return claim(3)
    }
    await expect(handOver(plan({ next }), () => false)).rejects.toThrow('The claim failed.')
    expect((await states()).filter((state) => state === 'sending')).toEqual([])
    expect((await states()).filter((state) => state === 'sent')).toHaveLength(tried.length)
  })

  test('stopped while more is being claimed, it ends after the claim, so that what was claimed can be given back', async () => {
    let stopped = false
    let claimed = false
    const next = async () => {
      if (tried.length === 0) return claim(1)
      stopped = true
      const more = await claim(10)
      claimed = true
      return more
    }
    await handOver(plan({ next }), () => stopped)
    expect(claimed).toBe(true)
    const now = await states()
    expect(now.filter((state) => state === 'sent')).toHaveLength(tried.length)
    expect(now.filter((state) => state === 'claimed')).toHaveLength(4 - tried.length)
    expect(tried.length).toBeLessThan(4)
  })

  test('a message whose claim lapsed, and that is claimed again by the same run, is sent once', async () => {
    let twice: Claimed[] = []
    const next = async () => {
      const more = await claim(10)
      if (twice.length === 0) return (twice = more)
      return tried.length < 4 ? twice : more
    }
    await handOver(plan({ next }), () => false)
    expect(tried).toHaveLength(4)
    expect(new Set(tried).size).toBe(4)
  })

  test('trouble is told before anything else begins', async () => {
    const refusing: Outcome = { kind: 'later', scope: 'server', reason: 'Away.' }
    const over = plan({ connections: 1 })
    over.send = async (message) => {
      tried.push(message.to_address)
      return refusing
    }
    await handOver(over, () => told.length > 0)
    expect(tried).toHaveLength(1)
    expect((await states()).toSorted()).toEqual(['claimed', 'claimed', 'claimed', 'retry'])
  })

  test('a slow message does not keep what becomes due meanwhile from leaving', async () => {
    let release: (outcome: Outcome) => void = () => undefined
    let claims = 0
    const over = plan({
      async next() {
        claims += 1
        return claims === 2 ? [] : claim(claims === 1 ? 1 : 10)
      },
    })
    over.send = async (message) => {
      tried.push(message.to_address)
      if (tried.length === 1) return new Promise((resolve) => (release = resolve))
      if (tried.length === 4) release(sent)
      return sent
    }
    await handOver(over, () => false)
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent'])
  })

  test('of messages in one email one that was recalled before it began does not leave; the others do, and are settled with its outcome', async () => {
    let claimed = false
    const next = async () => {
      if (claimed) return []
      claimed = true
      const one = asOne(await claim(10))
      await cases.studio.inTransaction((work) => recallMessages(work, [one?.id ?? 0], { to: 'held', why: 'Recalled by Pat.' }))
      return one === undefined ? [] : [one]
    }
    const send = async (message: Claimed) => {
      const parts = partsOf(message)
      tried.push(parts.map(({ to_address }) => to_address).join(' '))
      return sent
    }
    await handOver(plan({ next, send }), () => false)
    expect(tried).toEqual(['bo@example.com cy@example.com dee@example.com'])
    expect(await states()).toEqual(['recalled', 'sent', 'sent', 'sent'])
    expect(told).toHaveLength(1)
  })

  test('an outcome that cannot be told is thrown, and the message that had begun is sent and settled all the same', async () => {
    const over = plan({ connections: 1, settled: () => Promise.reject(new Error('Not told.')) })
    await expect(handOver(over, () => false)).rejects.toThrow('Not told.')
    expect(await states()).not.toContain('sending')
    expect((await states()).filter((state) => state === 'sent')).toHaveLength(tried.length)
  })
})

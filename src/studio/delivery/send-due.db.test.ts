import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { stopRun } from '#studio/processing/stop-run.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { beginAndSettle } from './begin-and-settle.ts'
import { claimBatch } from './claim-batch.ts'
import { decideDispatch } from './decide-dispatch.ts'
import { sendDue } from './send-due.ts'
import { undoRun } from './undo-run.ts'

let cases: CaseStudio
let sink: Sink
beforeEach(async () => {
  cases = await caseStudio()
  sink = await openSink()
  await addRow(cases.studio, 'sender', {
    from_name: 'Northlight',
    from_address: 'hello@northlight.example',
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    timeout_seconds: 5,
  })
  await change(sql`rehearsal = false, rest_seconds = 0`)
})
afterEach(async () => {
  await sink.close()
  await cases.close()
})

const change = (set: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => sql`UPDATE studio SET ${set}`.execute(work.db))
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
const states = async () => (await rows(sql<{ state: string }>`SELECT state FROM dispatch ORDER BY communication_id`)).map((row) => row.state)

/** Due sessions, processed: one email each. Returns the run. */
async function processed(
  emails: readonly string[],
  wanted: Parameters<typeof addT7>[2] = {},
  template: Parameters<typeof addTemplate>[1] = {},
): Promise<number> {
  await addT7(cases, [emailStep(await addTemplate(cases, template)), callStep()], wanted)
  for (const email of emails) await cases.session({ client_id: await cases.client({ emails: [email] }), primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  const run = await cases.studio.inTransaction((work) =>
    startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }], burst_confirmed: true }),
  )
  await carryOutRun(cases.studio, run)
  return run
}

describe('the way out', () => {
  test('what was processed leaves by SMTP, once, with text and HTML, and a second time nothing leaves', async () => {
    await processed(['anna@example.com', 'bo@example.com'])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 2, waiting: 0 })
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0 })
    expect(sink.received.map((mail) => mail.to).sort()).toEqual(['anna@example.com', 'bo@example.com'])
    const raw = sink.received[0]?.raw ?? ''
    expect(raw).toMatch(/^Subject: Your Family session\r?$/m)
    expect(raw).toContain('multipart/alternative')
    expect(raw).toContain('Wednesday, May 13, 2026')
    expect(raw).not.toContain('List-Unsubscribe')
    expect(await states()).toEqual(['sent', 'sent'])
  })

  test('marketing mail says how to end it, in its headers (RFC 8058) and its body', async () => {
    await processed(['anna@example.com'], { purpose: 'marketing' }, { purpose: 'marketing' })
    await sendDue(cases.studio)
    const raw = sink.received[0]?.raw ?? ''
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(raw.replace(/\r?\n\s/g, '')).toMatch(/List-Unsubscribe:<?\s?<https:\/\/hotshoe\.example\/u\//)
  })

  test('a message that cannot be made ready fails with its reason, the others leave', async () => {
    await processed(['anna@example.com', 'bo@example.com', 'cy@example.com'])
    await cases.studio.inTransaction((work) => sql`UPDATE communication SET purpose = 'marketing' WHERE to_address = 'bo@example.com'`.execute(work.db))
    const deployment = {
      ...cases.studio.deployment,
      get publicUrl(): string {
        throw new Error('no link')
      },
    }
    expect(await sendDue({ ...cases.studio, deployment })).toMatchObject({ sent: 2, failed: 1, waiting: 0 })
    expect(
      await rows(sql`SELECT c.to_address, d.state, d.reason FROM dispatch d JOIN communication c ON c.id = d.communication_id WHERE d.state <> 'sent'`),
    ).toEqual([{ to_address: 'bo@example.com', state: 'failed', reason: 'This message could not be made ready for sending: no link' }])
  })

  test('in rehearsal everything goes to the studio, marked', async () => {
    await change(sql`rehearsal = true, rehearsal_address = 'me@northlight.example'`)
    await processed(['anna@example.com'])
    await sendDue(cases.studio)
    expect(sink.received.map((mail) => mail.to)).toEqual(['me@northlight.example'])
    expect(sink.received[0]?.raw).toContain('Subject: [Rehearsal] Your Family session')
    expect(await rows(sql`SELECT rehearsed_to FROM dispatch`)).toEqual([{ rehearsed_to: 'me@northlight.example' }])
  })

  test('while everything is paused nothing leaves', async () => {
    await processed(['anna@example.com'])
    await change(sql`paused_at = now()`)
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, waiting: 1 })
    expect(sink.received).toEqual([])
  })

  test('while it rests a message waits, and can be recalled; its item is held', async () => {
    await change(sql`rest_seconds = 300`)
    await processed(['anna@example.com'])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, waiting: 1 })
    const [message] = await rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch`)
    await cases.studio.inTransaction((work) => decideDispatch(work, message?.id ?? 0, { decision: 'recall', version: message?.version ?? 0 }))
    expect(await states()).toEqual(['recalled'])
    expect(await cases.states()).toEqual(['held'])
  })
})

describe('what goes wrong', () => {
  test('a temporary no is tried again later', async () => {
    sink.refuse(() => Object.assign(new Error('Try later'), { responseCode: 451 }))
    await processed(['anna@example.com'])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, retry: 1 })
    sink.refuse(null)
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET next_at = now()`.execute(work.db))
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, retry: 0 })
  })

  test('a permanent no: failed, the address is stopped, and the next channel is taken once', async () => {
    sink.refuse((to) => (to === 'gone@example.com' ? Object.assign(new Error('5.1.1 No such user here'), { responseCode: 550 }) : null))
    await processed(['gone@example.com', 'here@example.com'])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, failed: 1 })
    await sendDue(cases.studio)
    expect(await rows(sql`SELECT to_address FROM communication WHERE channel = 'call'`)).toEqual([{ to_address: '+13125550142' }])
    expect(await rows(sql`SELECT address, scope, reason FROM suppression`)).toEqual([{ address: 'gone@example.com', scope: 'all', reason: 'bounced' }])
  })

  test('case 70: what cannot be sent while it makes sense expires, and stands in the list', async () => {
    await processed(['anna@example.com'], {
      exclusions: { past: true, do_not_market: true, do_not_call: false, on_hold: true, confirmed: true, canceled: true },
    })
    await cases.at('2026-05-08T08:00')
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, expired: 1 })
    expect(sink.received).toEqual([])
  })

  test('case 28: confirmed while the message waits: recalled, the item withdrawn, and back once it matches again', async () => {
    await change(sql`rest_seconds = 300`)
    await processed(['anna@example.com'])
    const [session] = await rows(sql<{ id: number }>`SELECT id FROM session`)
    await cases.change(session?.id ?? 0, { confirmed: true })
    await cases.at('2026-05-06T08:06')
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET next_at = now()`.execute(work.db))
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, recalled: 1 })
    expect(sink.received).toEqual([])
    expect(await cases.states()).toEqual(['withdrawn'])
    await cases.change(session?.id ?? 0, { confirmed: false })
    await findAndRecheck(cases.studio)
    expect(await cases.states()).toEqual(['active'])
  })

  test('unsubscribed after processing: a marketing message is recalled, a transactional one goes', async () => {
    await processed(['anna@example.com'], { purpose: 'marketing' }, { purpose: 'marketing' })
    await addRow(cases.studio, 'suppression', {
      channel: 'email',
      address: 'anna@example.com',
      address_hash: sql`sha256('anna@example.com')`,
      scope: 'marketing',
      reason: 'unsubscribed',
      at: new Date(),
      actor_kind: 'client',
      actor_name: 'Anna',
    })
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, recalled: 1 })
    expect(sink.received).toEqual([])
  })

  test('wrong settings stop the sending and are told; the messages keep waiting', async () => {
    await processed(['anna@example.com', 'bo@example.com'])
    await cases.studio.inTransaction((work) => sql`UPDATE sender SET port = 1`.execute(work.db))
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, failed: 0 })
    expect((await states()).every((state) => state === 'retry' || state === 'waiting')).toBe(true)
    const [sender] = await rows(sql<{ last_trouble: string }>`SELECT last_trouble FROM sender`)
    expect(sender?.last_trouble).toContain('127.0.0.1')
  })
})

describe('leases', () => {
  const lease = '00000000-0000-4000-8000-000000000001'
  const turn = { lease, settled: [], begin: [], sendingSeconds: 1, rehearsedTo: null, resendInDoubt: false }

  test('case 69: a worker frozen past its lease wakes: its settlement is fenced off and the message stays in doubt', async () => {
    await processed(['anna@example.com'])
    const [message] = await cases.studio.inTransaction((work) => claimBatch(work, lease, 10))
    const id = message?.id ?? 0
    await beginAndSettle(cases.studio, { ...turn, begin: [id] })
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET lease_until = now() - interval '1 second'`.execute(work.db))
    await sendDue(cases.studio)
    expect(await states()).toEqual(['in-doubt'])
    await beginAndSettle(cases.studio, { ...turn, settled: [{ id, attempts: 1, outcome: { kind: 'sent', response: '250', messageId: 'x' } }] })
    expect(await states()).toEqual(['in-doubt'])
  })

  test('a claim whose lease ended goes back and is sent; two workers at once send nothing twice', async () => {
    await processed(Array.from({ length: 30 }, (_, index) => `c${index}@example.com`))
    await cases.studio.inTransaction((work) => claimBatch(work, lease, 10))
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE state = 'claimed'`.execute(work.db))
    await Promise.all([sendDue(cases.studio), sendDue(cases.studio)])
    expect(sink.received).toHaveLength(30)
    expect(new Set(sink.received.map((mail) => mail.to)).size).toBe(30)
  })

  test('a person decides a message in doubt: sent again under the same Message-ID', async () => {
    await processed(['anna@example.com'])
    await sendDue(cases.studio)
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET state = 'in-doubt'`.execute(work.db))
    const [message] = await rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch`)
    await cases.studio.inTransaction((work) => decideDispatch(work, message?.id ?? 0, { decision: 'send-again', version: message?.version ?? 0 }))
    await sendDue(cases.studio)
    const ids = sink.received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw)?.[1])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
  })
})

test('case 79: undo a run within the resting time: unsent recalled, calls cancelled, items held; what has left stays', async () => {
  await change(sql`rest_seconds = 300`)
  const run = await processed(['anna@example.com', 'bo@example.com'])
  const [first] = await rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch ORDER BY 1`)
  await cases.studio.inTransaction((work) => decideDispatch(work, first?.id ?? 0, { decision: 'send-now', version: first?.version ?? 0 }))
  await sendDue(cases.studio)
  expect(await cases.studio.inTransaction((work) => undoRun(work, run))).toEqual({ recalled: 1, canceled: 0, put_back: 0, already_gone: 1 })
  expect(await cases.states()).toEqual(['processed', 'held'])
  expect(await states()).toEqual(['sent', 'recalled'])
})

describe('what a review found', () => {
  test('in rehearsal a refused studio address says nothing about the clients: none is stopped, nobody is called instead', async () => {
    await change(sql`rehearsal = true, rehearsal_address = 'wrong@northlight.example'`)
    sink.refuse(() => Object.assign(new Error('5.1.1 No such user here'), { responseCode: 550 }))
    await processed(['anna@example.com'])
    expect(await sendDue(cases.studio)).toMatchObject({ failed: 1 })
    expect(await rows(sql`SELECT id FROM suppression`)).toEqual([])
    expect(await rows(sql`SELECT id FROM communication WHERE channel = 'call'`)).toEqual([])
  })

  test('paused or switched to rehearsal while messages are claimed: what had not begun does not begin', async () => {
    const lease = '00000000-0000-4000-8000-000000000002'
    await processed(['anna@example.com', 'bo@example.com'])
    const [first, second] = await cases.studio.inTransaction((work) => claimBatch(work, lease, 10))
    const turn = { lease, settled: [], sendingSeconds: 60, rehearsedTo: null, resendInDoubt: false }
    await change(sql`paused_at = now()`)
    expect(await beginAndSettle(cases.studio, { ...turn, begin: [first?.id ?? 0] })).toEqual([])
    await change(sql`paused_at = NULL, rehearsal = true`)
    expect(await beginAndSettle(cases.studio, { ...turn, begin: [first?.id ?? 0] })).toEqual([])
    await change(sql`rehearsal = false`)
    expect(await beginAndSettle(cases.studio, { ...turn, begin: [second?.id ?? 0] })).toEqual([second?.id])
  })

  test('what may have arrived is not recalled as if nobody had it: it is not sent again, and is in doubt', async () => {
    await processed(['anna@example.com'])
    await cases.studio.inTransaction((work) => sql`UPDATE dispatch SET state = 'retry', doubtful = true`.execute(work.db))
    const [message] = await rows(sql<{ id: number; version: number }>`SELECT communication_id AS id, version FROM dispatch`)
    await cases.studio.inTransaction((work) => decideDispatch(work, message?.id ?? 0, { decision: 'recall', version: message?.version ?? 0 }))
    expect(await states()).toEqual(['in-doubt'])
    expect(await cases.states()).toEqual(['processed'])
  })

  test('a run that has not begun is undone before it does; undone twice finds nothing more; it does not go on', async () => {
    await addT7(cases, [callStep()])
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T08:00')
    await findAndRecheck(cases.studio)
    const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
    const undone = () => cases.studio.inTransaction((work) => undoRun(work, run))
    expect(await undone()).toEqual({ recalled: 0, canceled: 0, put_back: 0, already_gone: 0 })
    expect(await undone()).toEqual({ recalled: 0, canceled: 0, put_back: 0, already_gone: 0 })
    await carryOutRun(cases.studio, run)
    expect(await cases.states()).toEqual(['active'])
    await expect(cases.studio.inTransaction((work) => stopRun(work, run, false))).rejects.toMatchObject({ code: 'undone' })
  })
})

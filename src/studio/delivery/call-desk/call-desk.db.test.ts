import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output } from '#platform/http/contract.ts'
import { cancelCalls } from '#studio/messages/calls/cancel-calls.ts'
import type { CallDraft } from '#studio/messages/communication.ts'
import { writeCommunications } from '#studio/messages/write-communications.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addDepartment, addMember } from '#support/people.ts'
import * as desk from './contract.ts'
import { callDeskRoutes } from './routes.ts'

let cases: CaseStudio
let maya: OpenStudio
let front: number
let client: number
let session: number

// A Thursday.
const today = '2026-11-19'
const mobile = '+14025550100'
const home = '+14025550101'

beforeAll(async () => {
  cases = await caseStudio(`${today}T10:00`)
  front = await addDepartment(cases.studio, { name: 'Front desk' })
  const id = await addMember(cases.studio, { name: 'Maya Ortiz' })
  maya = cases.open({ kind: 'user', id, name: 'Maya Ortiz' })
})
beforeEach(async () => {
  await cases.at(`${today}T10:00`)
  client = await cases.client({ first_name: 'Zoë', last_name: 'Ångström', phones: [{ phone: mobile, label: 'Mobile', sms: true }] })
  session = await cases.session({ client_id: client, primary_on: '2026-11-28', primary_time: '16:00' })
})
afterAll(() => cases.close())

const ask: ReturnType<typeof caller> = (contract, input) => caller(cases.studio, callDeskRoutes)(contract, input)
const asMaya: ReturnType<typeof caller> = (contract, input) => caller(maya, callDeskRoutes)(contract, input)

const draft = (changes: Partial<CallDraft> = {}): CallDraft => ({
  channel: 'call',
  purpose: 'transactional',
  recipient: { kind: 'client', id: client },
  to_name: 'Zoë Ångström',
  client_id: client,
  session_id: session,
  client_version: 1,
  session_version: 1,
  item_id: null,
  ancestry: [],
  flagged: null,
  description: 'Confirm the session',
  to_address: mobile,
  plain: 'Ask whether the time still suits.',
  due_on: today,
  department_id: front,
  member_id: null,
  priority: 2,
  ...changes,
})
const write = (...drafts: CallDraft[]) => cases.studio.inTransaction((work) => writeCommunications(work, drafts))
async function one(changes: Partial<CallDraft> = {}): Promise<number> {
  const [id] = await write(draft(changes))
  return id ?? 0
}
type Attempt = Input<typeof desk.addAttempt>['body']
const read = (id: number) => ask(desk.readCall, { params: { id } })
const tried = (id: number, version: number, attempt: Omit<Attempt, 'version'>) => ask(desk.addAttempt, { params: { id }, body: { version, ...attempt } })
const undo = (id: number, call: Output<typeof desk.readCall>) => ask(desk.undoAttempt, { params: { id, attempt: call.attempts[0]?.id ?? 0 } })
const state = (id: number, version: number, to: 'open' | 'canceled') => ask(desk.changeCall, { params: { id }, body: { version, state: to } })
const twoPhones = () =>
  cases.changeClient(client, {
    phones: [
      { phone: mobile, label: 'Mobile', sms: true },
      { phone: home, label: 'Home', sms: false },
    ],
  })

describe('the list', () => {
  const list = async (query: Input<typeof desk.listCalls>['query']) =>
    (await ask(desk.listCalls, { query: { client_id: client, ...query } })).rows.map(({ id }) => id)

  test('what is due goes by priority and then by day; what is to come by day', async () => {
    const [old, urgent, now, later, soon] = await write(
      draft({ due_on: '2026-11-10' }),
      draft({ priority: 1 }),
      draft({}),
      draft({ due_on: '2026-12-24', priority: 1 }),
      draft({ due_on: '2026-11-20', priority: 3 }),
    )
    expect(await list({ due: 'today' })).toEqual([urgent, old, now])
    expect(await list({ due: 'coming' })).toEqual([soon, later])
    expect(await list({})).toEqual([old, urgent, now, soon, later])
  })

  test('comes in pages, in each of its orders', async () => {
    const ids = await write(draft({}), draft({ priority: 1 }), draft({ due_on: '2026-11-10' }))
    const pages = async (query: Input<typeof desk.listCalls>['query']) => {
      const first = await ask(desk.listCalls, { query: { client_id: client, limit: 2, ...query } })
      const rest = await ask(desk.listCalls, { query: { client_id: client, limit: 2, after: first.next ?? '', ...query } })
      expect(rest.next).toBeNull()
      return [...first.rows, ...rest.rows].map(({ id }) => id)
    }
    expect(await pages({ due: 'today' })).toEqual([ids[1], ids[2], ids[0]])
    expect(await pages({})).toEqual([ids[2], ids[1], ids[0]])
    for (const id of ids) await tried(id, 1, { result: 'reached' })
    expect(await pages({ state: 'done' })).toEqual(ids.toReversed())
  })

  test('narrows down to a desk, a member and words', async () => {
    const mine = await addMember(cases.studio, { name: 'Kim' })
    const id = await one({ member_id: mine, department_id: null })
    await one()
    expect(await list({ member_id: mine })).toEqual([id])
    expect(await list({ department_id: front, search: 'ångs' })).toHaveLength(1)
    expect(await list({ search: 'nobody' })).toEqual([])
  })

  test('tells what whoever calls needs: script, numbers, the session, and what time it is there', async () => {
    await cases.changeClient(client, { zone: 'America/Los_Angeles' })
    await twoPhones()
    expect(await read(await one())).toMatchObject({
      plain: 'Ask whether the time still suits.',
      phones: [
        { phone: mobile, sms: true, stopped: false },
        { phone: home, sms: false, stopped: false },
      ],
      local_time: '08:00',
      about: { session_type: 'Family', session_status: 'Booked', session_on: '2026-11-28', session_time: '16:00' },
      attempts: [],
      stop: null,
      no_longer: null,
    })
  })

  test('an unknown number is refused', async () => {
    await expect(read(999_999)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a try', () => {
  test('that nobody answered: again in two work days, over the weekend', async () => {
    const id = await one()
    expect(await tried(id, 1, { result: 'no-answer', note: ' Rang long ' })).toMatchObject({
      call_state: 'open',
      call_result: 'no-answer',
      call_note: 'Rang long',
      due_on: '2026-11-23',
      call_tries: 1,
      version: 2,
      attempts: [{ result: 'no-answer', note: 'Rang long', next: 'again', next_on: '2026-11-23', phone: mobile, actor: { name: 'Pat Manager' } }],
    })
  })

  test('the third one without an answer closes the call as not reached', async () => {
    const id = await one()
    await tried(id, 1, { result: 'no-answer' })
    await tried(id, 2, { result: 'busy' })
    expect(await tried(id, 3, { result: 'voicemail' })).toMatchObject({ call_state: 'done', call_outcome: 'not-reached', closed_by: { name: 'Pat Manager' } })
    await expect(tried(id, 4, { result: 'reached' })).rejects.toMatchObject({ code: 'call-closed' })
  })

  test('the studio says after how many work days, and how often', async () => {
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET call_again_days = 1, call_most_tries = 2`.execute(work.db))
    const id = await one()
    expect(await tried(id, 1, { result: 'busy' })).toMatchObject({ due_on: '2026-11-20' })
    expect(await tried(id, 2, { result: 'busy' })).toMatchObject({ call_outcome: 'not-reached' })
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET call_again_days = 2, call_most_tries = 3`.execute(work.db))
  })

  test('that reached somebody, or booked, ends it', async () => {
    expect(await tried(await one(), 1, { result: 'reached' })).toMatchObject({ call_state: 'done', call_outcome: 'reached' })
    expect(await tried(await one(), 1, { result: 'booked' })).toMatchObject({ call_state: 'done', call_outcome: 'booked' })
  })

  test('that asked for a day waits for it, and counts anew; without a day it is refused, and with one that is past', async () => {
    const id = await one()
    await tried(id, 1, { result: 'no-answer' })
    await expect(tried(id, 2, { result: 'callback' })).rejects.toMatchObject({ code: 'day-missing' })
    await expect(tried(id, 2, { result: 'callback', next_on: '2026-11-18' })).rejects.toMatchObject({ code: 'day-past' })
    await expect(tried(id, 2, { result: 'reached', next_on: '2026-11-20' })).rejects.toMatchObject({ code: 'day-unfit' })
    expect(await tried(id, 2, { result: 'callback', next_on: '2026-12-06' })).toMatchObject({ due_on: '2026-12-06', call_tries: 0 })
  })

  test('a wrong number with a second phone: that one at once, and the wrong one is not called for this client again', async () => {
    await twoPhones()
    const other = await cases.client({ phones: [{ phone: mobile, label: 'Mobile', sms: true }] })
    const id = await one()
    expect(await tried(id, 1, { result: 'wrong-number' })).toMatchObject({
      call_state: 'open',
      to_address: home,
      due_on: today,
      phones: [
        { phone: mobile, stopped: true },
        { phone: home, stopped: false },
      ],
    })
    expect(await read(await one({ recipient: { kind: 'client', id: other } }))).toMatchObject({ phones: [{ phone: mobile, stopped: false }], stop: null })
    expect(await tried(id, 2, { result: 'wrong-number' })).toMatchObject({ call_state: 'done', call_outcome: 'no-number' })
  })

  test('a wrong number without another ends the call', async () => {
    expect(await tried(await one(), 1, { result: 'wrong-number' })).toMatchObject({ call_state: 'done', call_outcome: 'no-number' })
  })

  test('another number on file may have been called, and no other', async () => {
    await twoPhones()
    const id = await one()
    await expect(tried(id, 1, { result: 'no-answer', phone: '+14025550199' })).rejects.toMatchObject({ code: 'no-such-phone' })
    expect(await tried(id, 1, { result: 'no-answer', phone: home })).toMatchObject({ to_address: mobile, attempts: [{ phone: home }] })
  })

  test('a result given twice by a double click is one', async () => {
    const id = await one()
    const both = await Promise.all([tried(id, 1, { result: 'no-answer', note: 'x' }), tried(id, 1, { result: 'no-answer', note: 'x' })])
    expect(both.map(({ attempts }) => attempts.length)).toEqual([1, 1])
    expect(await read(id)).toMatchObject({ call_tries: 1, version: 2 })
  })

  test('two people on the same call at once: the second is told who was faster', async () => {
    const id = await one()
    await asMaya(desk.addAttempt, { params: { id }, body: { version: 1, result: 'voicemail' } })
    await expect(tried(id, 1, { result: 'voicemail' })).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Maya Ortiz was faster with this call: “Left a message”. It is due again on Monday, November 23, 2026. Yours was not noted.',
    })
  })
})

describe('a result given by mistake', () => {
  test('is taken back: the call stands as before, and twice is once', async () => {
    const id = await one()
    await tried(id, 1, { result: 'no-answer', note: 'First' })
    const wrong = await tried(id, 2, { result: 'reached', note: 'Oops' })
    const back = await undo(id, wrong)
    expect(back).toMatchObject({ call_state: 'open', call_result: 'no-answer', call_note: 'First', call_tries: 1, due_on: '2026-11-23', closed_by: null })
    expect(await undo(id, wrong)).toEqual(back)
    expect(await undo(id, { ...back, attempts: back.attempts.slice(1) })).toMatchObject({ call_result: null, call_note: '', due_on: today, call_tries: 0 })
  })

  test('frees the number it stopped, but not one that was stopped before', async () => {
    await twoPhones()
    const id = await one()
    expect(await undo(id, await tried(id, 1, { result: 'wrong-number' }))).toMatchObject({ to_address: mobile, phones: [{ stopped: false }, {}] })
    await tried(id, 3, { result: 'wrong-number' })
    const second = await one()
    expect(await undo(second, await tried(second, 1, { result: 'wrong-number' }))).toMatchObject({ phones: [{ stopped: true }, {}] })
  })

  test('only the last one, for a quarter of an hour, and while nobody else changed the call', async () => {
    const id = await one()
    const first = await tried(id, 1, { result: 'no-answer' })
    expect(first.undo_until).toMatch(/^2026-11-19T16:15/)
    const second = await tried(id, 2, { result: 'busy' })
    await expect(undo(id, first)).rejects.toMatchObject({ code: 'not-the-last' })
    await cases.at(`${today}T10:16`)
    await expect(undo(id, second)).rejects.toMatchObject({ code: 'undo-over' })
    expect((await read(id)).undo_until).toBeNull()
    const third = await tried(id, 3, { result: 'callback', next_on: '2026-12-01' })
    await state(id, 4, 'canceled')
    await expect(undo(id, third)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(ask(desk.undoAttempt, { params: { id, attempt: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a call', () => {
  test('is canceled and opened again, its tries counted anew; one that was made is not canceled', async () => {
    const id = await one()
    expect(await state(id, 1, 'canceled')).toMatchObject({ call_state: 'canceled', closed_by: { name: 'Pat Manager' } })
    expect(await state(id, 1, 'canceled')).toMatchObject({ version: 2 })
    await state(id, 2, 'open')
    for (const version of [3, 4, 5]) await tried(id, version, { result: 'busy' })
    await expect(state(id, 6, 'canceled')).rejects.toMatchObject({ code: 'call-done' })
    await expect(state(id, 5, 'open')).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await state(id, 6, 'open')).toMatchObject({ call_state: 'open', call_outcome: null, call_tries: 0, closed_at: null })
    expect(await tried(id, 7, { result: 'busy' })).toMatchObject({ call_state: 'open', call_tries: 1 })
  })

  test('Do Not Call set after it was made: it shows a stop sign', async () => {
    const id = await one()
    await cases.changeClient(client, { do_not_call: true })
    expect(await read(id)).toMatchObject({ stop: 'The client is marked Do Not Call.' })
  })

  test('whose number was taken off the client shows that it is no longer on file', async () => {
    const id = await one()
    await cases.changeClient(client, { phones: [{ phone: home, label: 'Home', sms: false }] })
    expect(await read(id)).toMatchObject({ stop: 'This number is no longer on file for the client.' })
  })

  test('undo of a run takes back calls nobody has touched, and nothing else', async () => {
    const [fresh, done, reopened] = await write(draft(), draft(), draft())
    for (const id of [done ?? 0, reopened ?? 0]) await tried(id, 1, { result: 'reached' })
    await state(reopened ?? 0, 2, 'open')
    const take = () => cases.studio.inTransaction((work) => cancelCalls(work, [fresh ?? 0, done ?? 0, reopened ?? 0]))
    expect(await take()).toEqual([fresh])
    expect(await take()).toEqual([])
  })
})

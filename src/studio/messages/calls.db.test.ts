import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#platform/http/contract.ts'
import { caller } from '#support/call-route.ts'
import { addClient, addDepartment, addMember, addSession } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { cancelCalls } from './cancel-calls.ts'
import type { CallDraft, EmailDraft } from './communication.ts'
import * as messages from './contract.ts'
import { messageRoutes } from './routes.ts'
import { writeCommunications } from './write-communications.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
let client: number
let session: number
let desk: number
let maya: number

beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, messageRoutes)
  maya = await addMember(here.studio)
  desk = await addDepartment(here.studio, { name: 'Front desk' })
})
beforeEach(async () => {
  client = await addClient(here.studio, { first_name: 'Zoë', last_name: 'Ångström' })
  session = await addSession(here.studio, client)
})
afterAll(() => here.close())

const drafted = () => ({
  purpose: 'transactional' as const,
  recipient: { kind: 'client' as const, id: client },
  to_name: 'Zoë Ångström',
  client_id: client,
  session_id: session,
  client_version: 1,
  session_version: 1,
  item_id: null,
  ancestry: [],
  flagged: null,
})
const call = (changes: Partial<CallDraft> = {}): CallDraft => ({
  ...drafted(),
  channel: 'call',
  description: 'Confirm the session',
  to_address: '+14025550100',
  plain: 'Ask whether the time still suits.',
  due_on: '2026-11-14',
  department_id: desk,
  member_id: null,
  priority: 2,
  ...changes,
})
const email = (changes: Partial<EmailDraft> = {}): EmailDraft => ({
  ...drafted(),
  channel: 'email',
  description: 'Session reminder',
  to_address: 'zoe@example.com',
  subject: 'See you on Saturday',
  html: '<p>Hi</p>',
  plain: 'Hi',
  from_name: 'Northlight',
  from_address: 'hello@northlight.example',
  reply_to: '',
  rest_until: null,
  not_after: null,
  ...changes,
})
const write = (...drafts: (CallDraft | EmailDraft)[]) => here.studio.inTransaction((work) => writeCommunications(work, drafts))
async function one(draft: CallDraft | EmailDraft): Promise<number> {
  const [id] = await write(draft)
  if (id === undefined) throw new Error('nothing was written')
  return id
}
const change = (id: number, body: Input<typeof messages.changeCall>['body']) => ask(messages.changeCall, { params: { id }, body })

describe('what was written', () => {
  test('is listed newest first, in pages, by record, channel, item and words', async () => {
    const ids = await write(email({ item_id: 41 }), call({ item_id: 42 }), email({ subject: 'Über uns' }))
    const list = (query: Partial<Parameters<typeof listed>[0]> = {}) => listed({ client_id: client, ...query })
    expect(await list()).toEqual(ids.toReversed())
    expect(await list({ channel: 'call' })).toEqual([ids[1]])
    expect(await list({ item_id: 41 })).toEqual([ids[0]])
    expect(await list({ session_id: session, search: 'ÜBER' })).toEqual([ids[2]])
    expect(await list({ search: '100%_' })).toEqual([])
    const first = await ask(messages.listCommunications, { query: { client_id: client, limit: 2 } })
    const rest = await ask(messages.listCommunications, { query: { client_id: client, limit: 2, after: first.next ?? '' } })
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(rest.next).toBeNull()
  })

  async function listed(query: { client_id: number; channel?: 'call'; item_id?: number; session_id?: number; search?: string }) {
    return (await ask(messages.listCommunications, { query })).rows.map(({ id }) => id)
  }

  test('shows its record, its recipient, who caused it and its text', async () => {
    const shown = await ask(messages.readCommunication, { params: { id: await one(email({ ancestry: [3, 7] })) } })
    expect(shown).toMatchObject({
      recipient: { kind: 'client', id: client },
      client: { id: client, name: 'Zoë Ångström' },
      session: { id: session },
      actor: { kind: 'user', name: 'Pat Manager' },
      html: '<p>Hi</p>',
      ancestry: [3, 7],
      call_state: null,
    })
    await expect(ask(messages.readCommunication, { params: { id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('begins again at the first page when a cursor makes no sense', async () => {
    await expect(ask(messages.listCommunications, { query: { after: 'nonsense' } })).rejects.toMatchObject({ code: 'bad-cursor' })
  })
})

describe('the call desk', () => {
  test('lists open calls by due date, the urgent first, with their scripts', async () => {
    const [late, urgent, soon] = await write(call({ due_on: '2026-11-20' }), call({ due_on: '2026-11-14', priority: 1 }), call({ due_on: '2026-11-14' }))
    await write(email())
    const all = await ask(messages.listCalls, { query: { client_id: client } })
    expect(all.rows.map(({ id }) => id)).toEqual([urgent, soon, late])
    expect(all.rows[0]).toMatchObject({ plain: 'Ask whether the time still suits.', department: { id: desk, name: 'Front desk' }, member: null })
    const due = await ask(messages.listCalls, { query: { client_id: client, due_until: '2026-11-14', limit: 1 } })
    expect(due.rows.map(({ id }) => id)).toEqual([urgent])
    expect(
      (await ask(messages.listCalls, { query: { client_id: client, due_until: '2026-11-14', limit: 1, after: due.next ?? '' } })).rows.map(({ id }) => id),
    ).toEqual([soon])
    expect((await ask(messages.listCalls, { query: { client_id: client, member_id: maya } })).rows).toEqual([])
  })

  test('marks a call done with its result, and again the same changes nothing', async () => {
    const id = await one(call())
    const done = await change(id, { version: 1, state: 'done', result: 'voicemail', note: ' Will call back ' })
    expect(done).toMatchObject({ call_state: 'done', call_result: 'voicemail', call_note: 'Will call back', closed_by: { name: 'Pat Manager' }, version: 2 })
    expect(await change(id, { version: 1, state: 'done', result: 'voicemail', note: 'Will call back' })).toEqual(done)
    expect((await ask(messages.listCalls, { query: { client_id: client } })).rows).toEqual([])
    expect((await ask(messages.listCalls, { query: { client_id: client, state: 'done' } })).rows.map((row) => row.id)).toEqual([id])
  })

  test('lists done calls by when they were made, newest first, in pages', async () => {
    const ids = await write(call(), call(), call())
    for (const id of ids) await change(id, { version: 1, state: 'done', result: 'reached' })
    const query = { client_id: client, state: 'done' as const, limit: 2 }
    const first = await ask(messages.listCalls, { query })
    const rest = await ask(messages.listCalls, { query: { ...query, after: first.next ?? '' } })
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids.toReversed())
  })

  test('asks how a call went, and only of one that was made', async () => {
    const id = await one(call())
    await expect(change(id, { version: 1, state: 'done' })).rejects.toMatchObject({ code: 'result-missing' })
    await expect(change(id, { version: 1, state: 'canceled', result: 'busy' })).rejects.toMatchObject({ code: 'result-unfit' })
  })

  test('refuses what somebody else decided meanwhile, corrects a result, opens again, and cancels no call that was made', async () => {
    const id = await one(call())
    await change(id, { version: 1, state: 'done', result: 'no-answer' })
    await expect(change(id, { version: 1, state: 'canceled' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(change(id, { version: 2, state: 'canceled' })).rejects.toMatchObject({ code: 'call-done' })
    expect(await change(id, { version: 2, state: 'done', result: 'reached' })).toMatchObject({ call_result: 'reached', version: 3 })
    expect(await change(id, { version: 3, state: 'open' })).toMatchObject({ call_state: 'open', call_result: null, closed_at: null, closed_by: null })
  })

  test('an email is no call', async () => {
    await expect(change(await one(email()), { version: 1, state: 'canceled' })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('undo takes back calls nobody has touched, and nothing else', async () => {
    const [fresh, done, reopened, letter] = await write(call(), call(), call(), email())
    const touched = [done ?? 0, reopened ?? 0]
    for (const id of touched) await change(id, { version: 1, state: 'done', result: 'busy' })
    await change(reopened ?? 0, { version: 2, state: 'open' })
    const undo = () => here.studio.inTransaction((work) => cancelCalls(work, [fresh ?? 0, ...touched, letter ?? 0]))
    expect(await undo()).toEqual([fresh])
    expect(await undo()).toEqual([])
    expect((await ask(messages.listCalls, { query: { client_id: client, state: 'canceled' } })).rows).toMatchObject([
      { id: fresh, closed_by: { kind: 'user' } },
    ])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { addClient, addDepartment, addSession } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import type { CallDraft, EmailDraft } from './communication.ts'
import * as messages from './contract.ts'
import { messageRoutes } from './routes.ts'
import { writeCommunications } from './write-communications.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
let client: number
let session: number
let desk: number

beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, messageRoutes)
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

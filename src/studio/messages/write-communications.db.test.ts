import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addClient, addSession } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import type { CallDraft, EmailDraft } from './communication.ts'
import { writeCommunications } from './write-communications.ts'

let test1: TestStudio
let client: number
let session: number

beforeAll(async () => {
  test1 = await testStudio()
  client = await addClient(test1.studio)
  session = await addSession(test1.studio, client)
})
afterAll(() => test1.close())

const drafted = () => ({
  purpose: 'transactional' as const,
  recipient: { kind: 'client' as const, id: client },
  to_name: 'Anna Miller',
  description: 'Session reminder',
  client_id: client,
  session_id: session,
  client_version: 1,
  session_version: 1,
  item_id: 7,
  ancestry: [3, 7],
  flagged: null,
})

function email(changes: Partial<EmailDraft> = {}): EmailDraft {
  return {
    ...drafted(),
    channel: 'email',
    to_address: 'anna@example.com',
    subject: 'See you soon',
    html: '<p>Hi</p>',
    plain: 'Hi',
    from_name: 'Northlight',
    from_address: 'hello@northlight.example',
    reply_to: '',
    rest_until: null,
    not_after: null,
    ...changes,
  }
}

function call(changes: Partial<CallDraft> = {}): CallDraft {
  return {
    ...drafted(),
    channel: 'call',
    to_address: '+13125550142',
    plain: 'Say hi',
    due_on: '2026-11-14',
    department_id: null,
    member_id: null,
    priority: 1,
    ...changes,
  }
}

async function written(...drafts: (EmailDraft | CallDraft)[]) {
  return test1.studio.inTransaction(async (work) => {
    const ids = await writeCommunications(work, drafts)
    const rows = await work.db.selectFrom('communication').selectAll().where('id', 'in', ids).orderBy('id').execute()
    return { ids, rows, now: work.now }
  })
}

test('emails and calls are written in one go, ids in the order of the drafts', async () => {
  const { ids, rows, now } = await written(
    email({ description: 'one' }),
    call({ description: 'two' }),
    email({ description: 'three', rest_until: new Date(0) }),
  )
  expect(ids.map((id) => rows.find((row) => row.id === id)?.description)).toEqual(['one', 'two', 'three'])
  expect(rows[0]).toMatchObject({
    channel: 'email',
    call_state: null,
    due_on: null,
    ancestry: [3, 7],
    actor_name: 'Pat Manager',
    created_at: now,
    recipient_client_id: client,
  })
  expect(rows[1]).toMatchObject({ channel: 'call', call_state: 'open', due_on: '2026-11-14', message_id: null, priority: 1, plain: 'Say hi' })
  expect(rows[2]?.rest_until).toEqual(new Date(0))
})

test('every email waits for delivery as soon as it is written, no call does', async () => {
  const { ids } = await written(email(), call())
  const waiting = await test1.studio.readOnly((work) =>
    sql<{ communication_id: number }>`SELECT communication_id FROM dispatch WHERE communication_id = ANY(${ids})`.execute(work.db),
  )
  expect(waiting.rows).toEqual([{ communication_id: ids[0] }])
})

test('a message id is unique, unguessable and of the domain that sends', async () => {
  const { rows } = await written(email(), email({ from_address: 'hallo@bücher.example' }))
  expect(rows[0]?.message_id).toMatch(/^<[\w-]{24}@northlight\.example>$/)
  expect(rows[1]?.message_id).toMatch(/^<[\w-]{24}@xn--bcher-kva\.example>$/)
})

test('a name or subject cannot bring a header along', async () => {
  const { rows } = await written(email({ to_name: 'Anna\r\nBcc: all@example.com', subject: 'Hi\nX: y\u2028z', from_name: 'North\u0000light\r' }))
  expect(rows[0]).toMatchObject({ to_name: 'Anna Bcc: all@example.com', subject: 'Hi X: y z', from_name: 'North light' })
})

test('an address that names two people, or none, is never written', async () => {
  for (const to_address of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', 'a@localhost', '', '<a@example.com>']) {
    await expect(written(email({ to_address }))).rejects.toThrow('An email cannot be written')
  }
  await expect(written(email({ from_address: '' }))).rejects.toThrow('An email cannot be written')
})

test('halves of characters and NULs, which a database refuses, do not stop the others', async () => {
  const { rows } = await written(email({ plain: 'Hi \ud83d', html: 'a\u0000b', description: 'x\udc00' }))
  expect(rows[0]).toMatchObject({ plain: 'Hi \ufffd', html: 'ab', description: 'x\ufffd' })
})

test('nothing to write is nothing written', async () => {
  expect(await test1.studio.inTransaction((work) => writeCommunications(work, []))).toEqual([])
})

test('five hundred messages of two kilobytes take no more statements than fifty', async () => {
  const statements = vi.spyOn(pg.Client.prototype, 'query')
  const taken = async (count: number) => {
    const drafts = Array.from({ length: count }, (_, i) => email({ html: `<p>${i}</p>${'x'.repeat(2000)}`, plain: 'y'.repeat(500) }))
    return test1.studio.inTransaction(async (work) => {
      statements.mockClear()
      expect(await writeCommunications(work, drafts)).toHaveLength(count)
      return statements.mock.calls.length
    })
  }
  const [few, many] = [await taken(50), await taken(500)]
  statements.mockRestore()
  expect(few).toBeGreaterThan(0)
  expect(many).toBe(few)
})

test('many rows are not written with plans of checks that were made when tables looked otherwise; a few are', async () => {
  const [few, many] = await test1.studio.inTransaction(async (work) => {
    const plan = (name: string, value: string) => sql`SELECT set_config(${name}, ${value}, true)`.execute(work.db)
    const scans = async () => {
      const { rows } = await sql<{ n: number }>`SELECT seq_scan::int AS n FROM pg_stat_xact_user_tables WHERE relname = 'client'`.execute(work.db)
      return rows[0]?.n ?? 0
    }
    const written = async (count: number) => {
      const before = await scans()
      await writeCommunications(work, Array.from({ length: count }, () => call())) // biome-ignore format: short
      return (await scans()) - before
    }
    await sql`DISCARD PLANS`.execute(work.db)
    await plan('plan_cache_mode', 'force_generic_plan')
    for (const way of ['enable_indexscan', 'enable_bitmapscan']) await plan(way, 'off')
    // The first check of a connection makes the plan that is kept: this one reads all of the table.
    await written(1)
    for (const way of ['enable_indexscan', 'enable_bitmapscan']) await plan(way, 'on')
    await plan('enable_seqscan', 'off')
    return [await written(49), await written(50)]
  })
  expect({ few: few > 0, many }).toEqual({ few: true, many: 0 })
})

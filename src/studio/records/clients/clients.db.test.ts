import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio, clockAt, queued, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeStatus } from '../statuses/change-status.ts'
import { readHistory } from '../statuses/read-history.ts'
import { takeChanges } from '../take-changes.ts'
import { archiveClient } from './archive-client.ts'
import { changeClient } from './change-client.ts'
import { createClient } from './create-client.ts'
import { keptClients } from './keep-clients.ts'
import { findClients, readClient } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const emptyQueue = () => within((work) => takeChanges(work, 1000))
const history = (id: number) => within(async (work) => (await readHistory(work, { subjectKind: 'client', subjectId: id }, {})).rows)

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

describe('a new client', () => {
  test('is kept as people wrote it, with phones and addresses in one spelling', async () => {
    const id = await within((work) =>
      createClient(work, {
        first_name: '  Łucja ',
        last_name: 'O’Brien\tKowalska',
        emails: ['Lucja@Example.COM', 'lucja@example.com', 'second@example.org'],
        phones: [{ phone: '402.555.0123', label: 'Mobile', sms: true }, { phone: '+44 20 7946 0123' }],
        birthday: { month: 2, day: 29, year: null },
        anniversary: { month: 6, day: 12, year: 2004 },
        language: 'pl',
        zone: 'america/chicago',
        notes: 'first\r\nsecond\u0000  \n',
        family_members: [{ name: 'Jan', relation: 'Child', birthday: { month: 1, day: 3, year: 2020 } }],
      }),
    )
    const client = await within((work) => readClient(work, id))
    expect(client).toMatchObject({
      first_name: 'Łucja',
      last_name: 'O’Brien Kowalska',
      emails: ['lucja@example.com', 'second@example.org'],
      phones: [
        { phone: '+14025550123', label: 'Mobile', sms: true },
        { phone: '+442079460123', label: '', sms: false },
      ],
      birthday: { month: 2, day: 29, year: null },
      anniversary: { month: 6, day: 12, year: 2004 },
      language: 'pl',
      zone: 'America/Chicago',
      notes: 'first\nsecond',
      family_members: [{ name: 'Jan', relation: 'Child', birthday: { month: 1, day: 3, year: 2020 }, email: null, phone: null }],
      status: { name: 'Lead' },
      status_due_on: '2026-05-11',
      version: 1,
    })
    expect(await history(id)).toMatchObject([
      { kind: 'status', status: { name: 'Lead' } },
      { kind: 'change', what: 'created' },
    ])
  })

  test('is ticked Do Not Market where the studio prefers it', async () => {
    await within((work) => sql`UPDATE studio SET new_clients_do_not_market = true`.execute(work.db))
    expect(await within(async (work) => readClient(work, await aClient(work)))).toMatchObject({ do_not_market: true })
    await within((work) => sql`UPDATE studio SET new_clients_do_not_market = false`.execute(work.db))
    expect(await within(async (work) => readClient(work, await aClient(work)))).toMatchObject({ do_not_market: false })
  })

  test('is refused with every wrong field at its place', async () => {
    const wrong = within((work) =>
      createClient(work, {
        first_name: 'Anna',
        emails: ['anna@example.com', 'not an address'],
        phones: [{ phone: '12' }],
        birthday: { month: 2, day: 30, year: null },
        anniversary: { month: 5, day: 5, year: 2999 },
        zone: 'EST',
        language: 'Klingon!',
        family_members: [{ name: ' ' }, { name: 'Jo', email: 'x@y', phone: 'soon' }],
      }),
    )
    await expect(wrong).rejects.toMatchObject({
      kind: 'invalid',
      problems: [
        { field: 'language' },
        { field: 'zone' },
        { field: 'birthday' },
        { field: 'anniversary', message: 'May 5, 2999 is still to come. Give the year it was, or leave the year out.' },
        { field: 'emails.1' },
        { field: 'phones.0.phone' },
        { field: 'family_members.0.name' },
        { field: 'family_members.1.email' },
        { field: 'family_members.1.phone' },
      ],
    })
    await expect(within((work) => createClient(work, { first_name: ' ', emails: ['a@example.com'] }))).rejects.toMatchObject({ code: 'nameless-client' })
    await within((work) => aClient(work, { external_id: 'E-1' }))
    await expect(within((work) => aClient(work, { external_id: 'E-1' }))).rejects.toMatchObject({
      code: 'external-id-taken',
      problems: [{ field: 'external_id' }],
    })
  })
})

describe('changing a client', () => {
  test('touches what is given, keeps the numbers of relatives, and tells before and after', async () => {
    const id = await within((work) =>
      aClient(work, {
        family_members: [
          { name: 'Sam', relation: 'Child', birthday: { month: 3, day: 1, year: 2019 } },
          { name: 'Lee', relation: 'Spouse' },
        ],
      }),
    )
    const [sam, lee] = (await within((work) => readClient(work, id))).family_members
    const known = () =>
      within((work) =>
        work.db
          .selectFrom('family_member')
          .select(['birthday_set_at'])
          .where('id', '=', sam?.id ?? 0)
          .executeTakeFirst(),
      )
    const before = await known()
    await clockAt(made.studio, '2026-05-04T10:00')
    await within((work) =>
      changeClient(work, id, {
        version: 1,
        city: 'Omaha',
        family_members: [
          { id: sam?.id ?? 0, name: 'Samuel', relation: 'Child', birthday: { month: 3, day: 1, year: 2019 } },
          { name: 'Ida', relation: 'Child' },
        ],
      }),
    )
    const after = await within((work) => readClient(work, id))
    expect(after).toMatchObject({ city: 'Omaha', first_name: 'Anna', version: 2, family_members: [{ id: sam?.id, name: 'Samuel' }, { name: 'Ida' }] })
    expect(after.family_members.some((member) => member.id === lee?.id)).toBe(false)
    expect(await known()).toEqual(before)
    expect((await history(id))[0]).toMatchObject({ what: 'changed', changes: { city: ['', 'Omaha'], family_members: [expect.any(Array), expect.any(Array)] } })
    await expect(within((work) => changeClient(work, id, { version: 2, family_members: [{ id: lee?.id ?? 0, name: 'Lee' }] }))).rejects.toMatchObject({
      problems: [{ field: 'family_members.0.id' }],
    })
  })

  test('31. saving the same again changes nothing', async () => {
    const id = await within((work) => aClient(work))
    await within((work) => aSession(work, { client_id: id }))
    const client = await within((work) => readClient(work, id))
    await emptyQueue()
    const { emails, phones, first_name, birthday } = client
    await within((work) =>
      changeClient(work, id, {
        version: 1,
        emails: emails.map(String),
        phones: phones.map(({ sms, ...phone }) => ({ sms, phone: String(phone.phone), label: String(phone.label) })),
        first_name: String(first_name),
        birthday,
      }),
    )
    expect((await within((work) => readClient(work, id))).version).toBe(1)
    expect(await within(queued)).toEqual([])
  })

  test('a client stands in the queue exactly when a trigger or a message could see the difference', async () => {
    const id = await within((work) => aClient(work))
    await within((work) => aSession(work, { client_id: id }))
    await emptyQueue()
    let version = 0
    const seen = async (change: object) => {
      version += 1
      await within((work) => changeClient(work, id, { version, ...change }))
      return emptyQueue()
    }
    expect(await seen({ notes: 'x' })).toEqual([])
    expect(await seen({ lead_source: 'Fair', external_id: 'Q1' })).toEqual([])
    const it = [{ subjectKind: 'client', subjectId: id }]
    expect(await seen({ do_not_market: true })).toEqual(it)
    expect(await seen({ do_not_call: true })).toEqual(it)
    // A letter goes there.
    expect(await seen({ city: 'Omaha' })).toEqual(it)
    expect(await seen({ emails: [] })).toEqual(it)
    expect(await seen({ emails: ['new@example.com'] })).toEqual(it)
    expect(await seen({ phones: [{ phone: '+14025550123', sms: false }] })).toEqual(it)
    expect(await seen({ birthday: { month: 5, day: 5, year: null } })).toEqual(it)
    expect(await seen({ zone: 'Europe/Berlin' })).toEqual(it)
  })

  test('6. a birthday that is corrected is known since then, one said again is known since before', async () => {
    await clockAt(made.studio, '2026-05-06T08:00')
    const id = await within((work) => aClient(work, { birthday: { month: 3, day: 1, year: 1990 } }))
    const since = async () =>
      (
        await within((work) => work.db.selectFrom('client').select('birthday_set_at').where('id', '=', id).executeTakeFirstOrThrow())
      ).birthday_set_at?.getTime() ?? 0
    const before = await since()
    await clockAt(made.studio, '2026-05-07T08:00')
    await within((work) => changeClient(work, id, { version: 1, birthday: { month: 3, day: 1, year: 1990 }, notes: 'x' }))
    expect(await since()).toBe(before)
    await within((work) => changeClient(work, id, { version: 2, birthday: { month: 11, day: 1, year: 1990 } }))
    expect(await since()).toBeGreaterThan(before)
    await within((work) => changeClient(work, id, { version: 3, birthday: null }))
    expect(await since()).toBe(0)
  })

  test('cannot take the last name away, and is refused from an old version', async () => {
    const id = await within((work) => aClient(work, { last_name: '' }))
    await expect(within((work) => changeClient(work, id, { version: 1, first_name: '' }))).rejects.toMatchObject({ code: 'nameless-client' })
    await within((work) => changeClient(work, id, { version: 1, first_name: '', company: 'Berg & Co' }))
    await expect(within((work) => changeClient(work, id, { version: 1, company: 'Other' }))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'changed-meanwhile',
    })
    await expect(within((work) => changeClient(work, 999_999, { version: 1 }))).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('of two people at once, one is told that the other was faster', async () => {
    const id = await within((work) => aClient(work))
    const both = await Promise.allSettled(['one', 'two'].map((notes) => within((work) => changeClient(work, id, { version: 1, notes }))))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

test('the status of a client has a history of its own', async () => {
  const id = await within((work) => aClient(work))
  await within(async (work) => changeStatus(work, keptClients, { id, status_id: await statusCalled(work, 'client', 'Client'), version: 1 }))
  expect(await within((work) => readClient(work, id))).toMatchObject({ status: { name: 'Client' }, status_due_on: null, version: 2 })
})

describe('archiving a client', () => {
  test('is refused while sessions are to come, and named are which', async () => {
    await clockAt(made.studio, '2026-05-04T08:00')
    const id = await within((work) => aClient(work, { first_name: 'Bo', last_name: 'Li' }))
    await within((work) => aSession(work, { client_id: id, primary_on: '2026-05-04', number: 'TODAY' }))
    await within((work) => aSession(work, { client_id: id, primary_on: '2026-05-03' }))
    await within((work) => aSession(work, { client_id: id, primary_on: '2026-06-03', canceled: true }))
    const archive = (version: number) => within((work) => archiveClient(work, id, { archived: true, version }))
    await expect(archive(1)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Bo Li has sessions to come: TODAY on 2026-05-04. Cancel, move or archive them first.',
    })
    await within((work) => sql`UPDATE session SET canceled = true WHERE number = 'TODAY'`.execute(work.db))
    await archive(1)
    expect((await within((work) => readClient(work, id))).archived_at).toBeInstanceOf(Date)
    expect((await within((work) => findClients(work, { search: 'bo li', archived: true }))).rows).toHaveLength(1)
    expect((await within((work) => findClients(work, { search: 'bo li' }))).rows).toHaveLength(0)
    await expect(within((work) => aSession(work, { client_id: id }))).rejects.toThrow('Bo Li is archived')
    await within((work) => archiveClient(work, id, { archived: false, version: 2 }))
    expect((await within((work) => findClients(work, { search: 'bo li' }))).rows).toHaveLength(1)
  })
})

describe('the list of clients', () => {
  test('finds names without accents, companies, addresses and parts of phone numbers', async () => {
    await within((work) =>
      aClient(work, {
        first_name: 'Zoë',
        last_name: 'Åkesson',
        company: 'Straße & Co',
        emails: ['zoe.a@needle.example'],
        phones: [{ phone: '(531) 555-0177', sms: false }],
      }),
    )
    const found = async (search: string) => (await within((work) => findClients(work, { search }))).rows.map((row) => row.name)
    for (const search of ['zoe', 'ZOË', 'akesson zoe', 'Åkesson', 'strasse', 'needle.example', '531-555', '(531) 555-0177', '+1 531 555 0177', '5550177']) {
      expect(await found(search), search).toEqual(['Zoë Åkesson'])
    }
    for (const search of ['zoe%', '_kesson', "'; DROP", 'zoe nobody']) expect(await found(search), search).toEqual([])
  })

  test('runs by last name without accents, companies among them, page by page', async () => {
    const other = await aStudio()
    const names = [
      ['Ann', 'Åberg'],
      ['Ben', 'Zoll'],
      ['Cal', 'aaron'],
      ['Dee', 'Aberg'],
      ['', ''],
    ]
    for (const [first_name = '', last_name = ''] of names)
      await other.studio.inTransaction((work) => aClient(work, { first_name, last_name, company: 'Moss LLC' }))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof findClients>> = await other.studio.readOnly((work) =>
        findClients(work, { limit: 2, ...(after === null ? {} : { after }) }),
      )
      seen.push(...page.rows.map((row) => row.name))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(['Cal aaron', 'Ann Åberg', 'Dee Aberg', 'Moss LLC', 'Ben Zoll'])
    await other.close()
  })
})

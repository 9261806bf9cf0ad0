import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { caller } from '#support/call-route.ts'
import { aClient, aSession, aStudio, clockAt } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import * as clients from '../clients/contract.ts'
import { clientRoutes } from '../clients/routes.ts'
import { importFile } from '../imports/import-file.ts'
import { changeSession } from '../sessions/change-session.ts'
import * as sessions from '../sessions/contract.ts'
import { sessionRoutes } from '../sessions/routes.ts'
import { createTask } from '../tasks/create-task.ts'
import * as care from './contract.ts'
import { movedKindNames } from './moved-kinds.ts'
import { careRoutes } from './routes.ts'

let made: TestStudio
let ask: ReturnType<typeof caller>
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const client = (id: number) => ask(clients.readClient, { params: { id } })
const merge = (winner: number, loser: number, more: object = {}) => mergeAs(winner, loser, { version: 1, loser_version: 1, ...more })
const mergeAs = (winner: number, loser: number, body: { version: number; loser_version: number }) =>
  ask(care.mergeClients, { params: { id: winner }, body: { loser_id: loser, ...body } })
const undo = (id: number) => ask(care.undoMerge, { params: { id } })

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
  ask = caller(made.studio, [...careRoutes, ...clientRoutes, ...sessionRoutes])
})
afterAll(() => made.close())

const annes = () =>
  within(async (work) => {
    const winner = await aClient(work, {
      first_name: 'Anne',
      last_name: 'Berg',
      emails: ['anne@example.com', 'both@example.com'],
      phones: [
        { phone: '402 555 0100', sms: true },
        { phone: '402 555 0101', sms: true },
      ],
      street: '1 Elm',
      city: 'Omaha',
      birthday: { month: 6, day: 4, year: null },
      family_members: [{ name: 'Jo', relation: 'Child' }],
      notes: 'Likes the park.',
    })
    const loser = await aClient(work, {
      first_name: 'Ann',
      last_name: 'Berg',
      external_id: `L-${winner}`,
      emails: ['both@example.com', 'ann@example.org'],
      phones: [{ phone: '(402) 555-0101', label: 'Home', sms: false }, { phone: '402 555 0102' }],
      street: '2 Oak',
      postcode: '68102',
      birthday: { month: 6, day: 4, year: 1984 },
      do_not_market: true,
      family_members: [{ name: 'jo', birthday: { month: 3, day: 1, year: 2019 } }, { name: 'Ida' }],
      notes: 'Met at the fair.',
    })
    return { winner, loser }
  })

test('the preview names what differs, whose value is usual, and what would move; it changes nothing', async () => {
  const { winner, loser } = await annes()
  await within((work) => aSession(work, { client_id: loser }))
  expect(await ask(care.previewMerge, { params: { id: winner }, query: { with: loser } })).toMatchObject({
    winner: { id: winner, name: 'Anne Berg', version: 1 },
    loser: { id: loser, name: 'Ann Berg', version: 1 },
    fields: [
      { field: 'name', winner: 'Anne Berg', loser: 'Ann Berg', usual: 'winner' },
      { field: 'address', winner: '1 Elm, Omaha', loser: '2 Oak, 68102', usual: 'winner' },
      { field: 'birthday', winner: { year: null }, loser: { year: 1984 }, usual: 'loser' },
      { field: 'external_id', winner: null, loser: `L-${winner}`, usual: 'loser' },
    ],
    emails: ['anne@example.com', 'both@example.com', 'ann@example.org'],
    family: ['Jo', 'Ida'],
    do_not_market: true,
    do_not_call: false,
    moves: [{ what: 'session', count: 1 }],
  })
  expect(await client(winner)).toMatchObject({ version: 1, merged_into: null })
})

test('merged: every address and number once, all the family, the stricter of the wishes, and the records moved', async () => {
  const { winner, loser } = await annes()
  const session = await within((work) => aSession(work, { client_id: loser, primary_on: '2026-06-01' }))
  await within((work) => createTask(work, { description: 'Call back', client_id: loser }))
  const before = await within((work) => sql`SELECT status_entered_at, primary_set_at, type_set_at FROM session WHERE id = ${session}`.execute(work.db))
  await clockAt(made.studio, '2026-05-05T08:00')
  const done = await merge(winner, loser, { take: ['address', 'birthday', 'external_id'] })
  expect(done).toMatchObject({ winner: { id: winner }, loser: { id: loser }, undone_at: null, hindrance: null })
  expect(await client(winner)).toMatchObject({
    first_name: 'Anne',
    street: '2 Oak',
    city: '',
    postcode: '68102',
    external_id: `L-${winner}`,
    birthday: { month: 6, day: 4, year: 1984 },
    emails: ['anne@example.com', 'both@example.com', 'ann@example.org'],
    phones: [
      { phone: '+14025550100', sms: true },
      { phone: '+14025550101', label: 'Home', sms: false },
      { phone: '+14025550102', sms: false },
    ],
    family_members: [{ name: 'Jo', relation: 'Child', birthday: { month: 3, day: 1, year: 2019 } }, { name: 'Ida' }],
    do_not_market: true,
    notes: 'Likes the park.\n\nMet at the fair.',
  })
  expect(await client(loser)).toMatchObject({ merged_into: { id: winner, name: 'Anne Berg' }, archived_at: expect.any(String), first_name: 'Ann' })
  expect((await ask(sessions.readSession, { params: { id: session } })).client).toMatchObject({ id: winner })
  const task = await within((work) => work.db.selectFrom('task').select('client_id').where('description', '=', 'Call back').executeTakeFirstOrThrow())
  expect(task.client_id).toBe(winner)
  // Nobody qualifies anew by a merge: neither the session's dates nor the birthday were set today.
  expect(await within((work) => sql`SELECT status_entered_at, primary_set_at, type_set_at FROM session WHERE id = ${session}`.execute(work.db))).toEqual(before)
  const known = await within((work) =>
    sql<{ same: boolean }>`
    SELECT a.birthday_set_at = b.birthday_set_at AS same FROM client a, client b WHERE a.id = ${winner} AND b.id = ${loser}`.execute(work.db),
  )
  expect(known.rows).toEqual([{ same: true }])
  const history = await ask(clients.readClientHistory, { params: { id: winner }, query: {} })
  expect(history.rows[0]).toMatchObject({ what: 'merged', changes: { merged_from: [null, { id: loser, name: 'Ann Berg' }] } })
})

test('who was merged is in no list, is not changed any more, and its number leads on', async () => {
  const { winner, loser } = await annes()
  await merge(winner, loser)
  for (const archived of [true, false]) {
    const { rows } = await ask(clients.listClients, { query: { archived, limit: 500 } })
    expect(rows.map(({ id }) => id)).not.toContain(loser)
  }
  const { version } = await client(loser)
  const sentence = `Ann Berg was merged into Anne Berg, number ${winner}. Open that client.`
  await expect(ask(clients.changeClient, { params: { id: loser }, body: { version, city: 'X' } })).rejects.toThrow(sentence)
  await expect(ask(clients.archiveClient, { params: { id: loser }, body: { version, archived: false } })).rejects.toThrow(sentence)
  await expect(merge(loser, winner)).rejects.toMatchObject({ code: 'client-merged' })
  await expect(within((work) => aSession(work, { client_id: loser }))).rejects.toThrow('Ann Berg was merged into another client.')
  const third = await within((work) => aClient(work, { first_name: 'Annie' }))
  await mergeAs(third, winner, { version: 1, loser_version: (await client(winner)).version })
  expect((await client(loser)).merged_into).toMatchObject({ id: third })
})

test('a merge is refused with itself, from an old version, and into one who is archived', async () => {
  const { winner, loser } = await annes()
  await expect(merge(winner, winner)).rejects.toMatchObject({ code: 'same-client' })
  await expect(merge(winner, 9_999_999)).rejects.toMatchObject({ code: 'no-such-client' })
  await ask(clients.changeClient, { params: { id: loser }, body: { version: 1, city: 'Lincoln' } })
  await expect(merge(winner, loser)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await ask(clients.archiveClient, { params: { id: winner }, body: { version: 1, archived: true } })
  await expect(mergeAs(winner, loser, { version: 2, loser_version: 2 })).rejects.toMatchObject({ code: 'winner-archived' })
  await mergeAs(loser, winner, { version: 2, loser_version: 2 })
})

test('undone: both are as they were, and everything that moved is back; twice changes nothing', async () => {
  const { winner, loser } = await annes()
  const theirs = await within((work) => aSession(work, { client_id: loser }))
  const ours = await within((work) => aSession(work, { client_id: winner }))
  const [one, two] = [await client(winner), await client(loser)]
  const { id } = await merge(winner, loser, { take: ['name', 'birthday', 'external_id'] })
  const undone = await undo(id)
  expect(undone).toMatchObject({ undone_at: expect.any(String), undone_by: { name: expect.any(String) } })
  expect(await undo(id)).toEqual(undone)
  expect(await client(winner)).toEqual({ ...one, version: expect.any(Number) })
  expect(await client(loser)).toEqual({ ...two, version: expect.any(Number) })
  expect((await ask(sessions.readSession, { params: { id: theirs } })).client).toMatchObject({ id: loser })
  expect((await ask(sessions.readSession, { params: { id: ours } })).client).toMatchObject({ id: winner })
})

const live = (id: number, with_client_id: number | null) => ask(care.chooseHousehold, { params: { id }, body: { with_client_id } })
const livesWith = async (id: number) => (await ask(care.readHousehold, { params: { id } })).members.map((member) => member.id).toSorted((a, b) => a - b)

test('who lives with either lives with the one they are by now, and with whom they lived before once it is undone', async () => {
  const { winner, loser } = await annes()
  const [ours, theirs, other] = await within(async (work) => [await aClient(work), await aClient(work), await aClient(work)])
  await live(ours, winner)
  await live(theirs, loser)
  await live(other, loser)
  const { id } = await merge(winner, loser)
  expect(await livesWith(theirs)).toEqual([winner, ours, other].toSorted((a, b) => a - b))
  await live(other, null)
  await undo(id)
  expect([await livesWith(winner), await livesWith(loser), await livesWith(other)]).toEqual([[ours], [theirs], []])
})

test('a merge is undone although households changed or are gone since', async () => {
  const first = await annes()
  const [ours, theirs] = await within(async (work) => [await aClient(work), await aClient(work)])
  await live(first.winner, ours)
  const one = await merge(first.winner, first.loser)
  await live(first.winner, null)
  await undo(one.id)
  expect([await livesWith(first.winner), await livesWith(first.loser)]).toEqual([[], []])
  const second = await annes()
  await live(second.loser, theirs)
  const two = await merge(second.winner, second.loser)
  expect(await livesWith(second.winner)).toEqual([theirs])
  await live(second.winner, null)
  await undo(two.id)
  expect([await livesWith(second.winner), await livesWith(theirs)]).toEqual([[], []])
})

test('it cannot be undone once something depends on it, and the refusal says what', async () => {
  const first = await annes()
  const one = await merge(first.winner, first.loser)
  await ask(clients.changeClient, { params: { id: first.winner }, body: { version: (await client(first.winner)).version, city: 'Lincoln' } })
  await expect(undo(one.id)).rejects.toThrow('Anne Berg was changed since the merge.')
  const second = await annes()
  const moved = await within((work) => aSession(work, { client_id: second.loser }))
  const two = await merge(second.winner, second.loser)
  await clockAt(made.studio, '2026-05-06T08:00')
  // A session that moved may change: it goes back as it is then.
  await within((work) => changeSession(work, moved, { version: 2, notes: 'x' }))
  const fresh = await within((work) => aSession(work, { client_id: second.winner, number: 'N-1' }))
  await expect(undo(two.id)).rejects.toThrow('Since the merge Anne Berg got session N-1.')
  expect((await ask(care.listMerges, { params: { id: second.winner } })).rows).toMatchObject([{ id: two.id, hindrance: expect.stringContaining('N-1') }])
  const other = await within((work) => aClient(work))
  await within((work) => changeSession(work, fresh, { version: 1, client_id: other }))
  await undo(two.id)
  expect((await ask(sessions.readSession, { params: { id: moved } })).client).toMatchObject({ id: second.loser })
  const third = await annes()
  const last = await within((work) => aClient(work))
  const inner = await merge(third.winner, third.loser)
  const outer = await mergeAs(last, third.winner, { version: 1, loser_version: (await client(third.winner)).version })
  await expect(undo(inner.id)).rejects.toThrow('was itself merged into Anna Miller. Undo that merge first.')
  await undo(outer.id)
  await undo(inner.id)
})

test('rows of later files that name the one who was merged lead to the winner, and change nothing of it', async () => {
  const { winner, loser } = await annes()
  const number = `L-${winner}`
  await ask(clients.changeClient, { params: { id: winner }, body: { version: 1, external_id: `W-${winner}` } })
  await mergeAs(winner, loser, { version: 2, loser_version: 1 })
  const before = await client(winner)
  const take = (kind: 'client' | 'session', content: string) => importFile(made.studio, { kind, file_name: 'x.csv', content, date_order: 'mdy' })
  await take('client', `Client ID,First Name,Last Name\n${number},Somebody,New\n`)
  expect(await client(winner)).toEqual(before)
  expect(await client(loser)).toMatchObject({ first_name: 'Ann', external_id: number })
  await take('session', `Session No,Client ID,Type\nI-${winner},${number},Family\n`)
  const found = await ask(sessions.listSessions, { query: { client_id: winner } })
  expect(found.rows.map((row) => row.number)).toEqual([`I-${winner}`])
})

test('every table that names a client is thought of', async () => {
  const { rows } = await within((work) =>
    sql<{ table: string }>`
    SELECT DISTINCT conrelid::regclass::text AS "table" FROM pg_constraint WHERE contype = 'f' AND confrelid = 'client'::regclass ORDER BY 1`.execute(work.db),
  )
  const parts = [
    'client',
    'client_email',
    'client_phone',
    'family_member',
    'client_merge',
    'client_apart',
    'communication',
    'triggered_item',
    'web_form',
    'incoming_text',
    // A number that is wrong for the one is wrong for whom they became: it is followed where stops are looked for.
    'suppression',
  ]
  expect(rows.map(({ table }) => table)).toEqual([...movedKindNames, ...parts].toSorted((a, b) => (a < b ? -1 : 1)))
})

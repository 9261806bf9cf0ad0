import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio, clockAt, queued } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeClient } from '../clients/change-client.ts'
import { readClient } from '../clients/queries.ts'
import { takeChanges } from '../take-changes.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { listRefusals, readDefaults, readRun } from './queries.ts'

const samples = path.join(import.meta.dirname, '../../../../samples')

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const numberOf = async (query: ReturnType<typeof sql<{ n: number }>>) => (await within((work) => query.execute(work.db))).rows[0]?.n
const take = async (kind: NewImport['kind'], content: string, more: Partial<NewImport> = {}) => {
  const id = await importFile(made.studio, { kind, file_name: `${kind}s.csv`, content, ...more })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const clientCalled = (external_id: string) =>
  within(async (work) =>
    readClient(work, (await work.db.selectFrom('client').select('id').where('external_id', '=', external_id).executeTakeFirstOrThrow()).id),
  )
const sessionCalled = (number: string) => within((work) => work.db.selectFrom('session').selectAll().where('number', '=', number).executeTakeFirstOrThrow())

describe('the samples of another program, as they are', () => {
  let clients: string
  let sessions: string
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    clients = await readFile(path.join(samples, 'clients.csv'), 'utf8')
    sessions = await readFile(path.join(samples, 'sessions.csv'), 'utf8')
  })
  afterAll(() => made.close())

  test('638 of 640 clients come in as history, the two with broken addresses are told by line and reason', async () => {
    expect(await within(readDefaults)).toMatchObject({ modes: { client: 'history', session: 'history' }, date_order: 'mdy' })
    const run = await take('client', clients)
    expect(run).toMatchObject({
      state: 'done',
      mode: 'history',
      rows_read: 640,
      created: 638,
      changed: 0,
      unchanged: 0,
      refused: 2,
      ignored_columns: [],
      remarks: [],
      error: null,
    })
    expect(run.wrong).toEqual([
      { line: 96, column: 'Email', value: 'not an address', reason: expect.stringContaining('space') },
      { line: 372, column: 'Email', value: 'someone@@example.com', reason: expect.stringContaining('more than one @') },
    ])
  })

  test('with all their addresses, phones, relatives, birthdays and ticks', async () => {
    expect(await numberOf(sql`SELECT count(*) AS n FROM client_email`)).toBe(549)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client_phone`)).toBe(885)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client_phone WHERE sms`)).toBe(266)
    expect(await numberOf(sql`SELECT count(*) AS n FROM family_member WHERE relation = 'Spouse'`)).toBe(249)
    expect(await numberOf(sql`SELECT count(*) AS n FROM family_member WHERE relation = 'Child'`)).toBe(279)
    expect(await numberOf(sql`SELECT count(*) AS n FROM family_member WHERE birthday_mmdd IS NOT NULL`)).toBe(220)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE birthday_mmdd IS NOT NULL`)).toBe(499)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE anniversary_mmdd IS NOT NULL`)).toBe(199)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE do_not_market`)).toBe(46)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE do_not_call`)).toBe(29)
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE history_at IS NULL OR status_due_on IS NOT NULL`)).toBe(0)
    expect(await clientCalled('C00001')).toMatchObject({
      first_name: 'José',
      last_name: 'Nguyen',
      emails: ['jos.nguyen1@example.net'],
      phones: [{ phone: '+12559369339', label: 'Mobile', sms: true }],
      birthday: { month: 6, day: 4, year: 1973 },
      family_members: [
        { name: 'José', relation: 'Spouse' },
        { name: 'Ella', relation: 'Child', birthday: { month: 1, day: 16, year: 2020 } },
      ],
      status: { name: 'Client' },
    })
    expect(await clientCalled('C00004')).toMatchObject({ street: '7383 Maple St, Apt 4', notes: 'Said: "please, no texts"\nsecond line of the note' })
    expect((await clientCalled('C00003')).phones).toEqual([
      { phone: '+16683946155', label: 'Home', sms: false },
      { phone: '+18018230954', label: 'Mobile', sms: true },
    ])
  })

  test('1491 of 1500 sessions come in; photographers become members, and the report says so', async () => {
    const run = await take('session', sessions)
    expect(run).toMatchObject({ state: 'done', mode: 'history', rows_read: 1500, created: 1491, refused: 9 })
    expect(run.remarks).toEqual([expect.stringMatching(/^3 photographers were added .*Dana Reyes/), expect.stringContaining('cannot sign in')])
    expect(run.wrong.map(({ line, column, value }) => [line, column, value])).toEqual([
      [43, 'Client ID', 'C99999'],
      [144, 'Session Date', '2/30/2026'],
      [245, 'Session Date', 'soon'],
      [266, 'Client ID', 'C00077'],
      [702, 'Start Time', '25:99'],
      [813, 'Session No', 'S-00811'],
      [1117, 'Client ID', 'C00311'],
      [1137, 'Client ID', 'C00311'],
      [1424, 'Client ID', 'C00311'],
    ])
    expect(run.wrong.every(({ reason }) => /^[“"A-Z].*\.$/.test(reason))).toBe(true)
    const byStatus = await within((work) =>
      sql<{ name: string; n: number }>`SELECT t.name, count(*) AS n FROM session s JOIN status t ON t.id = s.status_id GROUP BY 1 ORDER BY 1`.execute(work.db),
    )
    expect(Object.fromEntries(byStatus.rows.map(({ name, n }) => [name, n]))).toEqual({
      Booked: 498,
      Delivered: 467,
      Inquiry: 133,
      Ordered: 177,
      Proofing: 109,
      Shot: 107,
    })
    expect(await numberOf(sql`SELECT count(*) AS n FROM session WHERE primary_time IS NOT NULL`)).toBe(1259)
    expect(await numberOf(sql`SELECT count(*) AS n FROM session WHERE on_hold`)).toBe(64)
    expect(await numberOf(sql`SELECT count(*) AS n FROM session WHERE confirmed`)).toBe(221)
    expect(await numberOf(sql`SELECT count(*) AS n FROM session WHERE canceled`)).toBe(97)
    expect(
      await numberOf(sql`SELECT count(*) AS n FROM session WHERE history_at IS NULL OR created_on IS DISTINCT FROM booked_on OR status_due_on IS NOT NULL`),
    ).toBe(0)
    expect(await numberOf(sql`SELECT count(*) AS n FROM membership`)).toBe(0)
    expect(await sessionCalled('S-00002')).toMatchObject({
      primary_on: '2024-07-27',
      primary_time: '10:30',
      confirmed: true,
      external_id: 'S-00002',
      created_on: '2024-05-13',
    })
    expect(await sessionCalled('S-00811')).toMatchObject({ primary_on: '2024-10-12' })
  })

  test('case 78: the same files again: nothing changes, no version, no history, no place in the queue', async () => {
    await within((work) => takeChanges(work, 10_000))
    const versions = () =>
      within((work) =>
        sql`SELECT (SELECT sum(version) FROM client) AS c, (SELECT sum(version) FROM session) AS s, (SELECT count(*) FROM record_event) AS e, (SELECT count(*) FROM status_entry) AS h`.execute(
          work.db,
        ),
      )
    const before = (await versions()).rows
    expect(await take('client', clients)).toMatchObject({ mode: 'news', created: 0, changed: 0, unchanged: 638, refused: 2 })
    expect(await take('session', sessions)).toMatchObject({ mode: 'news', created: 0, changed: 0, unchanged: 1491, refused: 9, remarks: [] })
    expect((await versions()).rows).toEqual(before)
    expect(await within(queued)).toEqual([])
  })

  test('case 78: a nightly feed that moves one status is an edit of that one', async () => {
    await clockAt(made.studio, '2026-05-05T02:00')
    const before = await sessionCalled('S-00001')
    const run = await take('session', sessions.replace('S-00001,C00572,Headshot,Booked,', 'S-00001,C00572,Headshot,Shot,'))
    expect(run).toMatchObject({ created: 0, changed: 1, unchanged: 1490 })
    const after = await sessionCalled('S-00001')
    expect(after).toMatchObject({ version: 2, history_at: before.history_at, primary_set_at: before.primary_set_at, status_due_on: '2026-05-12' })
    expect(after.status_entered_at.getTime()).toBeGreaterThan(before.status_entered_at.getTime())
    expect(await within((work) => takeChanges(work, 10))).toEqual([{ subjectKind: 'session', subjectId: after.id }])
  })

  test('what people changed here since stays, where the file says what it said before', async () => {
    const ada = await clientCalled('C00001')
    await within((work) =>
      changeClient(work, ada.id, {
        version: ada.version,
        emails: ['jose@new.example'],
        phones: [{ phone: '+12559369339', label: 'Mobile', sms: true }, { phone: '+13125550111' }],
        notes: 'VIP',
      }),
    )
    expect(await take('client', clients)).toMatchObject({ changed: 0, unchanged: 638 })
    expect(await clientCalled('C00001')).toMatchObject({ emails: ['jose@new.example'], notes: 'VIP' })
    const moved = clients.replace(
      'C00001,José,Nguyen,,jos.nguyen1@example.net,,+1 255 936 9339,Y,8125 Main St',
      'C00001,José,Nguyen-Li,,jos.nguyen1@example.net,,+1 255 936 9000,Y,8125 Main St',
    )
    expect(await take('client', moved)).toMatchObject({ changed: 1, unchanged: 637 })
    const after = await clientCalled('C00001')
    expect(after).toMatchObject({ last_name: 'Nguyen-Li', emails: ['jose@new.example'], notes: 'VIP', family_members: ada.family_members })
    expect(after.phones.map(({ phone }) => phone)).toEqual(['+13125550111', '+12559369000'])
  })
})

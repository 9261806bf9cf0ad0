import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio, clockAt, queued, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeClient } from '../clients/change-client.ts'
import { readClient } from '../clients/queries.ts'
import { changeSession } from '../sessions/change-session.ts'
import { readSession } from '../sessions/queries.ts'
import { takeChanges } from '../take-changes.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { listRefusals, listRuns, readDefaults, readRun } from './queries.ts'

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
    expect(await within(readDefaults)).toEqual({ modes: { client: 'history', session: 'history' }, date_order: 'mdy' })
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

  test('78. the same files again: nothing changes, no version, no history, no place in the queue', async () => {
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

  test('78. a nightly feed that moves one status is an edit of that one', async () => {
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
      changeClient(work, ada.id, { version: ada.version, emails: ['jose@new.example'], phones: [...ada.phones, { phone: '+13125550111' }], notes: 'VIP' }),
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

describe('a file', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await take('client', 'Client ID,Name,Email\n1,Anna Berg,anna@example.com\n2,"Li, Bo",\n')
  })
  afterAll(() => made.close())

  test('is refused whole when it lacks a column, is empty, is no text, or a quotation mark is never closed', async () => {
    const refused = [
      ['client', 'First Name,Last Name\nAnna,Berg', 'missing-columns'],
      ['session', 'Session No,Client ID\n1,1', 'missing-columns'],
      ['session', 'Client ID,Name\n1,Anna Berg', 'missing-columns'],
      ['client', '', 'bad-file'],
      ['client', '\uFEFF\n\n', 'bad-file'],
      ['client', 'PK\u0003\u0004\0\0', 'bad-file'],
      ['client', 'Client ID,Name\n7,"Anna\n8,Bo', 'bad-file'],
    ] as const
    const before = (await within((work) => listRuns(work, {}))).rows.length
    for (const [kind, content, code] of refused)
      await expect(take(kind, content), content).rejects.toMatchObject({ kind: 'invalid', code, problems: [{ field: 'content' }] })
    expect((await within((work) => listRuns(work, {}))).rows).toHaveLength(before)
  })

  test('may have a byte order mark, semicolons, Windows line ends, blank lines, foreign date order and unknown columns', async () => {
    const content = '\uFEFFSession No;Client;Type;Date;Time;Weather\r\n\r\nA-1;1;Family;24.12.2026;16h30;snow\r\n\r\n;;;;;\r\nA-2;2;Family;31.4.2026;;\r\n'
    const run = await take('session', content, { mode: 'news', date_order: 'dmy' })
    expect(run).toMatchObject({ rows_read: 2, created: 1, refused: 1, ignored_columns: ['Weather'] })
    expect(run.wrong).toMatchObject([{ line: 6, column: 'Date', value: '31.4.2026' }])
    expect(await sessionCalled('A-1')).toMatchObject({ primary_on: '2026-12-24', primary_time: '16:30', created_on: '2026-05-04', history_at: null })
  })

  test('tells every wrong cell of a row at once, at the line where the row starts', async () => {
    const content =
      'Client ID,First Name,Email,Mobile,Text OK,Birthday,Notes,Do Not Call\n10,Cleo,,,,,"two\nlines",N\n,,bad,12,maybe,2/30/1990,"three\n\nlines",perhaps\n11,Dora,,,,6/4,,N\n'
    const run = await take('client', content)
    expect(run).toMatchObject({ created: 2, refused: 1 })
    expect(run.wrong.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '4 Birthday',
      '4 Client ID',
      '4 Do Not Call',
      '4 Email',
      '4 First Name',
      '4 Mobile',
      '4 Text OK',
    ])
    expect(await clientCalled('11')).toMatchObject({ birthday: { month: 6, day: 4, year: null } })
  })

  test('makes statuses and types it does not know, once, whatever the case, and says so', async () => {
    const run = await take(
      'session',
      'Session No,Client ID,Type,Status,Photographer\nB-1,1,Pets,Culling,Maya Ortiz\nB-2,1,PETS,culling,maya ortiz\nB-3,2,family,booked,\n',
      { mode: 'news' },
    )
    expect(run).toMatchObject({ created: 3 })
    expect(run.remarks).toEqual([
      'A session status was added that Hotshoe did not know: Culling.',
      'A session type was added that Hotshoe did not know: Pets.',
      'A photographer was added that Hotshoe did not know: Maya Ortiz.',
      expect.stringContaining('cannot sign in'),
    ])
    expect(await numberOf(sql`SELECT count(*) AS n FROM member WHERE name ILIKE 'maya ortiz' AND role = 'photographer' AND takes_sessions`)).toBe(1)
  })

  test('finds a session that was made by hand by its number, and one whose number another session has is refused alone', async () => {
    await take('session', 'Session ID,Session No,Client ID,Type\nX1,C-1,1,Family\n')
    const run = await take('session', 'Session ID,Session No,Client ID,Type\nX2,C-1,2,Family\nX3,C-3,2,Family\nX1,C-1,2,Family\n')
    expect(run).toMatchObject({ created: 1, changed: 1, refused: 1 })
    expect(run.wrong).toMatchObject([{ line: 2, reason: expect.stringContaining('Another session has this number') }])
    expect((await sessionCalled('C-1')).external_id).toBe('X1')
  })

  test('history marks only what it creates, and never what is there', async () => {
    await take('client', 'Client ID,Name\n1,Anna Bergman\n77,Zed Old\n', { mode: 'history' })
    const rows = await within((work) =>
      work.db.selectFrom('client').select(['external_id', 'history_at']).where('external_id', 'in', ['10', '77']).orderBy('external_id').execute(),
    )
    expect(rows.map(({ history_at }) => history_at === null)).toEqual([true, false])
  })

  test('whose second half dies with the program is taken to its end by the same file again', async () => {
    const content = `Client ID,Name\n${Array.from({ length: 1500 }, (_, at) => `K${at},Client ${at}`).join('\n')}\n`
    let transactions = 0
    const dying = {
      ...made.studio,
      inTransaction: <T>(run: (work: Work) => Promise<T>) => (++transactions > 2 ? Promise.reject(new Error('killed')) : made.studio.inTransaction(run)),
    }
    await expect(importFile(dying, { kind: 'client', file_name: 'k.csv', content })).rejects.toThrow('killed')
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE external_id LIKE 'K%'`)).toBe(1000)
    await within((work) => sql`UPDATE import_run SET seen_at = now() - interval '1 hour' WHERE state = 'running'`.execute(work.db))
    expect((await within((work) => listRuns(work, { limit: 1 }))).rows[0]).toMatchObject({
      state: 'failed',
      created: 1000,
      error: expect.stringContaining('import the file again'),
    })
    expect(await take('client', content)).toMatchObject({ created: 500, unchanged: 1000, refused: 0 })
    expect(await numberOf(sql`SELECT count(*) AS n FROM import_run WHERE state = 'running'`)).toBe(0)
    expect(await numberOf(sql`SELECT count(*) AS n FROM file WHERE size > 10000`)).toBe(1)
  })

  test('two of the same at the same moment make each record once', async () => {
    const content = `Client ID,Name\n${Array.from({ length: 40 }, (_, at) => `T${at},Twin ${at}`).join('\n')}\n`
    const runs = await Promise.all([take('client', content), take('client', content)])
    expect(runs.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 40])
  })

  test('may hold what breaks other programs', async () => {
    const nasty = `'); DROP TABLE client; --`
    const run = await take('client', `Client ID,Name,Notes\nN1,"${nasty}",\\u0000 \u{1F4F7} \\ \nN2,"O""Brien, Zoë",\t\n${'N3'.repeat(400)},Long,\n`)
    expect(run).toMatchObject({ created: 2, refused: 1 })
    expect(await clientCalled('N1')).toMatchObject({ notes: '\\u0000 \u{1F4F7} \\' })
    expect(await clientCalled('N2')).toMatchObject({ first_name: 'Zoë', last_name: 'O"Brien' })
  })
})

test('a session moved by hand after an import is not moved back by the next feed', async () => {
  made = await aStudio('2026-05-04T08:00')
  await take('client', 'Client ID,Name\n1,Anna Berg\n')
  const feed = 'Session No,Client ID,Type,Session Date\nS-1,1,Family,5/11/2026\n'
  await take('session', feed)
  const { id } = await sessionCalled('S-1')
  await within((work) => changeSession(work, id, { version: 1, primary_on: '2026-05-20' }))
  expect(await take('session', feed)).toMatchObject({ unchanged: 1, changed: 0 })
  expect((await within((work) => readSession(work, id))).primary_on).toBe('2026-05-20')
  expect(await statusOf(id)).toBe('Inquiry')
  await made.close()
})

async function statusOf(id: number): Promise<string | undefined> {
  return within(async (work) => {
    const { status } = await readSession(work, id)
    return status.id === (await statusCalled(work, 'session', 'Inquiry')) ? 'Inquiry' : String(status.id)
  })
}

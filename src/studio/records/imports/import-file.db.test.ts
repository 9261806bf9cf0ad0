import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aClient, aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { readClient } from '../clients/queries.ts'
import { changeSession } from '../sessions/change-session.ts'
import { readSession } from '../sessions/queries.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusals, listRuns, readRun } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const numberOf = async (query: ReturnType<typeof sql<{ n: number }>>) => (await within((work) => query.execute(work.db))).rows[0]?.n
const take = async (kind: NewImport['kind'], content: string, more: Partial<NewImport> = {}) => {
  const id = await importFile(made.studio, { kind, file_name: `${kind}s.csv`, content, date_order: 'mdy', ...more })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const clientCalled = (external_id: string) =>
  within(async (work) =>
    readClient(work, (await work.db.selectFrom('client').select('id').where('external_id', '=', external_id).executeTakeFirstOrThrow()).id),
  )
const sessionCalled = (number: string) => within((work) => work.db.selectFrom('session').selectAll().where('number', '=', number).executeTakeFirstOrThrow())

describe('a file', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await take('client', 'Client ID,Name,Email\n1,Anna Berg,anna@example.com\n2,"Li, Bo",\n')
  })
  afterAll(() => made.close())

  test('is refused whole when it lacks a column, is empty, has a first line only, is no text, or a quotation mark in its header is never closed', async () => {
    const refused = [
      ['client', 'Client ID,Email\n1,anna@example.com', 'missing-columns'],
      ['session', 'Session No,Client ID\n1,1', 'missing-columns'],

      ['client', '', 'bad-file'],
      ['client', '\uFEFF\n\n', 'bad-file'],
      ['client', 'PK\u0003\u0004\0\0', 'bad-file'],
      ['client', 'Client ID,"Name\n7,Anna\n8,Bo', 'bad-file'],
      ['client', 'Client ID,Name\n', 'no-rows'],
      ['session', 'Session No;Client ID;Type\r\n\r\n;;\r\n', 'no-rows'],
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

  test('with a quotation mark that is never closed loses that row, with its line and the reason, and no other', async () => {
    const run = await take('client', 'Client ID,Name,Email\n71,"Anna Open,anna@open.example\n72,Bo Next,bo@next.example\n73,"Cy, Quoted",\n')
    expect(run).toMatchObject({ rows_read: 3, created: 2, refused: 1 })
    expect(run.wrong).toMatchObject([
      { line: 2, column: '', value: '71, "Anna Open,anna@open.example', reason: expect.stringContaining('in this row is never closed') },
    ])
    expect((await clientCalled('72')).first_name).toBe('Bo')
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

  test('a row that ends early is refused: what it lacks is not empty', async () => {
    await take('client', 'Client ID,Name,Do Not Market,Notes\n20,Cut Off,Y,long\n', { mode: 'news' })
    const run = await take('client', 'Client ID,Name,Do Not Market,Notes\n20,Cut Off\n21,Too Long,N,a,b\n22,Blank End,N,,,\n', { mode: 'news' })
    expect(run).toMatchObject({ created: 1, changed: 0, refused: 2 })
    expect(run.wrong).toMatchObject([
      { line: 2, column: 'Do Not Market', reason: expect.stringContaining('it has 2 of 4 cells') },
      { line: 3, column: '', value: 'b', reason: expect.stringContaining('more cells than the header') },
    ])
    expect(await clientCalled('20')).toMatchObject({ do_not_market: true, notes: 'long' })
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

  test('history marks what it creates and where it changes what triggers look at, and nothing else', async () => {
    const marks = async () => {
      const { rows } = await within((work) =>
        sql<{ number: string; marked: boolean }>`SELECT number, history_at IS NOT NULL AS marked FROM session WHERE number LIKE 'H-%' ORDER BY number`.execute(
          work.db,
        ),
      )
      return rows.filter(({ marked }) => marked).map(({ number }) => number)
    }
    const header = 'Session No,Client ID,Type,Session Date,Notes'
    await take('session', `${header}\nH-1,1,Family,5/1/2026,\nH-2,1,Family,5/1/2026,\nH-3,1,Family,5/1/2026,\n`, { mode: 'news' })
    expect(await marks()).toEqual([])
    await take('session', `${header}\nH-1,1,Family,5/1/2026,\nH-2,1,Family,5/1/2026,rain\nH-3,1,Family,4/30/2026,\nH-4,1,Family,,\n`, { mode: 'history' })
    expect(await marks()).toEqual(['H-3', 'H-4'])
  })

  test('takes no due date out of the air for the past, neither for new records nor for known ones', async () => {
    await within((work) => sql`UPDATE status SET duration_days = 5 WHERE subject_kind = 'session' AND name IN ('Booked', 'Shot')`.execute(work.db))
    await take('session', 'Session No,Client ID,Type,Status\nI-1,1,Family,Booked\n', { mode: 'news' })
    expect((await sessionCalled('I-1')).status_due_on).toBe('2026-05-11')
    await take('session', 'Session No,Client ID,Type,Status\nI-1,1,Family,Shot\n', { mode: 'history' })
    expect((await sessionCalled('I-1')).status_due_on).toBeNull()
  })

  test('never takes over a session of somebody else, or of another type, that happens to have the same number', async () => {
    const other = await within((work) => aSession(work, { number: 'D-1', primary_on: '2026-06-01' }))
    const { id: client_id } = await clientCalled('1')
    await within((work) => aSession(work, { number: 'D-2', client_id }))
    await within((work) => aSession(work, { number: 'D-3', client_id }))
    const content = 'Client ID,Session Type,Session Date,Session No\n1,Family,5/9/2026,D-1\n1,Wedding,5/9/2026,D-2\n1,family,5/9/2026,D-3\n'
    const run = await take('session', content, { mode: 'history' })
    expect(run).toMatchObject({ rows_read: 3, created: 0, changed: 1, unchanged: 0, refused: 2 })
    expect(run.wrong).toMatchObject([
      { line: 2, column: 'Session No', value: 'D-1', reason: expect.stringContaining('Session D-1 is another one in Hotshoe: Anna Miller, Family.') },
      { line: 3, column: 'Session No', value: 'D-2', reason: expect.stringMatching(/Family\..*give that session this client and type.*another number/) },
    ])
    expect(await within((work) => readSession(work, other))).toMatchObject({ primary_on: '2026-06-01', external_id: null, version: 1 })
    expect(await sessionCalled('D-3')).toMatchObject({ external_id: 'D-3', primary_on: '2026-05-09' })
    expect(await take('session', content)).toMatchObject({ changed: 0, unchanged: 1, refused: 2 })
  })

  test('never makes one person of two that have the same number; who married or moved is the same', async () => {
    await take('client', 'Client ID,First Name,Last Name,Email,Address\n50,Ruth,Gold,ruth@example.com,1 Elm St\n51,Ida,Ash,,2 Elm St\n')
    await within((work) => aClient(work, { external_id: '52', first_name: 'Otto', last_name: 'Hahn' }))
    const run = await take(
      'client',
      'Client ID,First Name,Last Name,Email,Address\n50,Pete,Silver,pete@example.com,9 Oak St\n51,Ida,Oak,,9 Oak St\n52,Otto,Klee,klee@example.com,\n',
    )
    expect(run).toMatchObject({ created: 0, changed: 1, refused: 2 })
    expect(run.wrong).toMatchObject([
      { line: 2, column: 'Client ID', value: '50', reason: expect.stringContaining('is Ruth Gold in Hotshoe, and the row says Pete Silver.') },
      { line: 4, column: 'Client ID', value: '52', reason: expect.stringContaining('Otto Hahn') },
    ])
    expect(await clientCalled('50')).toMatchObject({ first_name: 'Ruth', emails: ['ruth@example.com'] })
    expect(await clientCalled('51')).toMatchObject({ last_name: 'Oak' })
  })

  test('whose second half dies with the program is taken to its end by the same file again', async () => {
    const content = `Client ID,Name\n${Array.from({ length: 1500 }, (_, at) => `K${at},Client ${at}`).join('\n')}\n`
    let transactions = 0
    const dying = {
      ...made.studio,
      inTransaction: <T>(run: (work: Work) => Promise<T>) => (++transactions > 5 ? Promise.reject(new Error('killed')) : made.studio.inTransaction(run)),
    }
    await expect(importFile(dying, { kind: 'client', file_name: 'k.csv', content })).rejects.toThrow('killed')
    expect(await numberOf(sql`SELECT count(*) AS n FROM client WHERE external_id LIKE 'K%'`)).toBe(1000)
    await within((work) => sql`UPDATE import_run SET seen_at = now() - interval '1 hour', taken_up = 2 WHERE state = 'running'`.execute(work.db))
    expect((await within((work) => listRuns(work, { limit: 1 }))).rows[0]).toMatchObject({
      state: 'failed',
      created: 1000,
      error: expect.stringContaining('import the file again'),
    })
    expect(await take('client', content)).toMatchObject({ created: 500, unchanged: 1000, refused: 0 })
    expect(await numberOf(sql`SELECT count(*) AS n FROM import_run WHERE state = 'running'`)).toBe(0)
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

describe('a preview', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await take('client', 'Client ID,Name\n1,Anna Berg\n2,Bo Li\n')
  })
  afterAll(() => made.close())
  const look = (kind: NewImport['kind'], content: string) => previewImport(made.studio, { kind, file_name: 'x.csv', content })
  const kept = () =>
    numberOf(sql`SELECT (SELECT count(*) FROM client) + (SELECT count(*) FROM session) + (SELECT count(*) FROM member) + (SELECT count(*) FROM type)
      + (SELECT count(*) FROM status) + (SELECT count(*) FROM import_run) + (SELECT count(*) FROM import_refusal) + (SELECT count(*) FROM imported_row)
      + (SELECT count(*) FROM record_event) + (SELECT count(*) FROM record_change) + (SELECT count(*) FROM import_file) AS n`)

  test('says exactly what the import then does, and keeps nothing', async () => {
    const content = 'Client ID,Name,Email\n1,Anna Berg,anna@example.com\n2,Bo Li,\n3,Cleo Day,\n4,Dora Eck,nowhere\n,,\n'
    const before = await kept()
    const preview = await look('client', content)
    expect(preview).toMatchObject({ mode: 'news', rows_read: 4, created: 1, changed: 1, unchanged: 1, refused: 1, refusals: [{ line: 5, column: 'Email' }] })
    expect(await kept()).toBe(before)
    const { rows_read, created, changed, unchanged, refused } = preview
    expect(await take('client', content)).toMatchObject({ rows_read, created, changed, unchanged, refused })
  })

  test('names each status, type and photographer once that it would make, however many batches need it', async () => {
    const rows = Array.from({ length: 2100 }, (_, at) => `P-${at},1,Pets,Culling,Maya Ortiz`)
    const before = await kept()
    const preview = await look('session', `Session No,Client ID,Type,Status,Photographer\n${rows.join('\n')}\n`)
    expect(preview).toMatchObject({ mode: 'history', rows_read: 2100, created: 2100, refused: 0 })
    expect(preview.remarks[1]).toBe('A session type would be added that Hotshoe does not know: Pets.')
    expect(await kept()).toBe(before)
  })

  test('refuses a file as the import does, and finds the one row that cannot be written', async () => {
    await expect(look('client', 'Client ID,Name\n')).rejects.toMatchObject({ code: 'no-rows' })
    await take('session', 'Session ID,Session No,Client ID,Type\nX1,C-1,1,Family\n')
    const preview = await look('session', 'Session ID,Session No,Client ID,Type\nX2,C-1,2,Family\nX3,C-3,2,Family\n')
    expect(preview).toMatchObject({ created: 1, refused: 1, refusals: [{ line: 2 }] })
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
  await made.close()
})

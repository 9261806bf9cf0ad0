import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { addPart } from './add-part.ts'
import { beginFile } from './begin-file.ts'
import { cancelImport } from './cancel-import.ts'
import { completeFile } from './complete-file.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { importJobs } from './jobs.ts'
import { lookAtFile } from './look-at-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusedRows, readRun } from './queries.ts'
import { readImport } from './read-import.ts'
import { refusedFile } from './refused-csv.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

const upload = async (content: string | Buffer, partSize = 10) => {
  const bytes = Buffer.from(content)
  const id = await within((work) => beginFile(work, 'list.csv'))
  for (let at = 0, position = 0; at < bytes.length; at += partSize, position += 1) {
    const part = { position, content: bytes.subarray(at, at + partSize) }
    await within((work) => addPart(work, id, part))
    // A lost answer lets a part come twice.
    await within((work) => addPart(work, id, part))
  }
  return (await completeFile(made.studio, id)).id
}
const take = async (given: NewImport) => within(async (work) => readRun(work, await importFile(made.studio, given)))
const clients = (prefix: string) =>
  within((work) =>
    work.db
      .selectFrom('client')
      .select(['external_id', 'first_name', 'birthday_mmdd'])
      .where('external_id', 'like', `${prefix}%`)
      .orderBy('external_id')
      .execute(),
  )

test('a file that comes in parts waits, and the job reads it in the name of who uploaded it', async () => {
  const file = await upload(Buffer.from('Client ID;Name\r\nU1;José Núñez\r\nU2;Åsa Öberg\r\n', 'latin1'))
  const id = await startImport(made.studio, { kind: 'client', file })
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'waiting', rows_total: 2, rows_read: 0, file_name: 'list.csv' })
  const job = { ...made.studio, actor: { kind: 'job' as const, id: null, name: 'job' } }
  await importJobs[0]?.run(job, new AbortController().signal)
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'done', created: 2, actor: { kind: made.studio.actor.kind } })
  expect(await clients('U')).toMatchObject([{ first_name: 'José' }, { first_name: 'Åsa' }])
})

test('one that is canceled is not read; one that the end of the program stops waits again', async () => {
  const file = await upload('Client ID,Name\nV1,Vera Long\n')
  const canceled = await startImport(made.studio, { kind: 'client', file })
  await within((work) => cancelImport(work, canceled))
  await readImport(made.studio, canceled)
  expect(await within((work) => readRun(work, canceled))).toMatchObject({ state: 'canceled', created: 0 })
  const stopped = await startImport(made.studio, { kind: 'client', file })
  await readImport(made.studio, stopped, AbortSignal.abort())
  expect(await within((work) => readRun(work, stopped))).toMatchObject({ state: 'waiting' })
  await readImport(made.studio, stopped)
  expect(await within((work) => readRun(work, stopped))).toMatchObject({ state: 'done', created: 1 })
})

test('the order of dates is read from the file, or asked for, and remembered for the next file with these headers', async () => {
  const header = 'Client ID,Name,Birthday'
  const decided = await take({ kind: 'client', content: `${header}\nW1,Will Day,4/6/1973\nW2,Wim Day,24/6/1973\n` })
  expect(decided).toMatchObject({ date_order: 'dmy', created: 2 })
  expect(await clients('W1')).toMatchObject([{ birthday_mmdd: 604 }])
  expect(await take({ kind: 'client', content: 'Birthday,Name,Client ID\n5/6/1973,Wil Day,W3\n' })).toMatchObject({ date_order: 'dmy' })
  const open = { kind: 'client', content: 'Client No,Name,Birthday\nW4,Wu Day,5/6/1973\n' } as const
  await expect(take(open)).rejects.toMatchObject({ code: 'which-date-order', problems: [{ field: 'date_order' }] })
  expect(await take({ ...open, date_order: 'mdy' })).toMatchObject({ created: 1 })
  expect(await take(open)).toMatchObject({ date_order: 'mdy', unchanged: 1 })
})

test('what a header holds may be said, is shown with the first rows, and is remembered', async () => {
  const content = 'Kundennummer;Vorname;Nachname;Geb.\nX1;Jörg;Groß;24.12.1980\nX2;Ute;Klein;31.2.1980\n'
  const file = await upload(content)
  const plain = await lookAtFile(made.studio, { kind: 'client', file })
  expect(plain).toMatchObject({ remembered: false, missing: expect.stringContaining('no column for the name'), rows: [] })
  expect(plain.headers[3]).toEqual({ header: 'Geb.', column: '', samples: ['24.12.1980', '31.2.1980'] })
  const columns = { Kundennummer: 'external_id', Vorname: 'first_name', Nachname: 'last_name', 'Geb.': 'birthday' }
  const looked = await lookAtFile(made.studio, { kind: 'client', file, columns })
  expect(looked).toMatchObject({ missing: null, date_order: { order: 'dmy', from: 'file' } })
  expect(looked.rows).toMatchObject([
    { line: 2, says: { Number: 'X1', Birthday: '1980-12-24' }, wrong: [] },
    { line: 3, wrong: [{ column: 'Geb.' }] },
  ])
  await expect(lookAtFile(made.studio, { kind: 'client', file, columns: { Vorname: 'shoe_size' } })).rejects.toMatchObject({ code: 'no-such-column' })
  expect(await take({ kind: 'client', file, columns })).toMatchObject({ created: 1, refused: 1 })
  expect(await take({ kind: 'client', content: content.replace('31.2.1980', '31.3.1980') })).toMatchObject({ created: 1, unchanged: 1 })
})

test('a list without numbers, as address books write it, is known again by name and first address; the report says so', async () => {
  const rows = ['Carla,Ruiz,carla@google.example ::: c2@google.example,', 'Dan,Olsen,,312-555-0203', 'Dan,Olsen,,312-555-0203', 'Dan,Olsen,,312-555-0299']
  const file = { kind: 'client', content: ['First Name,Last Name,E-mail 1 - Value,Phone 1 - Value', ...rows].join('\n') } as const
  const says = ['The file has no column with the clients’ numbers. Each client is known again by name and first email or phone.']
  expect(await previewImport(made.studio, file)).toMatchObject({ created: 3, refused: 1, remarks: says })
  expect(await take(file)).toMatchObject({ created: 3, refused: 1, remarks: says })
  expect(await take(file)).toMatchObject({ created: 0, changed: 0, unchanged: 3, refused: 1 })
  const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Carla Ruiz\nN:Ruiz;Carla;;;\nEMAIL:carla@google.example\nEMAIL:c2@google.example\nEND:VCARD\n'
  expect(await take({ kind: 'client', content: card })).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
})

test('a list without numbers makes nobody twice who is here under a number: by whole name and an email or phone, what is empty is filled in, what stands here stays', async () => {
  const numbered = [
    '204,Nora,Vale,nora@vale.example,312-555-0411,',
    '205,Nils,Vale,,312-555-0411,',
    '206,Tom,Twin,tom@twin.example,,',
    '207,Tom,Twin,tom@twin.example,,',
  ]
  await take({ kind: 'client', content: ['Client ID,First Name,Last Name,Email,Phone,City', ...numbered].join('\n') })
  const book = [
    'nora,VALE,NORA@vale.example,312-555-0999,Omaha',
    'Nils,Vale,nils@vale.example,312 555 0411,',
    'Nils,Vale,,312 555 0411,Tulsa',
    'Nora,Other,nora@vale.example,,',
    'Tom,Twin,tom@twin.example,,',
  ]
  const content = ['First Name,Last Name,Email,Phone,City', ...book].join('\n')
  const remark = expect.stringMatching(/^3 rows are of clients who are here already with another number/)
  expect(await previewImport(made.studio, { kind: 'client', content })).toMatchObject({
    created: 1,
    changed: 2,
    refused: 1,
    remarks: [expect.anything(), remark],
  })
  const run = await take({ kind: 'client', content })
  expect(run).toMatchObject({ created: 1, changed: 2, unchanged: 1, refused: 1, remarks: [expect.anything(), remark] })
  const { rows } = await within((work) => listRefusedRows(work, run.id, {}))
  expect(rows).toMatchObject([{ line: 6, reason: expect.stringContaining('2 clients of this name are here with this email or phone: 206, 207. Merge them') }])
  const found = await within((work) =>
    sql<object>`SELECT external_id, first_name, city, (SELECT string_agg(email, ' ') FROM client_email e WHERE e.client_id = c.id) AS emails,
      (SELECT string_agg(phone, ' ') FROM client_phone p WHERE p.client_id = c.id) AS phones FROM client c WHERE last_name ILIKE 'vale' ORDER BY external_id`.execute(
      work.db,
    ),
  )
  expect(found.rows).toEqual([
    { external_id: '204', first_name: 'Nora', city: 'Omaha', emails: 'nora@vale.example', phones: '+13125550411' },
    { external_id: '205', first_name: 'Nils', city: '', emails: 'nils@vale.example', phones: '+13125550411' },
  ])
  expect(await take({ kind: 'client', content })).toMatchObject({ created: 0, unchanged: 4, changed: 0 })
})

test('all or nothing takes nothing when a row is refused; the refused rows come back to be mended', async () => {
  const content = 'Client ID,Name,Email\nY1,Yara Good,\nY2,Yuri Bad,nowhere\nY3\n'
  const run = await take({ kind: 'client', content, all_or_nothing: true })
  expect(run).toMatchObject({ state: 'failed', rows_read: 3, created: 0, refused: 2, error: expect.stringContaining('nothing was taken') })
  expect(await clients('Y')).toEqual([])
  const { headers, rows, next } = await within((work) => listRefusedRows(work, run.id, {}))
  expect([rows, next]).toEqual([
    [
      { line: 3, cells: ['Y2', 'Yuri Bad', 'nowhere'], reason: expect.stringMatching(/^Email: .*nowhere/) },
      { line: 4, cells: ['Y3'], reason: expect.stringContaining('ends before “Name”') },
    ],
    null,
  ])
  const mended = refusedFile(headers, rows).text.replace('nowhere', 'yuri@example.com').replace('"Y3","",""', '"Y3","Yves Mended",""')
  expect(await take({ kind: 'client', content: mended.replaceAll('nowhere', ''), all_or_nothing: true })).toMatchObject({ state: 'done', created: 2 })
  expect(await take({ kind: 'client', content: content.replace('nowhere', '').replace('Y3', 'Y3,Yves Mended,'), all_or_nothing: true })).toMatchObject({
    created: 1,
  })
})

test('rows that were mended are taken as the file was from which they were refused, whatever the file is called', async () => {
  const content = 'Client ID,Name,Email,Town\nM1,Mia Good,,Omaha\nM2,Mo Bad,nowhere,Omaha\n'
  for (const mode of ['history', 'news'] as const) {
    const run = await take({ kind: 'client', content: content.replaceAll('M', mode), mode })
    const { headers, rows } = await within((work) => listRefusedRows(work, run.id, {}))
    const mended = refusedFile(headers, rows).text.replace('nowhere', 'mo@example.com')
    expect(await take({ kind: 'client', content: mended })).toMatchObject({ mode, created: 1, refused: 0 })
  }
})

test('a reading that was killed is taken up again by itself: nothing twice, all of it, also where it was to be all or nothing', async () => {
  const file = await upload(['Client ID,Name', ...Array.from({ length: 1500 }, (_, at) => `K${at},Kay ${at}`)].join('\n'), 20_000)
  const id = await startImport(made.studio, { kind: 'client', file, mode: 'history', all_or_nothing: true })
  const setRun = (state: 'running' | 'waiting', ago: string) =>
    within((work) => sql`UPDATE import_run SET state = ${state}, seen_at = now() - ${ago}::interval WHERE id = ${id}`.execute(work.db))
  const job = () => importJobs[0]?.run(made.studio, new AbortController().signal)
  // What a program that was killed after the first of two batches leaves.
  await take({ kind: 'client', content: ['Client ID,Name', ...Array.from({ length: 1000 }, (_, at) => `K${at},Kay ${at}`)].join('\n'), mode: 'history' })
  await setRun('running', '1 minute')
  await job()
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'running', created: 0 })
  await setRun('running', '3 minutes')
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'running', error: null })
  await job()
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'done', rows_read: 1500, created: 500, unchanged: 1000 })
  for (let times = 0; times < 2; times += 1) {
    await setRun('running', '3 minutes')
    if (times === 0) await job()
  }
  expect(await within((work) => readRun(work, id))).toMatchObject({ state: 'failed', error: expect.stringContaining('import the file again') })
})

test('a file that cannot be read does not stay', async () => {
  await expect(upload('Client ID,"Name\n7,Anna\n8,Bo')).rejects.toMatchObject({ code: 'bad-file' })
  expect(await within((work) => work.db.selectFrom('import_file').select('id').where('survey', 'is', null).execute())).toEqual([])
})

test('cards come in once, the broken one comes back as a card to mend, and a later file changes what it says differently', async () => {
  const card = (name: string, more: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nUID:card-${name}\r\n${more}\r\nEND:VCARD\r\n`
  const content = card('Ada', 'EMAIL:ada@example.com') + card('Bob', 'EMAIL:nowhere') + card('Cid', 'TEL;CELL:402 555 0123')
  const file = await upload(content)
  expect(await lookAtFile(made.studio, { kind: 'client', file })).toMatchObject({
    format: 'vcard',
    headers: [],
    missing: null,
    rows: [{ says: { 'Last name': 'Ada', Emails: 'ada@example.com' } }, { wrong: [{ column: 'EMAIL' }] }, { says: { Phones: '+14025550123 Mobile' } }],
  })
  await expect(take({ kind: 'session', file })).rejects.toMatchObject({ code: 'missing-columns', message: expect.stringContaining('holds people') })
  const run = await take({ kind: 'client', file, mode: 'history' })
  expect(run).toMatchObject({ rows_total: 3, created: 2, refused: 1, ignored_columns: [] })
  const { headers, rows } = await within((work) => listRefusedRows(work, run.id, {}))
  const { text, ending } = refusedFile(headers, rows)
  expect([ending, text]).toEqual(['vcf', expect.stringMatching(/FN:Bob\r\n[^]*X-NOT-TAKEN-BECAUSE:EMAIL: [^]*END:VCARD\r\n$/)])
  expect(await take({ kind: 'client', content: text.replace('EMAIL:nowhere', 'EMAIL:bob@example.com') })).toMatchObject({ created: 1, refused: 0 })
  const again = content.replace('ada@', 'ada.new@').replace('nowhere', 'bob@example.com')
  expect(await take({ kind: 'client', content: again })).toMatchObject({ created: 0, changed: 1, unchanged: 2 })
})

test('an import is taken back while nothing depends on it, and can be imported again', async () => {
  const content = 'Client ID,Name,Email\nZ1,Zoe Undone,zoe@example.com\nZ2,Zack Undone,\n'
  const undo = (id: number) => within(async (work) => undoImport(work, id).then(() => readRun(work, id)))
  const first = await take({ kind: 'client', content })
  expect(await undo(first.id)).toMatchObject({ state: 'undone', created: 2 })
  expect(await clients('Z')).toEqual([])
  const left = await within((work) => work.db.selectFrom('imported_row').select('subject_id').where('made_by_run', '=', first.id).execute())
  expect(left).toEqual([])
  expect(await undo(first.id)).toMatchObject({ state: 'undone' })
  const again = await take({ kind: 'client', content, mode: 'news' })
  expect(again).toMatchObject({ created: 2 })
  const changing = await take({ kind: 'client', content: content.replace('zoe@', 'zoe.new@') })
  await expect(undo(changing.id)).rejects.toMatchObject({ code: 'cannot-undo', message: expect.stringContaining('changed 1 client that was here before') })
  await expect(undo(again.id)).rejects.toMatchObject({
    message: expect.stringContaining('1 of the clients that this import made was changed since: Zoe Undone.'),
  })
  const booked = await take({ kind: 'client', content: 'Client ID,Name\nZ6,Zeno Free\nZ7,Zia Booked\n' })
  const sessions = await take({ kind: 'session', content: 'Session No,Client ID,Type\nZ-1,Z7,Family\n' })
  await expect(undo(booked.id)).rejects.toMatchObject({
    message: expect.stringContaining('belongs to 1 of the clients that this import made by now, a session: Zia Booked.'),
  })
  await undo(sessions.id)
  expect(await undo(booked.id)).toMatchObject({ state: 'undone' })
  await expect(undo(4_711_000)).rejects.toMatchObject({ code: 'no-such-import' })
})

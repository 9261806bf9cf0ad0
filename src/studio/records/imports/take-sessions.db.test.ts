import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio, statusCalled } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { readClient } from '../clients/queries.ts'
import { changeStatusSetup } from '../statuses/change-status-setup.ts'
import { readStatus } from '../statuses/queries.ts'
import { readHistory } from '../statuses/read-history.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { listRefusals, readRun } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: NewImport['kind'], mode: 'history' | 'news', rows: readonly string[]) => {
  const id = await importFile(made.studio, { kind, mode, file_name: `${kind}s.csv`, content: rows.join('\n'), date_order: 'mdy' })
  return within(async (work) => ({ ...(await readRun(work, id)), wrong: (await listRefusals(work, id, { limit: 100 })).rows }))
}
const sessions = (mode: 'history' | 'news', ...rows: string[]) => take('session', mode, ['Session No,Client ID,Session Type,Booked On,Canceled', ...rows])
const idOf = (number: string) =>
  within(async (work) => (await work.db.selectFrom('client').select('id').where('external_id', '=', number).executeTakeFirstOrThrow()).id)
const statusOf = async (number: string) => (await readClientOf(number)).status.name
const readClientOf = async (number: string) => {
  const id = await idOf(number)
  return within((work) => readClient(work, id))
}

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
  const id = await within((work) => statusCalled(work, 'client', 'Client'))
  const { version } = await within((work) => readStatus(work, id))
  await within((work) => changeStatusSetup(work, id, { version, on_booking: true }))
  await take('client', 'history', ['Client ID,Name,Email', ...Array.from({ length: 6 }, (_, at) => `${at + 1},Anna ${at},`), '7,Wilma Wrong,nowhere', '8,,'])
})
afterAll(() => made.close())

test('sessions that are news move their clients to the status for bookings, once each; canceled ones and inquiries move nobody', async () => {
  await sessions('news', 'A,1,Family,5/1/2026,', 'B,1,Family,5/2/2026,', 'C,2,Family,,', 'D,3,Family,5/1/2026,yes')
  expect([await statusOf('1'), await statusOf('2'), await statusOf('3')]).toEqual(['Client', 'Lead', 'Lead'])
  const subjectId = await idOf('1')
  const { rows } = await within((work) => readHistory(work, { subjectKind: 'client', subjectId }, {}))
  expect(rows.filter(({ kind }) => kind === 'status')).toMatchObject([{ note: 'Session A was booked.' }, { status: { name: 'Lead' } }])
  await sessions('news', 'C,2,Family,5/3/2026,')
  expect(await statusOf('2')).toBe('Client')
})

test('sessions of the past move nobody, nor does a file that is read again', async () => {
  await sessions('history', 'E,4,Family,5/1/2024,')
  expect(await statusOf('4')).toBe('Lead')
  await sessions('news', 'E,4,Family,5/1/2024,')
  expect(await statusOf('4')).toBe('Lead')
})

test('a session whose client was refused says where that row stands; one whose client nobody named says so', async () => {
  const { wrong } = await sessions('news', 'F,7,Family,,', 'G,99,Family,,')
  expect(wrong.map(({ reason }) => reason)).toEqual([
    'The client “7” was refused: line 8 of clients.csv. Mend and import that row first, then this one.',
    'There is no client “99”. Import the clients first, or correct the number, email or name.',
  ])
})

test('without a number the client is known by email and name; of two who are called alike the email tells, and a name alone is refused with both', async () => {
  await take('client', 'history', ['Client ID,Name,Email', '21,Kim Lee,kim@example.com', '22,Kim Lee,lee@example.com', '23,José Núñez,'])
  const bookings = [
    'Session No,Client Name,Client Email,Session Type',
    'N1,Kim Lee,LEE@example.com,Family',
    'N2,"Nunez, Jose",,Family',
    'N3,Kim Lee,,Family',
    'N4,,,Family',
  ]
  const run = await take('session', 'news', bookings)
  const whose = await within((work) =>
    work.db
      .selectFrom('session')
      .innerJoin('client', 'client.id', 'session.client_id')
      .select(['session.number', 'client.external_id'])
      .where('session.number', 'like', 'N%')
      .orderBy('session.number')
      .execute(),
  )
  expect(whose.map(({ number, external_id }) => [number, external_id])).toEqual([
    ['N1', '22'],
    ['N2', '23'],
  ])
  expect(run.wrong.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [4, 'Client Name', '“Kim Lee” may be one of 2: Kim Lee (21), Kim Lee (22). Give the number of the client that is meant.'],
    [5, 'Client Name', 'The session has no client. Give the client’s number, email or name.'],
  ])
  expect(await take('session', 'news', bookings)).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: 2 })
})

test('a list of jobs without numbers gets the next ones; moved, each is known by its name and the day it was created', async () => {
  const jobs = (...rows: string[]) => take('session', 'history', ['Job Name,Job Type,Client Name,Main Shoot Date,Date Created,Notes', ...rows])
  const wedding = 'Barn wedding,Wedding,Anna 5,6/13/2026,2/1/2026,Two dogs'
  const first = await jobs(wedding, 'Barn wedding,Wedding,Anna 5,6/14/2026,2/2/2026,', 'Barn wedding,Wedding,Anna 5,6/15/2026,2/1/2026,')
  expect(first).toMatchObject({ created: 2, refused: 1, wrong: [{ line: 4, reason: expect.stringContaining('stands on line 2') }] })
  expect(first.remarks[0]).toMatch(/^The file has no column with the sessions’ numbers\. Each session gets the next number here, .*created or booked\.$/)
  expect(await jobs(wedding)).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
  expect(await jobs(wedding.replace('6/13', '6/20'))).toMatchObject({ created: 0, changed: 1 })
  const found = await within((work) =>
    work.db.selectFrom('session').select(['number', 'primary_on', 'notes']).where('notes', 'like', 'Barn%').orderBy('id').execute(),
  )
  expect(found).toEqual([
    { number: expect.stringMatching(/\d+$/), primary_on: '2026-06-20', notes: 'Barn wedding\nTwo dogs' },
    { number: expect.stringMatching(/\d+$/), primary_on: '2026-06-14', notes: 'Barn wedding' },
  ])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFile } from '#studio/records/imports/import-file.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
  await importFile(studio.studio, { kind: 'client', file_name: 'clients.csv', content: 'Client ID,Name\n1,Anna Miller\n' })
  await studio.trigger()
  await studio.trigger({ moment: 'status-changed', offset_count: 0, status_id: await studio.status('Shot') })
  await studio.trigger({ moment: 'status-due', offset_count: 0 })
  await take('news', ['A-1,Booked,,,N', 'A-2,Booked,7/1/2026,,N', 'A-3,Booked,5/11/2026,,Y', 'A-4,Booked,7/1/2026,,N', 'A-5,Booked,7/1/2026,,N'])
  await studio.at('2026-05-05T08:00')
  await studio.find()
  expect(await studio.items()).toEqual([])
  await studio.at('2026-05-06T08:00')
})
afterEach(() => studio.close())

function take(mode: 'history' | 'news', rows: string[]): Promise<number> {
  const lines = rows.map((row) => row.replace(',', ',1,Family,'))
  const content = `Session No,Client ID,Type,Status,Session Date,Status Due Date,On Hold\n${lines.join('\n')}\n`
  return importFile(studio.studio, { kind: 'session', file_name: 'sessions.csv', mode, content, date_order: 'mdy' })
}
/** A date given, moved, a hold released, a status entered, a due date: everything of it is past, and fits a trigger. */
const changes = ['A-1,Booked,5/9/2026,,N', 'A-2,Booked,5/10/2026,,N', 'A-3,Booked,5/11/2026,,N', 'A-4,Shot,7/1/2026,,N', 'A-5,Booked,7/1/2026,5/5/2026,N']

describe('sessions that are here already, changed by a file', () => {
  test('of the past: nothing of it is listed, neither now nor later', async () => {
    await take('history', changes)
    for (const day of ['06', '07', '08', '09']) {
      await studio.at(`2026-05-${day}T09:00`)
      await studio.find()
    }
    expect(await studio.items()).toEqual([])
  })

  test('of the past: the dates to come that it sets are listed on their day', async () => {
    await take('history', ['A-1,Booked,5/15/2026,,N', 'A-5,Booked,7/1/2026,5/20/2026,N'])
    await studio.find()
    expect(await studio.items()).toEqual([])
    await studio.at('2026-05-08T08:00')
    await studio.find()
    await studio.at('2026-05-20T08:00')
    await studio.find()
    expect((await studio.items()).map(({ due_on }) => due_on)).toEqual(['2026-05-08', '2026-05-20'])
  })

  test('of the past: what people change there afterwards is news again', async () => {
    await take('history', changes)
    await studio.find()
    const [first] = await studio.studio.readOnly((work) => work.db.selectFrom('session').select('id').where('number', '=', 'A-1').execute())
    await studio.change(first?.id ?? 0, { primary_on: '2026-05-12' })
    await studio.find()
    expect((await studio.items()).map(({ occurrence, late }) => ({ occurrence, late }))).toEqual([{ occurrence: '2026-05-12', late: true }])
  })

  test('as news: each of the same changes is listed', async () => {
    await take('news', changes)
    await studio.find()
    await studio.at('2026-05-06T09:00')
    await studio.find()
    expect(await studio.items()).toHaveLength(5)
  })
})

describe('clients that are here already, whom a file no longer calls Do Not Market', () => {
  const takeClient = (mode: 'history' | 'news') =>
    importFile(studio.studio, { kind: 'client', file_name: 'clients.csv', mode, content: 'Client ID,Name,Do Not Market\n1,Anna Miller,N\n' })
  beforeEach(async () => {
    await importFile(studio.studio, { kind: 'client', file_name: 'clients.csv', mode: 'news', content: 'Client ID,Name,Do Not Market\n1,Anna Miller,Y\n' })
    await take('news', ['A-6,Booked,5/12/2026,,N', 'A-7,Booked,5/16/2026,,N'])
    await studio.find()
    expect(await studio.items()).toEqual([])
  })

  test('a file of the past: what was due before stays past, what comes is listed on its day', async () => {
    await takeClient('history')
    await studio.find()
    expect(await studio.items()).toEqual([])
    await studio.at('2026-05-09T08:00')
    await studio.find()
    expect((await studio.items()).map(({ occurrence, late }) => ({ occurrence, late }))).toEqual([{ occurrence: '2026-05-16', late: false }])
  })

  test('a file of news: what was due is listed late', async () => {
    await takeClient('news')
    await studio.find()
    expect((await studio.items()).map(({ occurrence, late }) => ({ occurrence, late }))).toEqual([{ occurrence: '2026-05-12', late: true }])
  })
})

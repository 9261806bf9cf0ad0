import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '#studio/staff/members/add-member.ts'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { archiveClient } from '../clients/archive-client.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusals, readRun } from './queries.ts'
import { undoImport } from './undo-import.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: NewImport['kind'], content: string, more: { [K in keyof NewImport]?: NewImport[K] | undefined } = {}) => {
  const given: NewImport = { kind, file_name: `${kind}s.csv`, content }
  const id = await importFile(made.studio, {
    ...given,
    ...('date_order' in more ? {} : { date_order: 'mdy' as const }),
    ...(more.mode === undefined ? {} : { mode: more.mode }),
  })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const appointment = (external_id: string) =>
  within(async (work) => {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT a.*, c.external_id AS client, s.number AS session, m.name AS member, t.name AS type, st.name AS status FROM appointment a
      JOIN type t ON t.id = a.type_id JOIN status st ON st.id = a.status_id
      LEFT JOIN client c ON c.id = a.client_id LEFT JOIN session s ON s.id = a.session_id LEFT JOIN member m ON m.id = a.member_id
      WHERE a.external_id = ${external_id}`.execute(work.db)
    return rows[0]
  })

describe('appointments from a file', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await within((work) => addMember(work, { name: 'Olivia Reyes', role: 'front-desk' }))
    await take(
      'client',
      'Client ID,First Name,Last Name,Email\n1,Anna,Berg,anna@example.com\n2,Bo,Li,family@example.com\n3,Cleo,Li,family@example.com\n4,Anna,Berg,other@example.com\n',
    )
    await take('session', 'Session No,Client ID,Type\nS-7,2,Family\n')
  })
  afterAll(() => made.close())

  test('find their client by number, by email, by name and email together, or by their session; type and status are made', async () => {
    const run = await take(
      'appointment',
      `Appointment ID,Date,Start Time,End Time,Type,Status,Client,First Name,Last Name,Email,Session No,With,Location
a1,5/11/2026,9:00 am,10:30 am,Viewing,,1,,,,,olivia reyes,Studio 1
a2,"May 12, 2026 2:15 pm",,3:00 pm,Styling,Moved,,Cleo,Li,family@example.com,,,
a3,2026-05-13,,,,,,,,,S-7,,
a4,5/14/2026,,,,,,,,anna@example.com,,,
`,
      { mode: 'news' },
    )
    expect(run.wrong).toEqual([])
    expect(run).toMatchObject({ created: 4, refused: 0, rows_read: 4 })
    expect(run.remarks).toEqual([
      'An appointment status was added that Hotshoe did not know: Moved.',
      'An appointment type was added that Hotshoe did not know: Styling.',
    ])
    expect(await appointment('a1')).toMatchObject({
      on_day: '2026-05-11',
      at_time: '09:00',
      minutes: 90,
      client: '1',
      member: 'Olivia Reyes',
      type: 'Viewing',
      place: 'Studio 1',
      booked_on: '2026-05-04',
    })
    expect(await appointment('a2')).toMatchObject({ on_day: '2026-05-12', at_time: '14:15', minutes: 45, client: '3', type: 'Styling', status: 'Moved' })
    expect(await appointment('a3')).toMatchObject({ client: '2', session: 'S-7', type: 'Consultation', status: 'Planned', at_time: null })
    expect(await appointment('a4')).toMatchObject({ client: '1' })
  })

  test('a cell that may mean several, or nobody, is refused with its reason, and the good rows are kept', async () => {
    const run = await take(
      'appointment',
      `Appointment ID,Date,Time,Duration,Client Name,Session,User
b1,5/11/2026,,,Anna Berg,,
b2,5/11/2026,,,Zoe Nobody,,
b3,5/11/2026,,,"Li, Bo",S-99,Nobody Known
b4,2/30/2026,25:00,forever,,,
,,,,,,
b6,,,,,,
b7,5/11/2026,,,bo li,,
`,
      { mode: 'news' },
    )
    expect(run).toMatchObject({ created: 1, refused: 5 })
    expect(run.wrong).toMatchObject([
      { line: 2, column: 'Client Name', value: 'Anna Berg', reason: expect.stringContaining('may be one of 2: Anna Berg (1), Anna Berg (4)') },
      {
        line: 3,
        column: 'Client Name',
        value: 'Zoe Nobody',
        reason: 'There is no client “Zoe Nobody”. Import the clients first, or correct the number, email or name.',
      },
      { line: 4, column: 'Session', value: 'S-99' },
      { line: 4, column: 'User', value: 'Nobody Known' },
      { line: 5, column: 'Date' },
      { line: 5, column: 'Duration', value: 'forever' },
      { line: 5, column: 'Time', value: '25:00' },
      { line: 7, column: 'Date', value: '' },
    ])
    expect(await appointment('b7')).toMatchObject({ client: '2' })
  })

  test('a client who is missing because the row was refused is told by that row', async () => {
    await take('client', 'Client ID,Name,Email\n70,Gil Gone,nowhere\n')
    const run = await take('appointment', 'Appointment ID,Date,Client\nh1,5/11/2026,70\n')
    expect(run.wrong).toMatchObject([
      { line: 2, column: 'Client', value: '70', reason: 'The client “70” was refused: line 2 of clients.csv. Mend and import that row first, then this one.' },
    ])
  })

  test('the same file again changes nothing; another one changes only what it says differently, and keeps what people changed', async () => {
    const rows = (day: string, place: string) => `Appointment ID,Date,Place,Client,Type\nc1,${day},${place},1,Viewing\n`
    expect(await take('appointment', rows('5/20/2026', 'Studio 1'), { mode: 'news' })).toMatchObject({ created: 1 })
    expect(await take('appointment', rows('5/20/2026', 'Studio 1'), { mode: 'news' })).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
    await within((work) => sql`UPDATE appointment SET place = 'Café', version = version + 1 WHERE external_id = 'c1'`.execute(work.db))
    expect(await take('appointment', rows('5/21/2026', 'Studio 1'), { mode: 'news' })).toMatchObject({ changed: 1 })
    expect(await appointment('c1')).toMatchObject({ on_day: '2026-05-21', place: 'Café', history_at: null, client: '1' })
    // Another type: the status is the one of that type that is called alike.
    await take('appointment', 'Appointment ID,Date,Type\nc1,5/21/2026,Pick-Up\n', { mode: 'news' })
    expect(await appointment('c1')).toMatchObject({ type: 'Pick-Up', status: 'Planned' })
  })

  test('history marks what it makes, and where it changes what triggers look at', async () => {
    await take('appointment', 'Appointment ID,Date,Place,Status\nd1,5/20/2019,Studio,Held\nd2,5/21/2019,Studio,No Show\n', { mode: 'history' })
    expect(await appointment('d1')).toMatchObject({ status: 'Held', status_due_on: null, booked_on: null, history_at: expect.any(Date) })
    expect(await appointment('d2')).toMatchObject({ status_due_on: null })
    await within((work) => sql`UPDATE appointment SET history_at = NULL WHERE external_id LIKE 'd%'`.execute(work.db))
    await take('appointment', 'Appointment ID,Date,Place,Status\nd1,5/20/2019,Garden,Held\nd2,5/22/2019,Studio,No Show\n', { mode: 'history' })
    expect(await appointment('d1')).toMatchObject({ place: 'Garden', history_at: null })
    expect(await appointment('d2')).toMatchObject({ on_day: '2019-05-22', history_at: expect.any(Date) })
  })

  test('who was merged stands for the other, and who is put away is found where nobody else is meant', async () => {
    await take('client', 'Client ID,Name\n50,Dora Old\n51,Dora New\n52,Emil Gone\n53,Emil Gone\n54,Faye Away\n')
    const ids = await within(async (work) => {
      const { rows } = await sql<{ external_id: string; id: number }>`SELECT external_id, id FROM client WHERE external_id IN ('50', '51', '52', '54')`.execute(
        work.db,
      )
      return new Map(rows.map(({ external_id, id }) => [external_id, id]))
    })
    await within((work) => sql`UPDATE client SET merged_into = ${ids.get('51')}, archived_at = now() WHERE id = ${ids.get('50')}`.execute(work.db))
    for (const number of ['52', '54']) await within((work) => archiveClient(work, ids.get(number) ?? 0, { archived: true, version: 1 }))
    const run = await take('appointment', 'Appointment ID,Date,Client\ne1,5/1/2020,50\ne2,5/1/2020,Dora Old\ne3,5/1/2020,emil gone\ne4,5/1/2020,Faye Away\n')
    expect(run).toMatchObject({ created: 4 })
    expect(await Promise.all(['e1', 'e2', 'e3', 'e4'].map(async (id) => (await appointment(id))?.client))).toEqual(['51', '51', '53', '54'])
  })

  test('a day may stand before the time alone, and tells in which order dates are written', async () => {
    const content = 'Appointment ID,Start Time,End Time\ng1,13/4/2026 9:00,13/4/2026 10:15\ng2,5/4/2026 2:00 pm,5/4/2026 3:00 pm\n'
    expect(await take('appointment', content, { date_order: undefined })).toMatchObject({ created: 2, date_order: 'dmy' })
    expect(await appointment('g1')).toMatchObject({ on_day: '2026-04-13', at_time: '09:00', minutes: 75 })
    expect(await appointment('g2')).toMatchObject({ on_day: '2026-04-05', at_time: '14:00', minutes: 60 })
  })

  test('a preview keeps nothing; an import that nothing depends on is taken back', async () => {
    const content = 'Appointment ID,Date,Type,Client\nf1,6/1/2026,Brand New,1\nf2,6/1/2026,Brand New,99\n'
    const preview = await previewImport(made.studio, { kind: 'appointment', content, mode: 'news', date_order: 'mdy' })
    expect(preview).toMatchObject({ rows_read: 2, created: 1, refused: 1 })
    expect(await appointment('f1')).toBeUndefined()
    const run = await take('appointment', content, { mode: 'news' })
    await within((work) => undoImport(work, run.id))
    expect(await appointment('f1')).toBeUndefined()
    expect((await within((work) => readRun(work, run.id))).state).toBe('undone')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { bookingFeed, googleCalendar, outlookCalendar } from '#support/calendars.ts'
import { aClient, aStudio, clockAt } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { addPart } from './add-part.ts'
import { beginFile } from './begin-file.ts'
import type { NewImport } from './contract.ts'
import { importFile } from './import-file.ts'
import { lookAtFile } from './look-at-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusals, listRefusedRows, readRun } from './queries.ts'
import { refusedFile } from './refused-csv.ts'
import { undoImport } from './undo-import.ts'

let made: TestStudio
let anna: number
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: NewImport['kind'], content: string, more: Partial<NewImport> = {}) => {
  const id = await importFile(made.studio, { kind, file_name: 'calendar.ics', content, mode: 'news', ...more })
  const run = await within((work) => readRun(work, id))
  return { ...run, wrong: (await within((work) => listRefusals(work, id, { limit: 500 }))).rows }
}
const sessionOf = (uid: string) =>
  within((work) =>
    work.db
      .selectFrom('session as s')
      .innerJoin('type as t', (join) => join.onRef('t.studio_id', '=', 's.studio_id').onRef('t.id', '=', 's.type_id'))
      .selectAll('s')
      .select('t.name as type')
      .where('s.external_id', '=', uid)
      .executeTakeFirst(),
  )
const appointmentOf = (uid: string) => within((work) => work.db.selectFrom('appointment').selectAll().where('external_id', '=', uid).executeTakeFirst())
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\n${events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`

beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
  anna = await within((work) => aClient(work, { first_name: 'Anna', last_name: 'Berg', emails: ['anna.berg@example.com'] }))
})
afterAll(() => made.close())

describe('sessions', () => {
  test('come from the events of a calendar: with whom by email, of which type by category, title or choice; the same again changes nothing', async () => {
    const first = await take('session', bookingFeed)
    expect(first).toMatchObject({ rows_total: 2, rows_read: 2, created: 1, refused: 1 })
    expect(first.wrong).toEqual([
      expect.objectContaining({ line: 14, value: 'Bo Li: Headshot, 2026-06-21', reason: expect.stringContaining('no client has the email bo@example.com') }),
    ])
    expect(await sessionOf('booking-5512@book.example')).toMatchObject({
      client_id: anna,
      type: 'Family',
      primary_on: '2026-06-20',
      primary_time: '09:00',
      primary_zone: null,
      notes: expect.stringMatching(/^Anna Berg: Family\nPlace: Studio A\nName: Anna Berg/),
    })
    expect(await take('session', bookingFeed)).toMatchObject({ created: 0, changed: 0, unchanged: 1, refused: 1 })
  })

  test('get the studio’s next numbers, those of a series one each', async () => {
    const lesson = 'UID:lesson\nSUMMARY:Lesson\nATTENDEE:mailto:anna.berg@example.com\nDTSTART;TZID=Pacific/Auckland:20260601T100000\nRRULE:FREQ=WEEKLY;COUNT=3'
    const run = await take('session', calendar(lesson), { columns: { '': 'family' } })
    expect(run).toMatchObject({ rows_total: 3, created: 3, refused: 0, remarks: [expect.stringMatching(/^One event comes back; it was taken day by day/)] })
    const numbers = await Promise.all(['lesson', 'lesson#2026-06-08', 'lesson#2026-06-15'].map(async (uid) => (await sessionOf(uid))?.number))
    expect(new Set(numbers).size).toBe(3)
    expect(numbers.every((number) => /^S-0000\d$/.test(number ?? ''))).toBe(true)
    expect(await sessionOf('lesson#2026-06-08')).toMatchObject({ primary_on: '2026-06-08', primary_time: '10:00', primary_zone: 'Pacific/Auckland' })

    const moved = lesson.replace('T100000', 'T110000').replace('COUNT=3', 'COUNT=2')
    const out =
      'UID:lesson\nRECURRENCE-ID;TZID=Pacific/Auckland:20260608T110000\nDTSTART;TZID=Pacific/Auckland:20260609T080000\nSTATUS:CANCELLED\nSUMMARY:Lesson'
    // What a calendar was told to mean is remembered.
    expect(await take('session', calendar(out, moved))).toMatchObject({ created: 0, changed: 3, refused: 0 })
    expect(await sessionOf('lesson')).toMatchObject({ primary_on: '2026-06-01', primary_time: '11:00', canceled: false })
    expect(await sessionOf('lesson#2026-06-08')).toMatchObject({
      primary_on: '2026-06-09',
      primary_time: '08:00',
      canceled: true,
      client_id: anna,
      type: 'Family',
    })
    expect(await sessionOf('lesson#2026-06-15')).toMatchObject({ primary_on: '2026-06-15', canceled: true })
  })

  test('days to come that a series no longer has are canceled: taken out, behind its new end, on another weekday; those that are past stay', async () => {
    const series = (more: string, start = '20260401') =>
      calendar(`UID:term\nSUMMARY:Anna Berg: Family\nDTSTART;TZID=America/Chicago:${start}T100000\nRRULE:FREQ=WEEKLY;${more}`)
    await take('session', series('COUNT=8'))
    const standing = () =>
      within(async (work) => {
        const rows = await work.db.selectFrom('session').select('primary_on').where('external_id', 'like', 'term%').where('canceled', '=', false).execute()
        return rows.map(({ primary_on }) => primary_on?.slice(5)).toSorted()
      })
    expect(await standing()).toEqual(['04-01', '04-08', '04-15', '04-22', '04-29', '05-06', '05-13', '05-20'])
    const out = await take('session', series('COUNT=8\nEXDATE;TZID=America/Chicago:20260408T100000,20260513T100000'))
    expect(out).toMatchObject({ rows_total: 6, rows_read: 6, changed: 1, unchanged: 6, created: 0 })
    expect(await standing()).toEqual(['04-01', '04-08', '04-15', '04-22', '04-29', '05-06', '05-20'])
    expect(await take('session', series('COUNT=8'))).toMatchObject({ changed: 1, unchanged: 7 })
    expect(await take('session', series('UNTIL=20260502T000000Z'))).toMatchObject({ changed: 3, unchanged: 5 })
    expect(await standing()).toEqual(['04-01', '04-08', '04-15', '04-22', '04-29'])
    await take('session', series('COUNT=9', '20260402'))
    expect(await standing()).toEqual(['04-02', '04-08', '04-09', '04-15', '04-16', '04-22', '04-23', '04-29', '04-30', '05-07', '05-14', '05-21', '05-28'])
  })

  test('what was edited here stays, until the calendar says something else of it', async () => {
    const event = (hour: string) => calendar(`UID:edited\nSUMMARY:Berg, Anna: Newborn\nDTSTART:20260701T${hour}0000`)
    await take('session', event('10'))
    await within((work) => work.db.updateTable('session').set({ notes: 'Twins!' }).where('external_id', '=', 'edited').execute())
    expect(await take('session', event('12'))).toMatchObject({ changed: 1 })
    expect(await sessionOf('edited')).toMatchObject({ type: 'Newborn', client_id: anna, primary_time: '12:00', notes: 'Twins!' })
  })

  test('one without a type, and one that may be with several, are refused with what to do; one that is known keeps its client', async () => {
    const shared = { emails: ['both@example.com'] }
    const [one, two] = await within(async (work) => [
      await aClient(work, { first_name: 'Mia', last_name: 'Stone', ...shared }),
      await aClient(work, { first_name: 'Tom', last_name: 'Stone', ...shared }),
    ])
    const event = (title: string) => `SUMMARY:${title}\nATTENDEE:mailto:both@example.com\nDTSTART:20260702T100000`
    const run = await take(
      'session',
      calendar(`UID:s1\n${event('Family')}`, `UID:s2\n${event('Family, Tom Stone')}`, 'UID:s3\nSUMMARY:Anna Berg\nDTSTART:20260702T100000'),
      { columns: { '': '' } },
    )
    expect(run.wrong.map(({ line, value, reason }) => [line, value, reason])).toEqual([
      [3, 'Family, 2026-07-02', expect.stringContaining('one of 2 clients: Mia Stone')],
      [15, 'Anna Berg, 2026-07-02', expect.stringContaining('Nothing tells the type')],
    ])
    expect(await sessionOf('s2')).toMatchObject({ client_id: two })
    expect(one).not.toBe(two)
    // The family got addresses of their own meanwhile, and the title says less.
    const quiet = calendar('UID:s2\nSUMMARY:To be moved\nDTSTART:20260703T100000')
    expect(await take('session', quiet)).toMatchObject({ changed: 1, refused: 0 })
    expect(await sessionOf('s2')).toMatchObject({ client_id: two, type: 'Family', primary_on: '2026-07-03' })
  })

  test('a series that cannot be taken is refused once, and its event can be downloaded, mended and imported', async () => {
    const event = calendar('UID:yoga\nSUMMARY:Yoga\nDTSTART:20260601T100000\nRRULE:FREQ=WEEKLY;COUNT=4', 'UID:bad\nno property')
    const run = await take('session', event)
    expect(run).toMatchObject({ rows_total: 5, refused: 5, created: 0 })
    expect(run.wrong.map(({ line }) => line)).toEqual([3, 9])
    const { headers, rows } = await within((work) => listRefusedRows(work, run.id, {}))
    const { text, ending } = refusedFile(headers, rows)
    expect(ending).toBe('ics')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    const mended = text.replace('no property', 'DTSTART:20260601T100000').replaceAll(/SUMMARY:Yoga|UID:bad/g, '$&\r\nATTENDEE:mailto:anna.berg@example.com')
    expect(await take('session', mended, { columns: { '': 'Family' } })).toMatchObject({ created: 5, refused: 0 })
  })

  test('an import of a calendar is taken back like any other', async () => {
    const run = await take('session', calendar('UID:undone\nSUMMARY:Anna Berg: Family\nDTSTART:20260801T100000'))
    await within((work) => undoImport(work, run.id))
    expect(await sessionOf('undone')).toBeUndefined()
  })
})

describe('appointments', () => {
  test('come with or without a client; a canceled one is marked, all-day ones have no hour', async () => {
    expect(await take('appointment', googleCalendar, { columns: { '': 'Consultation' } })).toMatchObject({ created: 7, refused: 0 })
    expect(await appointmentOf('7kukuqrfedlm2f9t@google.com')).toMatchObject({
      title: 'Family session',
      client_id: anna,
      on_day: '2026-06-13',
      at_time: '10:00',
      zone: 'America/Denver',
      minutes: 90,
      place: 'City Park, 2001 Colorado Blvd, Denver, CO 80205, USA',
      canceled: false,
    })
    expect(await appointmentOf('allday77@google.com')).toMatchObject({ on_day: '2026-07-03', at_time: null, client_id: null })
    expect(await appointmentOf('2ab8o5@google.com#2026-05-26')).toMatchObject({ canceled: true })
    expect(await take('appointment', googleCalendar)).toMatchObject({ created: 0, changed: 0, unchanged: 7 })
    const canceled = googleCalendar.replace('STATUS:CONFIRMED\r\nSUMMARY:Family session', 'STATUS:CANCELLED\r\nSUMMARY:Family session')
    expect(await take('appointment', canceled)).toMatchObject({ changed: 1, unchanged: 6 })
    expect(await appointmentOf('7kukuqrfedlm2f9t@google.com')).toMatchObject({ canceled: true, client_id: anna })
  })
})

test('a calendar holds neither clients nor anything else; a type that is not there is refused; one without events too', async () => {
  await expect(take('client', bookingFeed)).rejects.toMatchObject({ problems: [{ message: expect.stringContaining('Choose sessions or appointments') }] })
  await expect(take('session', bookingFeed, { columns: { '': 'Moon' } })).rejects.toMatchObject({ code: 'no-such-type' })
  await expect(take('session', calendar())).rejects.toMatchObject({ code: 'no-rows' })
})

test('a look shows the first events as they are read, and the preview what would become of them', async () => {
  const id = await within(async (work) => {
    const begun = await beginFile(work, 'calendar.ics')
    await addPart(work, begun, { position: 0, content: Buffer.from(outlookCalendar) })
    return begun
  })
  const looked = await lookAtFile(made.studio, { kind: 'appointment', file: id })
  expect(looked).toMatchObject({ format: 'icalendar', missing: null, headers: [{ header: '', samples: [] }] })
  expect(looked.rows.map(({ says }) => says)).toMatchObject([
    { Title: 'Consultation – Müller', Date: '2026-03-02', Time: '09:00', 'Time zone': 'America/New_York', Lasts: '60 minutes', Notes: 'Talk about the album.' },
    { Title: 'Album pickup' },
    { Title: 'Fair', Time: 'all day' },
  ])
  expect(await previewImport(made.studio, { kind: 'appointment', file: id })).toMatchObject({ rows_read: 5, created: 5, refused: 0 })
  await clockAt(made.studio, '2026-05-04T08:00')
})

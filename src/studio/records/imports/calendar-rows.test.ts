import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { appleCalendar, bookingFeed, googleCalendar, outlookCalendar, thunderbirdCalendar, vcalendar } from '#support/calendars.ts'
import { calendarIndex } from './calendar-index.ts'
import { calendarRows } from './calendar-rows.ts'
import { isNoRow } from './row.ts'

async function* pieces(text: string): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += 61)
    yield text
      .slice(at, at + 61)
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '')
}
const rowsOf = async (text: string, zone = 'America/Chicago', today: CivilDate = '2026-05-04') => {
  const index = await calendarIndex(pieces(text))
  const rows = await Array.fromAsync(calendarRows(pieces(text), { index, at: { zone, today } }))
  return rows.filter((row) => !isNoRow(row))
}
const eventsOf = async (...given: Parameters<typeof rowsOf>) =>
  (await rowsOf(...given)).map(({ line, event }) => (event.ok ? event.value : { line, refused: event.message }))
/** `2026-06-01 10:00 America/Denver`, without a zone where it is the studio's. */
const timesOf = async (...given: Parameters<typeof rowsOf>) =>
  (await eventsOf(...given)).map((event) => ('refused' in event ? event.refused : [event.on, event.at, event.zone].filter(Boolean).join(' ')))
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\n${events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`

describe('what programs write', () => {
  test('Google Calendar: times in UTC are those of the calendar’s zone, guests lead to the client, the lines for video meetings go', async () => {
    expect(await eventsOf(googleCalendar)).toMatchObject([
      {
        external_id: '7kukuqrfedlm2f9t@google.com',
        title: 'Family session',
        on: '2026-06-13',
        at: '10:00',
        zone: 'America/Denver',
        minutes: 90,
        place: 'City Park, 2001 Colorado Blvd, Denver, CO 80205, USA',
        notes: 'Bring the dog.\nSee https://example.com/prep',
        canceled: false,
        emails: [['anna.berg@example.com'], ['studio@example.com']],
        names: ['Anna Berg'],
      },
      { external_id: '2ab8o5@google.com', on: '2026-05-05', at: '16:00', zone: 'America/Denver' },
      { external_id: '2ab8o5@google.com#2026-05-19', on: '2026-05-19', at: '16:00' },
      { external_id: '2ab8o5@google.com#2026-06-02', on: '2026-06-02', at: '16:00' },
      { external_id: '2ab8o5@google.com#2026-05-12', title: 'Lesson (moved)', on: '2026-05-13', at: '17:30', canceled: false },
      { external_id: '2ab8o5@google.com#2026-05-26', canceled: true },
      { external_id: 'allday77@google.com', on: '2026-07-03', at: null, zone: null, minutes: null },
    ])
  })

  test('Apple Calendar: its own description of the zone, a travel time and a picture that nobody needs', async () => {
    expect(await eventsOf(appleCalendar)).toMatchObject([
      {
        external_id: '8A7B-11',
        title: 'Newborn: Zoë O’Brien; at home',
        on: '2026-09-26',
        at: '14:30',
        zone: 'Pacific/Auckland',
        minutes: 120,
        notes: 'Parking behind the house, gate code 12;34\nsecond line',
        on_hold: true,
        categories: ['Newborn', 'Home visit'],
      },
    ])
  })

  test('Outlook: Windows’ names for zones, a zone somebody made up, HTML beside the words, days taken out as days', async () => {
    expect(await timesOf(outlookCalendar)).toEqual([
      '2026-03-02 09:00 America/New_York',
      '2026-03-16 09:00 America/New_York',
      '2026-03-23 09:00 America/New_York',
      '2026-06-10 08:00 America/New_York',
      '2026-08-14',
    ])
    const [first] = await eventsOf(outlookCalendar)
    expect(first).toMatchObject({
      external_id: '040000008200E00074C5B7101A82E008',
      title: 'Consultation – Müller',
      notes: 'Talk about the album.',
      minutes: 60,
    })
  })

  test('Thunderbird: the zone’s name behind its own prefix, a change that stands before its series', async () => {
    expect(await timesOf(thunderbirdCalendar)).toEqual(['2026-10-26 11:15 Europe/Berlin', '2026-10-19 18:00 Europe/Berlin', '2026-11-02 18:00 Europe/Berlin'])
  })

  test('the feed of a booking program: who booked stands in the description', async () => {
    expect(await eventsOf(bookingFeed)).toMatchObject([
      { external_id: 'booking-5512@book.example', title: 'Anna Berg: Family', on: '2026-06-20', at: '09:00', minutes: 60, emails: [['anna.berg@example.com']] },
      { external_id: 'booking-5513@book.example', canceled: true },
    ])
  })

  test('vCalendar 1.0: quoted-printable', async () => {
    expect(await eventsOf(vcalendar)).toMatchObject([{ external_id: 'old-1', title: 'Köln, draußen', notes: 'first\nsecond', on: '2026-06-02', at: '15:00' }])
  })
})

describe('clocks', () => {
  test('what comes back keeps its hour when clocks change, there and here; the hour that is skipped stays as it is written', async () => {
    const weekly = 'UID:w\nDTSTART;TZID=Pacific/Auckland:20260321T100000\nRRULE:FREQ=WEEKLY;COUNT=4'
    expect(await timesOf(calendar(weekly), 'Pacific/Auckland')).toEqual(['2026-03-21 10:00', '2026-03-28 10:00', '2026-04-04 10:00', '2026-04-11 10:00'])
    const skipped = 'UID:s\nDTSTART;TZID=America/Chicago:20260307T023000\nRRULE:FREQ=DAILY;COUNT=3'
    expect(await timesOf(calendar(skipped))).toEqual(['2026-03-07 02:30', '2026-03-08 02:30', '2026-03-09 02:30'])
  })

  test('what comes back in UTC moves on the clocks at home; a day on the far side of the date line is the day at home', async () => {
    const utc = 'UID:u\nDTSTART:20260320T220000Z\nRRULE:FREQ=WEEKLY;COUNT=3'
    expect(await timesOf(calendar(utc), 'Pacific/Auckland')).toEqual(['2026-03-21 11:00', '2026-03-28 11:00', '2026-04-04 11:00'])
    expect(await timesOf(calendar(utc.replace('0320', '0327')), 'Pacific/Auckland')).toEqual(['2026-03-28 11:00', '2026-04-04 11:00', '2026-04-11 10:00'])
  })

  test('the last day of a series is told in UTC, and meant where the series is', async () => {
    const until = 'UID:u\nDTSTART;TZID=America/Chicago:20260601T190000\nRRULE:FREQ=DAILY;UNTIL=20260604T000000Z'
    expect(await timesOf(calendar(until))).toEqual(['2026-06-01 19:00', '2026-06-02 19:00', '2026-06-03 19:00'])
  })

  test('an hour without a zone is the studio’s', async () => {
    expect(await timesOf(calendar('UID:f\nDTSTART:20260601T100000'), 'Pacific/Auckland')).toEqual(['2026-06-01 10:00'])
  })

  test('a zone that nobody knows and the file does not describe is refused; one with clocks of its own is reckoned', async () => {
    expect(await timesOf(calendar('UID:z\nDTSTART;TZID=Our Zone:20260601T100000'))).toEqual([
      'DTSTART: Nobody knows the time zone “Our Zone”, and the file does not describe it. Use one with a known name, like America/Chicago, and export the calendar again.',
    ])
    const own = 'BEGIN:VTIMEZONE\nTZID:Our Zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0517\nTZOFFSETTO:-0517\nEND:STANDARD\nEND:VTIMEZONE\n'
    expect(await timesOf(`${calendar('UID:z\nDTSTART;TZID="Our Zone":20260601T100000').replace('END:VCALENDAR\n', own)}END:VCALENDAR`)).toEqual([
      '2026-06-01 10:17',
    ])
  })
})

describe('series', () => {
  test('are told from a year back to two years ahead, and one that has no end is', async () => {
    const days = await timesOf(calendar('UID:d\nDTSTART;VALUE=DATE:20100105\nRRULE:FREQ=WEEKLY'))
    expect([days.at(0), days.at(-1), days.length]).toEqual(['2025-05-06', '2028-05-02', 157])
    expect(await timesOf(calendar('UID:d\nDTSTART;VALUE=DATE:20100105\nRRULE:FREQ=WEEKLY;COUNT=9'))).toEqual([])
  })

  test('more days, days taken out however they are written, and a moved one far away', async () => {
    const events = await eventsOf(
      calendar(
        'UID:m\nDTSTART;TZID=America/Chicago:20260601T100000\nRRULE:FREQ=DAILY;COUNT=6\nRDATE;TZID=America/Chicago:20260615T120000,20260601T100000\nEXDATE:20260602T150000Z\nEXDATE;VALUE=DATE:20260603',
        'UID:other\nDTSTART:20260601T100000',
        'UID:m\nRECURRENCE-ID:20260604T150000Z\nDTSTART;TZID=America/Chicago:20260608T090000\nSEQUENCE:2',
      ),
    )
    expect(events.map((event) => ('refused' in event ? event.refused : `${event.external_id} ${event.on} ${event.at}`))).toEqual([
      'm 2026-06-01 10:00',
      'm#2026-06-05 2026-06-05 10:00',
      'm#2026-06-06 2026-06-06 10:00',
      'm#2026-06-15 2026-06-15 12:00',
      'other 2026-06-01 10:00',
      'm#2026-06-04 2026-06-08 09:00',
    ])
  })

  test('a series whose hour moves keeps the numbers of its events', async () => {
    const idsAt = async (hour: string) =>
      (await eventsOf(calendar(`UID:h\nDTSTART;TZID=America/Chicago:20260601T${hour}0000\nRRULE:FREQ=WEEKLY;COUNT=2`))).map(
        (event) => 'external_id' in event && event.external_id,
      )
    expect(await idsAt('10')).toEqual(['h', 'h#2026-06-08'])
    expect(await idsAt('17')).toEqual(await idsAt('10'))
  })

  test('several on one day are told apart by the hour', async () => {
    const events = await eventsOf(calendar('UID:b\nDTSTART:20260601T090000\nRRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=3'))
    expect(events.map((event) => 'external_id' in event && event.external_id)).toEqual(['b', 'b#2026-06-01T14:00', 'b#2026-06-02T09:00'])
  })

  test('what cannot be read is refused: by the hour, by an old rule, “this and all that follow”', async () => {
    const refused = await eventsOf(
      calendar(
        'UID:1\nDTSTART:20260601T100000\nRRULE:FREQ=MINUTELY;INTERVAL=20',
        'UID:2\nDTSTART:20260601T100000\nRRULE:W1 MO #0',
        'UID:3\nDTSTART:20260601T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nEXRULE:FREQ=MONTHLY',
        'UID:4\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260608T100000\nDTSTART:20260608T110000',
      ),
    )
    expect(refused.map((event) => 'refused' in event && event.refused)).toEqual([
      expect.stringContaining('by the hour or the minute'),
      expect.stringContaining('The rule by which the event comes back cannot be read'),
      expect.stringContaining('EXRULE'),
      expect.stringContaining('all that follow it'),
    ])
  })
})

test('broken events are refused at their lines, the others are taken', async () => {
  const text = calendar(
    'UID:1\nDTSTART:20260601T100000',
    'UID:2\nthis is no property\nDTSTART:20260601T100000',
    'UID:3\nSUMMARY:no day',
    'UID:4\nDTSTART:20260230T100000',
    'UID:5\nDTSTART;VALUE=DATE:20260601',
  )
  const events = await eventsOf(text.replace('UID:5', 'UID:cut\nDTSTART:20260601T100000\nBEGIN:VEVENT\nUID:5'))
  expect(events).toMatchObject([
    { external_id: '1' },
    { line: 7, refused: expect.stringContaining('This event is broken') },
    { line: 12, refused: 'The event has no beginning. Give it a date in the calendar.' },
    { line: 16, refused: expect.stringContaining('“20260230T100000” is no date') },
    { line: 20, refused: expect.stringContaining('This event is broken') },
    { external_id: '5', on: '2026-06-01', at: null },
  ])
})

test('an event without a number is known by its beginning and title', async () => {
  expect(await eventsOf(calendar('SUMMARY:Anna Berg\nDTSTART:20260601T100000'))).toMatchObject([
    { external_id: expect.stringMatching(/^no number [0-9a-f]{20}$/) },
  ])
})

test('a refused event can stand alone: its cell has the zone that the file describes', async () => {
  const [row] = await rowsOf(appleCalendar)
  expect(row?.cells[0]).toMatch(/^BEGIN:VTIMEZONE\n[^]*END:VTIMEZONE\nBEGIN:VEVENT\n[^]*END:VEVENT$/)
})

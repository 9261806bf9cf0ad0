import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { importFile } from './import-file.ts'
import { readRun } from './queries.ts'

let made: TestStudio
beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

const line = fc.stringMatching(/^[A-Za-zé;,\\:"ñ漢 ]{0,60}$/).map((text) => text.replaceAll(/\s+/g, ' ').trim())
const kept = fc.record({
  title: line,
  on_day: fc.integer({ min: -200, max: 500 }).map((days) => addDays('2026-05-04', days)),
  at_time: fc.option(
    fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) => `${two(hour)}:${two(minute)}` as WallTime),
  ),
  zone: fc.constantFrom(null, 'Pacific/Auckland', 'Europe/Berlin', 'America/St_Johns'),
  minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  place: line,
  notes: fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n').trim()),
  canceled: fc.boolean(),
})
type Kept = typeof kept extends fc.Arbitrary<infer T> ? T : never

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** A record as its import ought to leave it: a whole day has neither hour nor zone. */
function expected({ at_time, zone, minutes, ...rest }: Kept): object {
  return at_time === null ? { ...rest, at_time, zone: null, minutes: null } : { ...rest, at_time, zone, minutes }
}

/** As RFC 5545 has it: escaped, folded at 75 bytes, CRLF. */
function written(records: readonly Kept[]): string {
  const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
  const lines = records.flatMap(({ title, on_day, at_time, zone, minutes, place, notes, canceled }, at) => {
    const day = on_day.replaceAll('-', '')
    const start = at_time === null ? `;VALUE=DATE:${day}` : `${zone === null ? '' : `;TZID=${zone}`}:${day}T${at_time.replace(':', '')}00`
    const status = canceled ? 'CANCELLED' : 'CONFIRMED'
    const lasts = at_time === null || minutes === null ? [] : [`DURATION:PT${minutes}M`]
    return [
      'BEGIN:VEVENT',
      `UID:${at}@example.com`,
      `DTSTART${start}`,
      ...lasts,
      `SUMMARY:${escaped(title)}`,
      `LOCATION:${escaped(place)}`,
      `DESCRIPTION:${escaped(notes)}`,
      `STATUS:${status}`,
      'END:VEVENT',
    ]
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}

function folded(text: string): string {
  const lines = ['']
  for (const letter of text) {
    const last = lines.at(-1) ?? ''
    if (Buffer.byteLength(last + letter) > 74) lines.push(` ${letter}`)
    else lines[lines.length - 1] = last + letter
  }
  return lines.join('\r\n')
}

test('what is written as a calendar comes back as the same appointments, changed ones too; twice changes nothing', async () => {
  const take = async (records: readonly Kept[]) => {
    const id = await importFile(made.studio, { kind: 'appointment', file_name: 'calendar.ics', content: written(records), mode: 'news' })
    return made.studio.inTransaction((work) => readRun(work, id))
  }
  const columns = ['title', 'on_day', 'at_time', 'zone', 'minutes', 'place', 'notes', 'canceled'] as const
  const property = fc.asyncProperty(fc.array(kept, { minLength: 1, maxLength: 25 }), async (records) => {
    expect(await take(records)).toMatchObject({ rows_read: records.length, refused: 0 })
    const rows = await made.studio.inTransaction((work) =>
      work.db
        .selectFrom('appointment')
        .select(columns)
        .where(
          'external_id',
          'in',
          records.map((_, at) => `${at}@example.com`),
        )
        .orderBy('id')
        .execute(),
    )
    expect(rows).toEqual(records.map(expected))
    expect(await take(records)).toMatchObject({ created: 0, changed: 0, unchanged: records.length })
  })
  await fc.assert(property, { numRuns: 8 })
})

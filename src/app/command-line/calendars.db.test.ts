import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingFeed, googleCalendar } from '#support/calendars.ts'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Berg', '--email', 'anna.berg@example.com')
})
afterAll(() => studio.close())

test('a calendar is read by command line and REST: its events are sessions, those that cannot be taken come as a calendar to mend', async () => {
  const file = path.join(studio.folder, 'bookings.ics')
  await writeFile(file, bookingFeed)
  const { status, out, err } = await hotshoe('import', file, '--kind', 'sessions', '--type', 'Family')
  expect(status).toBe(1)
  expect(err).toMatch(/^1 of 2 rows were refused\./)
  expect(out).toMatch(
    /2 rows read as history: 1 new, 0 changed, 0 unchanged, 1 refused\.[^]*Bo Li: Headshot, 2026-06-21[^]*no client has the email bo@example\.com/,
  )
  const mended = path.join(studio.folder, 'mended.ics')
  await writeFile(mended, (await hotshoe('imports', 'mend', '1')).out.replace('bo@example.com', 'anna.berg@example.com'))
  // The type of the last calendar is remembered.
  expect(await answer('import', mended, '--kind', 'sessions')).toMatchObject({ created: 1, refused: 0 })
})

test('a calendar whose events come back says so; the same again changes nothing; a type that is not there is refused', async () => {
  const file = path.join(studio.folder, 'google.ics')
  await writeFile(file, googleCalendar)
  const preview = await answer('import', file, '--kind', 'appointments', '--type', 'consultation', '--preview')
  expect(preview).toMatchObject({ rows_read: 7, created: 7, remarks: [expect.stringContaining('One event comes back')] })
  expect(await answer('import', file, '--kind', 'appointments', '--type', 'consultation')).toMatchObject({ rows_total: 7, rows_read: 7, created: 7 })
  expect(await answer('import', file, '--kind', 'appointments')).toMatchObject({ created: 0, unchanged: 7 })
  expect((await hotshoe('import', file, '--kind', 'appointments', '--type', 'Moon')).err).toMatch(/There is no type “Moon”/)
  expect((await hotshoe('import', file, '--kind', 'clients')).err).toMatch(/Choose sessions or appointments/)
})

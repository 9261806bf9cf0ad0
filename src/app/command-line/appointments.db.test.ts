import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
})
afterAll(() => studio.close())

test('An appointment is made, found, moved to a status of its type, confirmed and put away by names', async () => {
  const made = await answer(
    'appointments',
    'create',
    '--type',
    'viewing',
    '--client',
    'Anna Miller',
    '--date',
    '2026-05-11',
    '--time',
    '14:30',
    '--minutes',
    '60',
  )
  expect(made).toMatchObject({ name: 'Viewing', client: { name: 'Anna Miller' }, at_time: '14:30', minutes: 60, status: { name: 'Planned' } })
  expect((await hotshoe('appointments', 'list', '--type', 'Viewing', '--search', 'miller')).out).toMatch(/2026-05-11 14:30 +Viewing +Anna Miller/)
  // Every type has a status of this name: it is that of its own type.
  const held = await answer('appointments', 'status', 'Viewing', 'held')
  expect(held).toMatchObject({ status: { name: 'Held' }, version: 2 })
  expect(await answer('appointments', 'change', String(made.id), '--confirmed', '--client', 'none')).toMatchObject({ confirmed: true, client: null })
  expect((await hotshoe('appointments', 'history', String(made.id))).out).toMatch(/confirmed/)
  expect((await hotshoe('appointments', 'archive', String(made.id))).out).toBe(`Put appointment ${String(made.id)} away.\n`)
  expect((await hotshoe('appointments', 'status', String(made.id), 'Booked')).err).toMatch(/There is no appointment status “Booked”\. There are: Planned/)
})

test('A session has its further dates by command line too', async () => {
  const dates = '[{"on_day":"2026-05-13","label":"Rain date"}]'
  const made = await answer('sessions', 'create', '--client', 'Anna Miller', '--type', 'Family', '--date', '2026-05-11', '--further-dates', dates)
  expect(made).toMatchObject({ further_dates: [{ on_day: '2026-05-13', label: 'Rain date', at_time: null }] })
  expect((await hotshoe('sessions', 'show', String(made.number))).out).toMatch(/further dates: +Rain date, 2026-05-13/)
})

test('The calendar tells what stands in some days', async () => {
  await answer('appointments', 'create', '--type', 'Pick-Up', '--title', 'Frames', '--date', '2026-05-12', '--time', '11:00')
  const { out } = await hotshoe('calendar', '--from', '2026-05-11', '--to', '2026-05-13')
  expect(out).toMatch(/2026-05-11 +session +\d+ +Family +Anna Miller[^]*2026-05-12 11:00 +appointment +\d+ +Frames[^]*2026-05-13 +further date +\d+ +Rain date/)
  expect((await hotshoe('calendar', '--from', '2026-05-12')).out).not.toMatch(/Family/)
  expect((await hotshoe('calendar', '--from', '2026-01-01', '--to', '2026-12-31')).err).toMatch(/62 days at most/)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('triggers', 'create', '--description', 'A week before', '--status', 'Booked', '--before', '7', '--channels', 'call', '--wording', 'Remind')
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-06')
})
afterAll(() => studio.close())

const said = async (...args: string[]) => (await hotshoe('triggers', ...args, '--preview')).out

test('what switching on and a changed trigger would do to the list is said before, and nothing is changed by it', async () => {
  expect(await said('on', 'A week before')).toBe('Nothing leaves the list, 1 record fits already and is left as history.\n')
  expect(await answer('triggers', 'show', 'A week before')).toMatchObject({ active: false, version: 1 })
  await answer('triggers', 'on', 'A week before')
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-12')
  await answer('clock', 'set', '2026-05-05T08:00')
  await answer('sweep')
  expect(await said('change', 'A week before', '--before', '3')).toBe('1 item leaves the list, 1 record fits already and is left as history.\n')
  expect(await answer('triggers', 'show', 'A week before')).toMatchObject({ offset_count: -7, version: 2 })
  expect(await said('off', 'A week before')).toBe('1 item leaves the list.\n')
})

test('a search that finds no trigger does not say that there are none', async () => {
  expect((await hotshoe('triggers', 'list', '--search', 'nothing like it')).out).toBe('There are no such triggers.\n')
})

test('what moving a session would do is said before it is moved, and nothing is changed by it', async () => {
  await answer('triggers', 'on', 'A week before')
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-06-20')
  const impact = async (...args: string[]) => (await hotshoe('sessions', 'impact', '3', ...args)).out
  expect(await impact('--date', '2026-06-27')).toBe('“A week before” comes on June 20 instead of June 13.\n')
  expect(await impact('--status', 'Delivered')).toBe('“A week before”, expected on June 13, does not come any more.\n')
  expect(await impact('--time', '14:30')).toBe('Nothing that is listed, expected, sent or on its way changes.\n')
  expect(await answer('sessions', 'show', '3')).toMatchObject({ primary_on: '2026-06-20', version: 1 })
})

test('what a trigger would have done is told for one that is there, one with changes, and one that nobody has made', async () => {
  await answer('clock', 'set', '2026-06-01T08:00')
  const tested = async (...args: string[]) => (await answer('triggers', 'backtest', ...args))['totals']
  expect(await tested('A week before', '--days', '60')).toMatchObject({ in_time: 1, late: 1 })
  expect(await tested('A week before', '--before', '1', '--days', '60')).toMatchObject({ in_time: 2, late: 0 })
  expect(await tested('--type', 'Family', '--moment', 'session-date', '--before', '0', '--channels', 'call', '--wording', 'Thank')).toMatchObject({
    in_time: 2,
  })
  expect((await hotshoe('triggers', 'backtest', 'A week before', '--days', '60')).out).toContain('2026-05-04  █▓ 2')
  expect((await hotshoe('triggers', 'backtest', 'A week before', '--days', '400')).status).not.toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

test('a job is scheduled, switched off, run nevertheless, and its history read', async () => {
  expect((await hotshoe('jobs', 'list')).out).toMatch(/Find active items +on +every minute/)
  const at = await hotshoe('jobs', 'schedule', 'Find active items', '--days', 'mon-fri', '--at', '7:00,13:00')
  expect(at.out).toMatch(/^Find active items: Mon–Fri at 7:00 AM and 1:00 PM\. Next: \d{4}-\d\d-\d\d (?:07|13):00\.\n$/)
  const off = await hotshoe('jobs', 'off', 'find active')
  expect(off.out).toBe(
    'Find active items: off. It runs when you say so: hotshoe jobs run "Find active items"\nNothing new is listed under Process Triggers: “Find active items” is switched off.\n',
  )
  expect((await hotshoe('jobs', 'run', 'find-active-items')).out).toBe('Find active items: nothing to do. It stays switched off.\n')
  expect(await answer('jobs', 'history', 'Find active items')).toMatchObject({ rows: [{ outcome: 'done', counts: [], times: 1 }], next: null })
  expect((await hotshoe('jobs', 'on', 'find active')).out).toMatch(/^Find active items: Mon–Fri at 7:00 AM and 1:00 PM/)
  expect((await hotshoe('jobs', 'keep', '30')).out).toBe('The history of jobs is kept for 30 days.\n')
})

test.each([
  [['--every', '10m', '--days', 'sat-mon', '--from', '08:00', '--to', '18:00'], { every_seconds: 600, hours: { days: [1, 6, 7], from: '08:00', to: '18:00' } }],
  [['--every', '30s'], { every_seconds: 30, hours: null }],
  [['--at', '06:30'], { times: ['06:30'], days: [1, 2, 3, 4, 5, 6, 7] }],
  [['--usual'], null],
])('jobs schedule %j', async (options, schedule) => {
  expect(await answer('jobs', 'schedule', 'Look at feeds', ...options)).toMatchObject({ schedule })
})

test.each([
  [['schedule', 'Look at feeds'], 'Say when it runs'],
  [['schedule', 'Look at feeds', '--every', 'often'], '“often” is not a rhythm'],
  [['schedule', 'Look at feeds', '--at', '25:00'], '“25:00” is not a time of the day'],
  [['schedule', 'Look at feeds', '--at', '07:00', '--days', 'someday'], '“someday” is no day'],
  [['run', 'Look'], 'There is no job called “Look”. The jobs are: '],
  [['items', '999'], 'There is no run number 999'],
])('jobs %j is refused in a sentence', async (words, sentence) => {
  const { status, err } = await hotshoe('jobs', ...words)
  expect(status).not.toBe(0)
  expect(err).toContain(sentence)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  const wants = ['--status', 'Booked', '--before', '7', '--channels', 'email', '--template', 'Session reminder, a week before', '--active']
  await answer('triggers', 'create', '--description', 'A week before', ...wants)
  await answer('api', 'POST', '/clients', '--body', JSON.stringify({ first_name: '=Anna', emails: ['anna@example.com'] }))
  for (const date of ['2026-05-13', '2026-05-13', '2026-05-20']) {
    await answer('sessions', 'create', '--client', '=Anna', '--type', 'Family', '--status', 'Booked', '--date', date)
  }
})
afterAll(() => studio.close())

test('what is to come is listed under its days, counted, written as a table, and shown as the message it will be', async () => {
  const { out } = await hotshoe('forecast')
  expect(out.split('\n').filter((line) => /^\w/.test(line))).toEqual(['Wednesday, May 6, 2026', 'Wednesday, May 13, 2026'])
  expect(out).toContain('  A week before · =Anna, Session S-00001\n    email to =Anna (anna@example.com) · Waits for a person.')
  expect((await hotshoe('forecast', '--days', '2')).out).toBe('Nothing is to come in these days.\n')
  expect((await hotshoe('forecast', '--totals')).out).toContain(
    '3 items from Monday, May 4, 2026 to Tuesday, June 2, 2026.\n\n3 by email. To look at: 3 with something that cannot be made.\n',
  )
  expect((await hotshoe('forecast', '--totals', '--channel', 'call')).err).toContain('Totals are of every channel.')
  const lines = (await hotshoe('forecast', '--csv', '--from', '9')).out.trim().split(/\r?\n/)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('"on","due_at","goes_at","trigger_id","trigger","client",')
  expect(lines[1]).toContain(
    `"2026-05-13","2026-05-13 00:00","","1","A week before","'=Anna","session","3","Session S-00003","2026-05-20","","'=Anna","email","anna@example.com","The studio has no sender address yet. Enter it in the settings for email."`,
  )
  const message = await hotshoe('forecast', 'message', 'A week before', 'session', '3', '2026-05-20')
  expect([message.status, message.err]).toEqual([0, ''])
  expect(message.out).toContain('anna@example.com')
  expect((await hotshoe('forecast', '--days', '367')).status).toBe(2)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer(
    'triggers',
    'create',
    '--description',
    'A week before',
    '--status',
    'Booked',
    '--before',
    '7',
    '--channels',
    'task',
    '--wording',
    'Remind',
    '--active',
  )
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-12')
  await answer('clock', 'set', '2026-05-05T08:00')
  await answer('sweep')
})
afterAll(() => studio.close())

const said = async (...args: string[]) => (await hotshoe('triggers', ...args)).out

test('an edit is looked at by name before it is saved, a new trigger before there is one; nothing is changed by it', async () => {
  const edited = await said('preview', 'A week before', '--before', '3')
  expect(edited).toContain('Leave the list: 1.')
  expect(edited).toMatch(/2026-05-09 +Anna Miller +Session .*Its trigger date lies ahead again\./)
  expect(edited).toContain('The next dates:')
  expect(edited).toContain('What Anna Miller would get:')
  const fresh = await said('preview', '--description', 'New', '--status', 'Booked', '--before', '10', '--channels', 'task', '--wording', 'Ring')
  expect(fresh).toContain('Fit already and are left as history: 1.')
  expect(fresh).toContain('Ring')
  expect((await hotshoe('triggers', 'preview', '--description', 'New', '--status', 'Booked', '--before', '9999')).err).toContain('--before')
  expect(await answer('triggers', 'list')).toMatchObject({ rows: [{ description: 'A week before', version: 2 }] })
})

test('versions are listed and compared in words; a roll back is looked at, done, and a version itself', async () => {
  await answer('triggers', 'change', 'A week before', '--before', '14')
  expect(await said('versions', 'A week before')).toMatch(
    /^Version 3 \(as it is now\), .* by .*; it counted anew from then\n {2}Offset: 7 days before → 14 days before\n\nVersion 1, .*\n {2}As it was made\.\n$/,
  )
  expect(await said('compare', 'A week before', '--from', '3', '--to', '1')).toContain('  Offset: 14 days before → 7 days before')
  expect(await said('compare', 'A week before')).toContain('From version 1:')
  expect((await hotshoe('triggers', 'rollback', 'A week before')).err).toContain('Say which version comes back')
  expect(await said('rollback', 'A week before', '--to', '1', '--preview')).toContain('Stay on the list: 1.')
  expect(await answer('triggers', 'show', 'A week before')).toMatchObject({ offset_count: -14 })
  expect(await said('rollback', 'A week before', '--to', '1')).toContain('is as it was in version 1.\n7 days before')
  expect(await said('versions', 'A week before')).toContain('Version 1 was brought back.')
})

test('what was left as history is let in by its number', async () => {
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-15')
  await answer('triggers', 'change', 'A week before', '--before', '10')
  expect(await said('let-in', 'A week before', '2')).toBe('1 record is listed now.\n')
  expect(await said('let-in', 'A week before', '2')).toBe('0 records are listed now.\n')
})

test('what somebody was told and is so no more is listed, with the way to a correction; without a template it says which option is missing', async () => {
  await answer('triggers', 'create', '--description', 'Ring', '--status', 'Booked', '--before', '7', '--channels', 'call', '--wording', 'Remind', '--active')
  await answer('api', 'POST', '/clients', '--body', JSON.stringify({ last_name: 'Ito', phones: [{ phone: '+13125550142', label: 'Mobile', sms: false }] }))
  const session = ['S-00099', '--client', 'Ito', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-12']
  await answer('sessions', 'create', '--number', ...session)
  await answer('sweep')
  await answer('process', '--all')
  const { rows } = (await answer('calls', 'list')) as { rows: { id: number }[] }
  const call = String(rows[0]?.id)
  await answer('calls', 'tried', call, '--result', 'reached')
  expect((await hotshoe('correct', 'list', 'session', 'S-00099')).out).toBe('Nothing that was sent about it has become wrong.\n')
  await answer('sessions', 'change', 'S-00099', '--date', '2026-06-12')
  const { out } = await hotshoe('correct', 'list', 'client', 'Ito')
  expect(out).toContain('“Ring” for May 12 was told by phone to')
  expect(out).toContain(`Tell whoever got these: hotshoe correct ${call} --template …`)
  expect((await hotshoe('correct', 'list', 'vendor', '1')).err).toContain('Say what it is: client, session,')
  expect((await hotshoe('correct', call)).err).toContain('--template')
})

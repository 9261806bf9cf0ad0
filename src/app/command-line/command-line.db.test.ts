import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio

beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

const rowsOf = ({ rows }: Record<string, unknown>) => rows as Record<string, unknown>[]

describe('Refusals', () => {
  test('are told on standard error; with --json the answer is the refusal', async () => {
    const args = ['clients', 'create', '--first-name', 'Anna', '--email', 'nobody']
    const plain = await hotshoe(...args)
    expect(plain).toMatchObject({ status: 1, out: '' })
    expect(plain.err).toMatch(/“nobody” is not an email address/)
    const { status, out } = await hotshoe(...args, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ error: { problems: [{ field: 'emails.0' }] } })
  })

  test.each([
    [['clients', 'show', '4711'], /There is no client number 4711/],
    [['clients', 'show', 'Nobody Anywhere'], /There is no client “Nobody Anywhere”/],
    [['sessions', 'create', '--client', '1', '--type', 'Famly'], /There is no session type “Famly”.* Family \(/],
    [['import', 'nowhere.csv', '--kind', 'clients'], /nowhere.csv is not there/],
    [['import', 'x.csv', '--kind', 'orders'], /with --kind: clients, sessions, /],
    [['process', '4711'], /no triggered item/i],
    [['clients', 'create', '--phones', '[{'], /--phones is not valid JSON/],
    [['clients', 'create', '--birthday', 'May'], /“May” is not a day of the year/],
    [['triggers', 'create', '--description', 'X', '--before', '1', '--after', '2'], /either --before or --after/],
    [['triggers', 'create', '--description', 'X', '--before', '99999'], /^--before is a whole number of days from 0 to 3650, not “99999”/],
    [['triggers', 'create', '--description', 'X', '--before', '-3'], /not “-3”\. The other direction is --after/],
    [['triggers', 'create', '--json-file', 'nowhere.json'], /nowhere.json cannot be read/],
    [['api', 'GET', '/nothing'], /There is nothing at GET \/api\/nothing/],
    [['clock', 'set', 'tomorrow'], /"tomorrow" is not a time for the clock/],
    [['items', '--studio', 'first'], /not the number of a studio/],
    [['items', '--studio', '77'], /studio number 77/i],
    [['items', '--url', 'studio'], /“studio” is not an address/],
    [['items', '--url', 'http://127.0.0.1:1', '--data', '/tmp'], /either --url.* or --data/],
    [['set-password', 'pat@example.com', '--password', 'short'], /at least 10 characters/],
    [['set-password', 'nobody@example.com', '--password', 'long enough words'], /Nobody signs in as nobody@example.com/],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const { status, out, err } = await hotshoe(...args)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(sentence)
    expect(err).not.toContain('    at ')
  })

  test.each([
    [['items', '--view', 'actve'], /^--view must be one of/],
    [['studio', 'set', '--rest-seconds', '999999999'], /^--rest-seconds must be 86400 or less/],
    [['studio', 'set', '--sending-days', '1,x'], /must be a whole number/],
    [['studio', 'set'], /^Say which setting to change/],
    [['process'], /^Say which items/],
    [['process', '7', '--all'], /^Give either the numbers of the items or --all, not both/],
    [['demo', '--port', 'abc'], /^"abc" is not a port/],
  ])('%j is not understood', async (args, sentence) => {
    const { status, out, err } = await hotshoe(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(sentence)
  })

  test('the days of sending stand with commas, or each by itself', async () => {
    expect(await answer('studio', 'set', '--sending-days', '1,2, 3')).toMatchObject({ sending_days: [1, 2, 3] })
    expect(await answer('studio', 'set', '--sending-days', '1', '--sending-days', '5')).toMatchObject({ sending_days: [1, 5] })
    expect(await answer('studio', 'set', '--sending-days', '1,2,3,4,5,6,7')).toMatchObject({ sending_days: [1, 2, 3, 4, 5, 6, 7] })
  })

  test('the clock runs with real time unless the command line was allowed to set it', async () => {
    vi.stubEnv('HOTSHOE_ALLOW_CLOCK', '')
    expect((await hotshoe('clock', 'set', '2026-05-05T08:00')).err).toMatch(/start Hotshoe with --allow-clock/)
    expect(await answer('clock', 'set', '2026-05-04T08:00', '--allow-clock')).toMatchObject({ today: '2026-05-04', may_be_set: true })
    vi.stubEnv('HOTSHOE_ALLOW_CLOCK', '1')
  })

  test('what is not reachable has an exit status of its own', async () => {
    expect(await hotshoe('items', '--url', 'http://127.0.0.1:1')).toMatchObject({ status: 3, out: '' })
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/nothing')
    expect(await hotshoe('items')).toMatchObject({ status: 3, out: '' })
    vi.stubEnv('DATABASE_URL', studio.environment.DATABASE_URL ?? '')
  })

  test('a folder without a studio stays as it is', async () => {
    vi.stubEnv('DATABASE_URL', '')
    const { status, err } = await hotshoe('items', '--data', path.join(studio.folder, 'empty'))
    expect(status).toBe(1)
    expect(err).toMatch(/There is no studio in .*empty yet/)
    vi.stubEnv('DATABASE_URL', studio.environment.DATABASE_URL ?? '')
  })
})

describe('A morning', () => {
  let id = 0

  test('a client is made, found by name and changed', async () => {
    const anna = await answer(
      'clients',
      'create',
      '--first-name',
      'Anna',
      '--last-name',
      'Miller',
      '--email',
      'anna@example.com',
      '--phones',
      '[{"phone":"+13125550100"}]',
      '--birthday',
      '05-23',
      '--do-not-call',
    )
    expect(anna).toMatchObject({ emails: ['anna@example.com'], birthday: { month: 5, day: 23, year: null }, do_not_call: true })
    expect(await answer('clients', 'change', 'anna miller', '--no-do-not-call', '--company', 'Miller & Sons')).toMatchObject({
      id: anna.id,
      do_not_call: false,
      version: 2,
    })
    expect(await answer('clients', 'change', 'anna@example.com', '--no-emails')).toMatchObject({ emails: [] })
    expect(rowsOf(await answer('clients', 'list', '--search', 'miller'))).toHaveLength(1)
    expect((await hotshoe('clients', 'list')).out).toMatch(/Number +Name +Email/)
  })

  test('a change made from an old version is refused', async () => {
    expect((await hotshoe('clients', 'change', 'Anna Miller', '--company', 'X', '--seen', '1')).err).toMatch(/Reload|changed/)
  })

  test('two of one name are told apart by number', async () => {
    await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
    expect((await hotshoe('clients', 'show', 'Anna Miller')).err).toMatch(/more than one client “Anna Miller”.*Give the number/)
  })

  test('sessions, statuses and triggers go by their names', async () => {
    const session = await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--date', '2026-05-11', '--time', '14:30')
    expect(session).toMatchObject({ status: { name: 'Inquiry' }, primary_on: '2026-05-11' })
    expect(await answer('sessions', 'status', String(session.number), 'booked')).toMatchObject({ status: { name: 'Booked' } })
    const trigger = await answer(
      'triggers',
      'create',
      '--description',
      'A week before',
      '--status',
      'Booked',
      '--before',
      '7',
      '--channels',
      'email,call',
      '--template',
      'session reminder, a week before',
      '--wording',
      'Remind',
      '--not',
      'on-hold,do-not-market',
    )
    expect(trigger).toMatchObject({ active: false, offset_count: -7, exclusions: { on_hold: true, do_not_market: true, confirmed: false } })
    expect((await hotshoe('triggers', 'on', 'A week before')).out).toMatch(/is on\.\n7 days before the primary session date/)
    await answer('sessions', 'change', String(session.number), '--date', '2026-05-12')
    id = Number(session.id)
  })

  test('nothing waits before its morning: to process all then is no mistake', async () => {
    expect(await answer('process', '--all')).toMatchObject({ id: null, total: 0 })
    expect((await hotshoe('process', '--all')).out).toBe('Nothing waits, so nothing was done.\n')
  })

  test('sweep finds it, skip holds it, process makes the call, delete is too late', async () => {
    await answer('clock', 'set', '2026-05-05T08:00')
    expect(await answer('sweep')).toMatchObject({ found: 1 })
    expect(rowsOf(await answer('items'))).toMatchObject([{ due_on: '2026-05-05', record: { id } }])
    expect((await hotshoe('items')).out).toMatch(/Trigger[^]*A week before/)
    const skipped = await answer('skip', 'S-00001')
    expect(skipped).toMatchObject({ outcomes: { skipped: 1 } })
    expect((await hotshoe('items')).out).toBe('Nothing waits here.\n')
    expect((await hotshoe('items', '--count', '--view', 'held')).out).toMatch(/A week before \(1\) +1/)
    expect(await answer('process', '--all', '--view', 'held', '--send')).toMatchObject({ state: 'done', generated: { call: 1 }, deliveries: { sent: 0 } })
    expect(rowsOf(await answer('calls', 'list'))).toMatchObject([{ description: 'Remind' }])
    expect((await hotshoe('delete', '1')).out).toMatch(/^Run \d+: 1 /)
    expect((await hotshoe('run', String(skipped.id))).out).toMatch(/^Run \d+: 1 skipped/)
    expect((await hotshoe('calls', 'tried', '1', '--result', 'reached')).out).toBe('Call 1 to Anna Miller: reached.\n')
  })

  test('what hinders emails is told, and the exit status says that they wait', async () => {
    await answer('sender', 'set', '--from-name', 'First', '--from-address', 'hello@first.example', '--host', '127.0.0.1', '--port', '1', '--security', 'none')
    await answer('studio', 'set', '--rest-seconds', '0')
    const dee = await answer('clients', 'create', '--first-name', 'Dee', '--last-name', 'Short', '--email', 'dee@example.com')
    await answer('sessions', 'create', '--client', String(dee.id), '--type', 'Family', '--status', 'Booked', '--date', '2026-05-12')
    const refused = await hotshoe('process', '--all', '--sweep', '--send')
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/^The mail server does not take email: .*127\.0\.0\.1/) })
    expect(refused.out).toMatch(/Made 1 email\.\nEmails: 1 tried again later\./)
    await answer('studio', 'pause', '--reason', 'Moving house')
    expect(await hotshoe('send')).toMatchObject({ status: 1, err: 'Everything is paused, so nothing is sent. Moving house\n' })
    const { status, out } = await hotshoe('send', '--json')
    expect({ status, ...JSON.parse(out) }).toMatchObject({ status: 1, sent: 0, blocked: 'Everything is paused, so nothing is sent. Moving house' })
    await answer('studio', 'resume')
  })

  test('a file of clients is read, its wrong rows are named', async () => {
    const file = path.join(studio.folder, 'clients.csv')
    await writeFile(file, 'Client ID,First Name,Last Name,Email\n1,Bea,Long,bea@example.com\n2,Cy,Short,nothing\n')
    const { status, out, err } = await hotshoe('import', file, '--kind', 'clients')
    expect(status).toBe(1)
    expect(err).toMatch(/^1 of 2 rows were refused\./)
    expect(out).toMatch(/2 rows read as history: 1 new, 0 changed, 0 unchanged, 1 refused\.[^]*“nothing” is not an email address/)
  })

  test.each([
    ['Windows-1252', Buffer.from('Client ID,Name\n9,Jos\xe9 Mu\xf1oz\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFClient ID,Name\n9,Jos\u00e9 Mu\u00f1oz\n', 'utf16le')],
  ])('accents of a file in %s are read as they were written', async (_, content) => {
    const file = path.join(studio.folder, 'accents.csv')
    await writeFile(file, content)
    expect(await answer('import', file, '--kind', 'clients', '--preview')).toMatchObject({ rows_read: 1, refused: 0 })
    await answer('import', file, '--kind', 'clients')
    expect(rowsOf(await answer('clients', 'list', '--search', 'Muñoz'))).toMatchObject([{ name: 'José Muñoz' }])
  })

  test('any endpoint answers by method and path', async () => {
    expect(await answer('api', 'get', 'api/clients/1')).toEqual(await answer('clients', 'show', 'id:1'))
    expect(rowsOf(await answer('api', 'GET', '/clients?search=long'))).toMatchObject([{ name: 'Bea Long' }])
  })

  test('--every reads all pages as one', async () => {
    const page = await answer('clients', 'list', '--limit', '1')
    expect(page.next).not.toBeNull()
    expect(await answer('clients', 'list', '--every')).toMatchObject({ next: null, rows: { length: 5 } })
  })

  test('every list and every show can be read by a person', async () => {
    for (const command of [
      'messages',
      'tasks list',
      'runs',
      'statuses list',
      'types list',
      'templates list',
      'templates fields',
      'members list',
      'departments list',
      'token list',
      'imports list',
      'studio show',
      'sender show',
      'clock show',
      'item 1',
      'item 1 --preview',
      'sessions list',
      'sessions history 1',
      'triggers candidates 1',
      'imports refusals 1',
      'imports mend 1',
    ]) {
      const { status, out, err } = await hotshoe(...command.split(' '))
      expect({ command, status, err }).toEqual({ command, status: 0, err: '' })
      expect(out.trim()).not.toBe('')
      expect(out).not.toMatch(/undefined|\[object/)
    }
  })
})

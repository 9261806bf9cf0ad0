import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { createStudio } from './create-studio.ts'
import { sendingBlocked, studioIds } from './queries.ts'

let hotshoe: TestProgram
let token: string

beforeAll(async () => {
  hotshoe = await testProgram()
  token = await hotshoe.tokenOf('owner')
})
afterAll(async () => hotshoe.close())

const as = (who: string) => ({ token: who })
const settings = async () => (await hotshoe.ask({ token }, 'GET /studio')).body

describe('settings', () => {
  test('a change says which version it saw; a second one on the same version is told that somebody was faster', async () => {
    const { version } = await settings()
    const first = await hotshoe.ask({ token }, 'PATCH /studio', { body: { version, phone: '312 555 0100', zone: 'america/new_york', work_week: [3, 1, 1, 2] } })
    expect(first.body).toMatchObject({ phone: '312 555 0100', zone: 'America/New_York', work_week: [1, 2, 3] })
    const second = await hotshoe.ask({ token }, 'PATCH /studio', { body: { version, phone: '1' } })
    expect([second.status, sentenceOf(second)]).toEqual([
      409,
      'Somebody changed the settings meanwhile. Reload to see how it is now, then make your change again.',
    ])
  })

  test.each([
    [{ zone: 'Chicago' }, 'zone', '"Chicago" is not a time zone. Use a region and a city, like America/Chicago or Europe/Berlin.'],
    [{ name: '  ' }, 'name', 'Name must not be empty.'],
    [{ work_week: [] }, 'work_week', 'A work week needs at least one day. Choose the days on which the studio works.'],
    [
      { sending_days: [] },
      'sending_days',
      'Sending hours need at least one weekday, from 1 (Monday) to 7 (Sunday). Choose the days on which messages may leave.',
    ],
    [
      { sending_from: '19:30' },
      'sending_to',
      'Sending hours from 19:30 to 19:30 are over when they begin. Choose two times, or 00:00 to 00:00 for the whole day.',
    ],
    [{ language: 'English' }, 'language', '"English" is not a language. Use a code like en-US, de or fr-CA.'],
    [{ default_country: 'QX' }, 'default_country', '"QX" is not a country. Use its two letters, like US, GB or DE.'],
    [
      { rehearsal_address: 'me@example.com\r\nBcc: all@example.com' },
      'rehearsal_address',
      '"me@example.com Bcc: all@example.com" is not an email address. Write it like name@example.com.',
    ],
    [{ sending_from: '9:00' }, 'sending_from', 'Sending from is not written as it has to be: a wall time, 14:30.'],
    [{ date_order: 'dym' }, 'date_order', 'Date order must be one of: mdy, dmy, ymd.'],
    [{ rest_seconds: '5' }, 'rest_seconds', 'Rest seconds must be a whole number.'],
  ])('%j is refused at %s', async (change, field, message) => {
    const { version } = await settings()
    const { body, status } = await hotshoe.ask({ token }, 'PATCH /studio', { body: { version, ...change } })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toMatchObject({ error: { problems: [{ field, message }] } })
    expect(await settings()).toMatchObject({ version })
  })

  test('pausing says who paused; resuming takes it back; twice is once', async () => {
    const paused = await hotshoe.ask({ token }, 'PUT /studio/pause', { body: { paused: true } })
    expect(paused.body).toMatchObject({ paused_at: expect.any(String), paused_reason: 'Paused by as owner.' })
    expect((await hotshoe.ask({ token }, 'PUT /studio/pause', { body: { paused: true } })).body).toEqual(paused.body)
    expect((await hotshoe.ask({ token }, 'PUT /studio/pause', { body: { paused: false } })).body).toMatchObject({ paused_at: null, paused_reason: null })
  })

  test('a new studio rehearses until its owner says go; a manager cannot', async () => {
    expect(await settings()).toMatchObject({ rehearsal: true, rehearsal_address: 'owner@example.com' })
    const manager = await hotshoe.ask(as(await hotshoe.tokenOf('manager')), 'PUT /studio/rehearsal', { body: { rehearsal: false } })
    expect([manager.status, sentenceOf(manager)]).toEqual([403, 'Your role here, manager, may not do this. It takes the role owner.'])
    expect((await hotshoe.ask({ token }, 'PUT /studio/rehearsal', { body: { rehearsal: false } })).body).toMatchObject({ rehearsal: false })
    const back = await hotshoe.ask({ token }, 'PUT /studio/rehearsal', { body: { rehearsal: true, address: 'try@example.com' } })
    expect(back.body).toMatchObject({ rehearsal: true, rehearsal_address: 'try@example.com' })
  })
})

describe('the studio clock', () => {
  const clockOf = async (at: string | null) => hotshoe.ask({ token }, 'PUT /studio/clock', { body: { at } })

  test('is set to a local time, goes on from there and is no leap', async () => {
    const { version } = await settings()
    await hotshoe.ask({ token }, 'PATCH /studio', { body: { version, zone: 'America/Chicago' } })
    expect((await clockOf('2026-05-04T08:00')).body).toMatchObject({
      local: '2026-05-04T08:00',
      today: '2026-05-04',
      now: '2026-05-04T13:00:00.000Z',
      may_be_set: true,
    })
    const { rows } = await hotshoe.program.database.transaction().execute(async (db) => {
      await sql`SELECT set_config('hotshoe.studio', ${String(hotshoe.studioId)}, true)`.execute(db)
      return sql<{ apart: number }>`SELECT abs(extract(epoch FROM clock_seen_at - (now() + clock_shift)))::float8 AS apart FROM studio`.execute(db)
    })
    expect(rows[0]?.apart).toBeLessThan(60)
    expect((await clockOf(null)).body).toMatchObject({ shift_seconds: 0 })
  })

  test.each(['2026-02-30T08:00', '2026-05-04', 'tomorrow', '2026-05-04T25:00'])('%s is no time to set it to', async (at) => {
    expect(sentenceOf(await clockOf(at))).toBe(`"${at}" is not a time for the clock. Write date and time as in the studio, like 2026-05-04T08:00.`)
  })

  test('cannot be set where the program was not started for it', async () => {
    const fixed = await testProgram({ HOTSHOE_ALLOW_CLOCK: '' })
    const { deployment } = fixed.program
    Object.assign(deployment, { clockMayBeSet: false })
    const answer = await fixed.ask({ token: await fixed.tokenOf('owner') }, 'PUT /studio/clock', { body: { at: '2026-05-04T08:00' } })
    expect([answer.status, sentenceOf(answer)]).toEqual([403, expect.stringContaining('start Hotshoe with --allow-clock')])
    await fixed.close()
  })
})

describe('members', () => {
  const add = (body: object) => hotshoe.ask({ token }, 'POST /members', { body })

  test('are added, found, changed and archived', async () => {
    const { body } = await add({ name: ' Maya Ortiz ', role: 'photographer', email: 'maya@example.com' })
    expect(body).toMatchObject({ name: 'Maya Ortiz', takes_sessions: true, can_sign_in: false, version: 1 })
    expect((await hotshoe.ask({ token }, 'GET /members?photographers=true')).body.rows).toMatchObject([{ name: 'Maya Ortiz' }])
    expect((await hotshoe.ask({ token }, 'GET /members?search=ortiz')).body.rows).toHaveLength(1)
    const changed = await hotshoe.ask({ token }, `PATCH /members/${Number(body.id)}`, { body: { version: 1, role: 'manager' } })
    expect(changed.body).toMatchObject({ role: 'manager', version: 2 })
    await hotshoe.ask({ token }, `PUT /members/${Number(body.id)}/archived`, { body: { archived: true, version: 2 } })
    expect((await hotshoe.ask({ token }, 'GET /members?search=ortiz')).body.rows).toHaveLength(0)
    expect((await hotshoe.ask({ token }, 'GET /members?search=ortiz&archived=true')).body.rows).toHaveLength(1)
  })

  test('have an address of their own', async () => {
    await add({ name: 'One', role: 'viewer', email: 'same@example.com' })
    const twin = await add({ name: 'Two', role: 'viewer', email: 'Same@example.com' })
    expect(twin.body).toMatchObject({ error: { code: 'email-taken', problems: [{ field: 'email' }] } })
    expect(hotshoe.bugs).toEqual([])
  })

  test('the only owner who can sign in stays an owner and stays', async () => {
    const demoted = await hotshoe.ask({ token }, `PATCH /members/${hotshoe.ownerId}`, { body: { version: 1, role: 'manager' } })
    const archived = await hotshoe.ask({ token }, `PUT /members/${hotshoe.ownerId}/archived`, { body: { version: 1, archived: true } })
    expect([demoted.status, archived.status]).toEqual([409, 409])
    const second = await add({ name: 'Second owner', role: 'owner', email: 'second@example.com' })
    await hotshoe.ask({ token }, `POST /members/${Number(second.body.id)}/password-link`)
    expect((await hotshoe.ask({ token }, `PATCH /members/${hotshoe.ownerId}`, { body: { version: 1, role: 'manager' } })).status).toBe(200)
  })

  test('pages go on where the last one ended', async () => {
    const names: unknown[] = []
    let after = ''
    do {
      const { body } = await hotshoe.ask({ token }, `GET /members?limit=2${after}`)
      names.push(...(body.rows as { name: string }[]).map(({ name }) => name))
      after = typeof body.next === 'string' ? `&after=${body.next}` : ''
    } while (after !== '')
    expect(names).toEqual([...new Set(names)].toSorted((a, b) => String(a).localeCompare(String(b))))
    expect((await hotshoe.ask({ token }, 'GET /members?after=nonsense')).status).toBe(422)
  })

  test('a member of another studio is not found', async () => {
    const { memberId } = await hotshoe.addStudio('Elsewhere', 'elsewhere@example.com')
    expect((await hotshoe.ask({ token }, `GET /members/${memberId}`)).status).toBe(404)
    expect((await hotshoe.ask({ token }, `PATCH /members/${memberId}`, { body: { version: 1, name: 'x' } })).status).toBe(404)
  })
})

describe('departments', () => {
  test('a studio begins with a front desk; more are added with their members', async () => {
    const { body } = await hotshoe.ask({ token }, 'GET /departments')
    expect(body.rows).toMatchObject([{ name: 'Front desk', default_member_id: hotshoe.ownerId, member_ids: [hotshoe.ownerId] }])
    const sales = await hotshoe.ask({ token }, 'POST /departments', { body: { name: 'Sales', email: 'sales@example.com', member_ids: [hotshoe.ownerId] } })
    expect(sales.body).toMatchObject({ name: 'Sales', member_ids: [hotshoe.ownerId], default_member_id: null })
    const emptied = await hotshoe.ask({ token }, `PATCH /departments/${Number(sales.body.id)}`, { body: { version: 1, member_ids: [] } })
    expect(emptied.body).toMatchObject({ member_ids: [], version: 2 })
    const gone = await hotshoe.ask({ token }, `PUT /departments/${Number(sales.body.id)}/archived`, { body: { version: 2, archived: true } })
    expect(gone.body).toMatchObject({ archived_at: expect.any(String) })
  })

  test('a name twice and a member who does not exist are refused in words', async () => {
    expect(sentenceOf(await hotshoe.ask({ token }, 'POST /departments', { body: { name: 'front DESK' } }))).toContain(
      'There is a department with this name already',
    )
    const stranger = await hotshoe.ask({ token }, 'POST /departments', { body: { name: 'Ghosts', member_ids: [999_999] } })
    expect(stranger.body).toMatchObject({ error: { problems: [{ field: 'member_ids', message: 'One of these members does not exist in this studio.' }] } })
    expect(hotshoe.bugs).toEqual([])
  })
})

describe('a new studio', () => {
  const wanted = { name: 'New', zone: 'Europe/Berlin', owner: { name: 'Ada', email: 'ada@example.com', password: 'long enough for Ada' }, jobs: ['Find'] }

  test('is refused with every reason at once, and nothing of it is kept', async () => {
    const before = await studioIds(hotshoe.program.database)
    const bad = createStudio(hotshoe.program.database, { ...wanted, name: '', zone: 'Berlin', owner: { name: '', email: 'ada', password: 'ada' } })
    await expect(bad).rejects.toMatchObject({ problems: ['name', 'owner', 'zone', 'email', 'password'].map((field) => ({ field })) })
    const failing = createStudio(hotshoe.program.database, { ...wanted, defaults: () => Promise.reject(new Error('no defaults today')) })
    await expect(failing).rejects.toThrow('no defaults today')
    expect(await studioIds(hotshoe.program.database)).toEqual(before)
    expect((await hotshoe.signIn('ada@example.com', 'long enough for Ada')).status).toBe(401)
  })

  test('of somebody who has one already asks for the password they have', async () => {
    const { database } = hotshoe.program
    await createStudio(database, wanted)
    await expect(createStudio(database, { ...wanted, owner: { ...wanted.owner, password: 'quite another one' } })).rejects.toThrow('with another password')
    await createStudio(database, { ...wanted, name: 'Second of Ada' })
    const { cookie } = await hotshoe.signIn('ada@example.com', 'long enough for Ada')
    expect((await hotshoe.ask({ cookie }, 'GET /me')).body.studios).toMatchObject([{ name: 'New' }, { name: 'Second of Ada' }])
  })
})

test('case 74: a database that belongs to another installation sends nothing until an owner confirms', async () => {
  const { database } = hotshoe.program
  expect(await sendingBlocked(database, 'test')).toBeNull()
  await confirmIdentity(database, 'the machine this backup came from')
  expect((await hotshoe.ask({ token }, 'GET /me')).body.sending_blocked).toContain('This looks like a copy')
  const confirmed = await hotshoe.ask({ token }, 'PUT /studio/sender-identity', { body: { confirmed: true } })
  expect(confirmed.body).toEqual({ blocked: null })
  expect((await hotshoe.ask({ token }, 'GET /me')).body.sending_blocked).toBeNull()
})

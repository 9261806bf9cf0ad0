import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password, sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import { makeResetLink } from './make-reset-link.ts'
import { signInOptions } from './sign-in-library.ts'

let hotshoe: TestProgram

beforeAll(async () => {
  hotshoe = await testProgram()
})
afterAll(async () => hotshoe.close())

describe('signing in', () => {
  test('email and password give a cookie, and the cookie enters the studio', async () => {
    const { status, cookie } = await hotshoe.signIn('Owner@Example.com', password)
    expect(status).toBe(200)
    expect((await hotshoe.ask({ cookie }, 'GET /me')).body).toMatchObject({
      account: { email: 'owner@example.com' },
      role: 'owner',
      studio: { name: 'Northlight Studio', zone: 'America/Chicago' },
      rehearsal: true,
      rehearsal_address: 'owner@example.com',
      sending_blocked: null,
    })
  })

  test('a wrong password and an unknown address are told alike', async () => {
    const wrong = await hotshoe.signIn('owner@example.com', 'not the password')
    const unknown = await hotshoe.signIn('nobody@example.com', password)
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(sentenceOf(wrong)).toBe(sentenceOf(unknown))
  })

  test('without a cookie nobody enters, nor with a forged one', async () => {
    expect((await hotshoe.ask({}, 'GET /me')).status).toBe(401)
    expect((await hotshoe.ask({ cookie: 'hotshoe.session_token=abc.def' }, 'GET /me')).status).toBe(401)
  })

  test('a page may ask who is signed in without being refused: nobody, or what GET /me says; a token that is none is refused all the same', async () => {
    const ask = async (by: { cookie?: string }, headers = {}) => hotshoe.ask(by, 'GET /signed-in', { headers })
    for (const cookie of [undefined, 'hotshoe.session_token=abc.def'])
      expect(await ask(cookie === undefined ? {} : { cookie })).toMatchObject({ status: 200, body: { me: null } })
    const { cookie } = await hotshoe.signIn('owner@example.com', password)
    expect((await ask({ cookie })).body).toMatchObject({ me: { account: { email: 'owner@example.com' }, role: 'owner' } })
    expect((await ask({}, { authorization: 'Bearer hs_1_unknown' })).status).toBe(401)
  })

  test('after signing out the old cookie opens nothing', async () => {
    const { cookie } = await hotshoe.signIn('owner@example.com', password)
    expect((await hotshoe.ask({ cookie }, 'POST /sign-out')).status).toBe(200)
    expect((await hotshoe.ask({ cookie }, 'GET /me')).status).toBe(401)
  })

  test('nobody can register, and the library answers no address of its own', async () => {
    const body = { email: 'new@example.com', password, name: 'New' }
    expect((await hotshoe.ask({}, 'POST /auth/sign-up/email', { body })).status).toBe(404)
    const { api } = await hotshoe.program.gate.signIn()
    await expect(api.signUpEmail({ body })).rejects.toThrow('not enabled')
  })

  test('another site cannot act with the cookie', async () => {
    const { cookie } = await hotshoe.signIn('owner@example.com', password)
    const from = (headers: Record<string, string>) => hotshoe.ask({ cookie }, 'PUT /studio/pause', { body: { paused: false }, headers })
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ origin: hotshoe.program.deployment.publicUrl })).status).toBe(200)
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('after twenty tries in a minute the next one waits', async () => {
    const other = await testProgram()
    const codes: number[] = []
    for (let time = 1; time <= 20; time += 1) codes.push((await other.signIn('owner@example.com', 'wrong')).status)
    const next = await other.signIn('owner@example.com', password)
    expect(new Set(codes)).toEqual(new Set([401]))
    expect([next.status, sentenceOf(next)]).toEqual([429, expect.stringMatching(/^That was tried too often. Wait (1 minute|\d+ seconds), then try again.$/)])
    await other.close()
  })
})

describe('password links', () => {
  async function invite(name: string, email: string) {
    const token = await hotshoe.tokenOf('owner')
    const { body } = await hotshoe.ask({ token }, 'POST /members', { body: { name, email, role: 'front-desk' } })
    const answer = await hotshoe.ask({ token }, `POST /members/${Number(body.id)}/password-link`)
    return { id: Number(body.id), token, answer, secret: String(answer.body.link).split('#')[1] ?? '' }
  }

  test('an owner invites: the link sets a password once, and then the member signs in', async () => {
    const { secret } = await invite('Dana Desk', 'dana@example.com')
    const wanted = { token: secret, password: 'a few plain words' }
    expect((await hotshoe.ask({}, 'POST /set-password', { body: wanted })).body).toEqual({ email: 'dana@example.com' })
    const { cookie, status } = await hotshoe.signIn('dana@example.com', 'a few plain words')
    expect(status).toBe(200)
    expect((await hotshoe.ask({ cookie }, 'GET /me')).body).toMatchObject({ role: 'front-desk', member: { name: 'Dana Desk' } })
    const again = await hotshoe.ask({}, 'POST /set-password', { body: wanted })
    expect(again.status).toBe(422)
    expect(sentenceOf(again)).toContain('used already')
  })

  test('a short password is refused and the link stays good', async () => {
    const { secret } = await invite('Sam Short', 'sam@example.com')
    const short = await hotshoe.ask({}, 'POST /set-password', { body: { token: secret, password: 'short' } })
    expect(short.body).toMatchObject({ error: { code: 'weak-password', problems: [{ field: 'password' }] } })
    expect((await hotshoe.ask({}, 'POST /set-password', { body: { token: secret, password: 'long enough now' } })).status).toBe(200)
  })

  test('only the hash of a link is in the database', async () => {
    const { secret } = await invite('Hash Holder', 'hash@example.com')
    const rows = await hotshoe.program.database.selectFrom('auth_verification').select('identifier').execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('who has left cannot enter, and gets no link', async () => {
    const { id, token, secret } = await invite('Lea Leaves', 'lea@example.com')
    await hotshoe.ask({}, 'POST /set-password', { body: { token: secret, password: 'a few plain words' } })
    const { cookie } = await hotshoe.signIn('lea@example.com', 'a few plain words')
    await hotshoe.ask({ token }, `PUT /members/${id}/archived`, { body: { archived: true, version: 1 } })
    const entered = await hotshoe.ask({ cookie }, 'GET /me')
    expect([entered.status, sentenceOf(entered)]).toEqual([403, 'You are signed in, but no studio has you as a member any more. Ask the owner of your studio.'])
    expect((await hotshoe.ask({ token }, `POST /members/${id}/password-link`)).status).toBe(409)
  })

  test('an owner gets no link for somebody who works in another studio too', async () => {
    await hotshoe.addStudio('Southlight', 'south@example.com')
    const { answer } = await invite('South, here too', 'south@example.com')
    expect(answer.body).toMatchObject({ link: null })
    const { cookie } = await hotshoe.signIn('south@example.com', password)
    const me = await hotshoe.ask({ cookie }, 'GET /me')
    expect(me.body.studios).toMatchObject([{ name: 'Northlight Studio' }, { name: 'Southlight' }])
  })

  test('whoever runs the program can make a link for anybody, but not for nobody', async () => {
    const { link } = await makeResetLink(hotshoe.program.gate, 'Owner@example.com')
    expect(link).toContain('/set-password#')
    await expect(makeResetLink(hotshoe.program.gate, 'nobody@example.com')).rejects.toThrow('Nobody signs in as nobody@example.com')
  })

  test("the sign-in follows a member's new address", async () => {
    const { id, token, secret } = await invite('Typo', 'tpyo@example.com')
    await hotshoe.ask({ token }, `PATCH /members/${id}`, { body: { version: 1, email: 'typo@example.com' } })
    expect((await hotshoe.ask({}, 'POST /set-password', { body: { token: secret, password: 'a few plain words' } })).body).toEqual({
      email: 'typo@example.com',
    })
  })
})

describe('one’s own account', () => {
  test('changing the password signs out everywhere else', async () => {
    await hotshoe.addStudio('Changing', 'changing@example.com')
    const here = await hotshoe.signIn('changing@example.com', password)
    const there = await hotshoe.signIn('changing@example.com', password)
    const wrong = await hotshoe.ask({ cookie: here.cookie }, 'PUT /me/password', { body: { current: 'not this one', wanted: 'quite another one' } })
    expect(wrong.body).toMatchObject({ error: { problems: [{ field: 'current', message: 'The current password is wrong.' }] } })
    const changed = await hotshoe.ask({ cookie: here.cookie }, 'PUT /me/password', { body: { current: password, wanted: 'quite another one' } })
    expect(changed.status).toBe(200)
    expect((await hotshoe.ask({ cookie: changed.cookie }, 'GET /me')).status).toBe(200)
    expect((await hotshoe.ask({ cookie: there.cookie }, 'GET /me')).status).toBe(401)
  })

  test('a person with two studios goes from one to the other, and to no third', async () => {
    const east = await hotshoe.addStudio('East', 'both@example.com')
    const west = await hotshoe.addStudio('West', 'both@example.com')
    const { cookie } = await hotshoe.signIn('both@example.com', password)
    expect((await hotshoe.ask({ cookie }, 'GET /me')).body.studio).toMatchObject({ id: east.studioId })
    expect((await hotshoe.ask({ cookie }, 'PUT /me/studio', { body: { studio_id: west.studioId } })).status).toBe(200)
    expect((await hotshoe.ask({ cookie }, 'GET /me')).body.studio).toMatchObject({ id: west.studioId, name: 'West' })
    const third = await hotshoe.ask({ cookie }, 'PUT /me/studio', { body: { studio_id: hotshoe.studioId } })
    expect([third.status, sentenceOf(third)]).toEqual([403, 'You are not a member of that studio. Ask its owner to add you.'])
  })
})

test('the tables of sign-in are those the library would make', async () => {
  const pool = ownersPool()
  const plan = await getMigrations(signInOptions({ pool, secret: 'x'.repeat(32), publicUrl: 'http://127.0.0.1' }), { throwOnUnsafe: false })
  const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = plan
  await pool.end()
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    unsafeChanges: [],
    schemaProblems: [],
  })
})

test('the library makes exactly our columns in an empty schema', async () => {
  const pool = ownersPool({ options: '-c search_path=made_by_library' })
  await pool.query('CREATE SCHEMA made_by_library')
  await (await getMigrations(signInOptions({ pool, secret: 'x'.repeat(32), publicUrl: 'http://127.0.0.1' }))).runMigrations()
  // As the owner: the program's role sees nothing of the other schema.
  const columns = (schema: string) =>
    pool.query(
      `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = $1 AND table_name LIKE 'auth\\_%' ORDER BY table_name, column_name`,
      [schema],
    )
  const [ours, theirs] = [await columns('public'), await columns('made_by_library')]
  await pool.end()
  expect(ours.rows).toEqual(theirs.rows)
})

/** Connections that may outlive their pool for a moment must not end the run when the database is dropped. */
function ownersPool(more: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: hotshoe.url, max: 1, ...more })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

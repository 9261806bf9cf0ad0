import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import { permissions, type Role, roles } from '../roles.ts'
import { studioOfSecret } from './token-secret.ts'

let hotshoe: TestProgram
let cookie: string

beforeAll(async () => {
  hotshoe = await testProgram()
  cookie = (await hotshoe.signIn('owner@example.com', 'correct horse battery')).cookie
})
afterAll(async () => hotshoe.close())

const create = (name: string, role: Role) => hotshoe.ask({ cookie }, 'POST /tokens', { body: { name, role } })

test('the secret is told once and enters as the token, with its role', async () => {
  const { body } = await create('Reports', 'viewer')
  const token = String(body.secret)
  expect(token).toMatch(/^hs_\d+_[\w-]{32}$/)
  expect(studioOfSecret(token)).toBe(hotshoe.studioId)
  expect((await hotshoe.ask({ token }, 'GET /me')).body).toMatchObject({ account: null, member: null, actor_name: 'Reports', role: 'viewer' })
  const list = await hotshoe.ask({ cookie }, 'GET /tokens')
  expect(JSON.stringify(list.body)).not.toContain(token.slice(-20))
  expect(list.body.rows).toMatchObject([{ name: 'Reports', created_by: { name: 'Owner of Northlight Studio' }, last_used_at: expect.any(String) }])
})

test('the last use is written once a minute at most', async () => {
  const token = await hotshoe.tokenOf('viewer')
  await hotshoe.ask({ token }, 'GET /me')
  const versions = async () => {
    const used = sql<{ row: string }>`SELECT xmin::text || ctid::text AS row FROM api_token WHERE name = 'as viewer'`
    return hotshoe.program.database.transaction().execute(async (db) => {
      await sql`SELECT set_config('hotshoe.studio', ${String(hotshoe.studioId)}, true)`.execute(db)
      return (await used.execute(db)).rows
    })
  }
  const before = await versions()
  await hotshoe.ask({ token }, 'GET /me')
  expect(await versions()).toEqual(before)
})

test('a revoked token enters no more, and stays listed', async () => {
  const { body } = await create('Old program', 'manager')
  const { id } = body.token as { id: number }
  const token = String(body.secret)
  await hotshoe.ask({ cookie }, `PUT /tokens/${id}/revoked`, { body: { revoked: true } })
  const entered = await hotshoe.ask({ token }, 'GET /me')
  expect([entered.status, sentenceOf(entered)]).toEqual([401, expect.stringContaining('not known here or was revoked')])
  expect((await hotshoe.ask({ cookie }, 'GET /tokens')).body.rows).toContainEqual(expect.objectContaining({ id, revoked_at: expect.any(String) }))
})

test.each([
  'hs_999999_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'hs_1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'hs_99999999999999999999_aaaaaaaaaaaaaaaaaaaaaaaa',
  'secret',
  "hs_1'; DROP TABLE studio_aaaaaaaaaaaaaaaaaaaaa",
])('%s is no token', async (token) => {
  expect((await hotshoe.ask({ token }, 'GET /me')).status).toBe(401)
  expect(hotshoe.bugs).toEqual([])
})

test('a token of one studio opens no other, whatever number it is given', async () => {
  const { studioId } = await hotshoe.addStudio('Southlight', 'south@example.com')
  const token = (await hotshoe.tokenOf('owner')).replace(/^hs_\d+_/, `hs_${studioId}_`)
  expect((await hotshoe.ask({ token }, 'GET /me')).status).toBe(401)
})

test('each role may do what its permissions say, and is told who may where it may not', async () => {
  for (const role of Object.keys(roles) as Role[]) {
    const token = await hotshoe.tokenOf(role)
    const codes = {
      'setup.read': (await hotshoe.ask({ token }, 'GET /studio')).status,
      'setup.write': (await hotshoe.ask({ token }, 'POST /departments', { body: { name: `Of ${role}` } })).status,
      'delivery.control': (await hotshoe.ask({ token }, 'PUT /studio/pause', { body: { paused: false } })).status,
      'staff.write': (await hotshoe.ask({ token }, 'POST /members', { body: { name: `By ${role}`, role: 'viewer' } })).status,
      'tokens.write': (await hotshoe.ask({ token }, 'GET /tokens')).status,
    }
    for (const [permission, code] of Object.entries(codes)) {
      const allowed = permissions[permission as keyof typeof codes].some((able) => able === role)
      expect([role, permission, code]).toEqual([role, permission, allowed ? 200 : 403])
    }
  }
  const refused = await hotshoe.ask({ token: await hotshoe.tokenOf('viewer') }, 'PUT /studio/pause', { body: { paused: true } })
  expect(sentenceOf(refused)).toBe('Your role here, viewer, may not do this. It takes the role owner or manager.')
})

test('who may not is told so before anything else that is wrong with the request', async () => {
  const ask = async (who: { token?: string }) => (await hotshoe.ask(who, 'POST /departments', { body: { nonsense: true } })).status
  const [viewer, manager] = [await hotshoe.tokenOf('viewer'), await hotshoe.tokenOf('manager')]
  expect([await ask({}), await ask({ token: viewer }), await ask({ token: manager })]).toEqual([401, 403, 400])
})

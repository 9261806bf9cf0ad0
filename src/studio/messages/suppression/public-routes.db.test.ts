import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sign } from '#platform/mail/signed-link.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { addStudio, type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import { publicRoutes } from './public-routes.ts'
import { unsubscribeLink } from './unsubscribe-link.ts'

let here: TestStudio
let server: FastifyInstance
let address = ''
let people = 0

beforeAll(async () => {
  here = await testStudio('Smith & <Sons>')
  server = fastify({ routerOptions: { maxParamLength: 500 } })
  const open = (studioId: number, actor: Parameters<typeof here.open>[0]) =>
    openStudio({ database: here.database, deployment: testDeployment, studioId, actor })
  await server.register(publicRoutes({ deployment: testDeployment, open }))
})
beforeEach(() => {
  people += 1
  address = `anna${people}@example.com`
})
afterAll(async () => {
  await server.close()
  await here.close()
})

const path = (studioId = here.studio.id, whom = address) => new URL(unsubscribeLink(testDeployment, { studioId, address: whom })).pathname
const entries = () => here.studio.readOnly((work) => work.db.selectFrom('suppression').selectAll().where('address', '=', address).execute())

test('opening the link asks, in the studio’s name, and changes nothing', async () => {
  for (const method of ['GET', 'HEAD'] as const) {
    const { statusCode, body, headers } = await server.inject({ method, url: path() })
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store'])
    if (method === 'GET') {
      expect(body).toContain('Unsubscribe from Smith &amp; &lt;Sons&gt;')
      expect(body).toContain(address)
      expect(body).toContain('<form method="post">')
    }
  }
  expect(await entries()).toEqual([])
})

test('the button unsubscribes from marketing, once however often it is pressed', async () => {
  for (let press = 0; press < 2; press += 1) {
    const { statusCode, body } = await server.inject({
      method: 'POST',
      url: path(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    expect([statusCode, body.includes('You are unsubscribed')]).toEqual([200, true])
  }
  expect(await entries()).toMatchObject([{ scope: 'marketing', reason: 'unsubscribed', actor_kind: 'client', actor_name: address, lifted_at: null }])
  expect((await server.inject(path())).body).toContain('You are unsubscribed')
})

test('a mail program’s one click does, in either encoding and without any', async () => {
  const boundary = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  const requests = [
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'List-Unsubscribe=One-Click' },
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: boundary },
    {},
  ]
  for (const request of requests) expect((await server.inject({ method: 'POST', url: path(), ...request })).statusCode).toBe(200)
  expect(await entries()).toHaveLength(1)
})

test('who comes back and unsubscribes again is stopped again', async () => {
  await server.inject({ method: 'POST', url: path() })
  await here.studio.inTransaction((work) => work.db.updateTable('suppression').set({ lifted_at: work.now }).where('address', '=', address).execute())
  expect((await server.inject(path())).body).toContain('<form')
  await server.inject({ method: 'POST', url: path() })
  expect((await entries()).filter(({ lifted_at }) => lifted_at === null)).toHaveLength(1)
})

test('the longest address fits into a link', async () => {
  address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(59)}.com`
  expect((await server.inject({ method: 'POST', url: path() })).statusCode).toBe(200)
  expect(await entries()).toHaveLength(1)
})

test('a link that was cut off, made up, or meant for something else leads to a friendly page and nothing more', async () => {
  const forged = [path().slice(0, -3), '/u/preview', '/u/%00', `/u/${sign(testDeployment.secretKey, `reset:${here.studio.id}:${address}`)}`, path(999_999)]
  for (const url of forged) {
    for (const method of ['GET', 'POST'] as const) {
      const { statusCode, body } = await server.inject({ method, url })
      expect([statusCode, body.includes('This link does not work')]).toEqual([404, true])
    }
  }
  expect(await entries()).toEqual([])
})

test('leaving one studio is leaving no other', async () => {
  const other = await addStudio(here.url, 'Elsewhere')
  expect((await server.inject({ method: 'POST', url: path(other) })).statusCode).toBe(200)
  expect(await entries()).toEqual([])
})

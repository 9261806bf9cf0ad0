import { afterEach, expect, test, vi } from 'vitest'
import { addressOf, send } from './call.ts'
import { asTrouble } from './trouble.ts'

const readThing = { method: 'GET', path: '/things/:id', permission: 'records.read', summary: '', response: {} } as const
const makeThing = { method: 'POST', path: '/things', permission: 'records.write', summary: '', response: {}, idempotent: true } as const

function answers(...given: (Response | Error)[]) {
  const asked: Request[] = []
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    asked.push(new Request(`http://here${address}`, init))
    const next = given.shift()
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('nothing more'))
  })
  return asked
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const keys = (asked: Request[]) => asked.map((request) => request.headers.get('idempotency-key'))

afterEach(() => {
  vi.unstubAllGlobals()
})

test('an address carries its parameters and leaves empty fields of the query out', () => {
  expect(addressOf(readThing, { params: { id: 12 }, query: { search: '', after: undefined, limit: 50 } })).toBe('/api/things/12?limit=50')
  expect(addressOf({ path: '/things/:id' }, { params: { id: 'a/b ?' } })).toBe('/api/things/a%2Fb%20%3F')
  expect(addressOf({ path: '/things' }, { query: { search: 'Ann & Bob', mine: false } })).toBe('/api/things?search=Ann+%26+Bob&mine=false')
})

test('what generates something is tried again under the same key when no answer came', async () => {
  const asked = answers(new Error('offline'), json(503, {}), json(200, { id: 1 }))
  await expect(send(makeThing, { body: { a: 1 } })).rejects.toMatchObject({ kind: 'offline' })
  await expect(send(makeThing, { body: { a: 1 } })).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(send(makeThing, { body: { a: 1 } })).resolves.toEqual({ id: 1 })
  expect(new Set(keys(asked)).size).toBe(1)
})

test('once answered, the same request is a new action with a new key', async () => {
  const asked = answers(json(200, {}), json(422, {}), json(200, {}))
  await send(makeThing, { body: { b: 1 } })
  await expect(send(makeThing, { body: { b: 1 } })).rejects.toMatchObject({ kind: 'invalid' })
  await send(makeThing, { body: { b: 1 } })
  expect(new Set(keys(asked)).size).toBe(3)
})

test('pressed twice at once, it is one action', async () => {
  const asked = answers(json(200, {}), json(200, {}))
  await Promise.all([send(makeThing, { body: { c: 1 } }), send(makeThing, { body: { c: 1 } })])
  expect(new Set(keys(asked)).size).toBe(1)
})

test('what only looks has no key', async () => {
  const asked = answers(json(200, {}))
  await send(readThing, { params: { id: 1 } })
  expect(keys(asked)).toEqual([null])
})

test('a refusal keeps the sentence of the server and the problems at their fields', async () => {
  const problems = [{ field: 'name', message: 'Enter a name.' }, { nonsense: true }]
  answers(json(422, { error: { code: 'invalid', message: 'Some fields need another look.', problems } }))
  const trouble = asTrouble(await send(readThing, { params: { id: 1 } }).catch((error: unknown) => error))
  expect(trouble).toMatchObject({ kind: 'invalid', code: 'invalid', message: 'Some fields need another look.', passing: false })
  expect(trouble.problems).toEqual([{ field: 'name', message: 'Enter a name.' }])
})

test("a proxy's page instead of an answer is told in plain words", async () => {
  answers(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(send(readThing, { params: { id: 1 } })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('Try again') })
})

test('whoever was signed out reads what to do, not what programs are told', async () => {
  answers(json(401, { error: { code: 'not-signed-in', message: 'Sign in first, or send a token as "Authorization: Bearer hs_…".' } }))
  await expect(send(readThing, { params: { id: 1 } })).rejects.toMatchObject({ kind: 'unauthenticated', message: expect.stringContaining('do it again') })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Bug } from './answer-error.ts'
import { byId, contract, lines } from './contract.ts'
import { endpoint } from './endpoint.ts'
import { openServer } from './open-server.ts'

const open = { permission: 'public', response: Type.Object({}, { additionalProperties: true }) } as const
const echo = contract({
  ...open,
  method: 'POST',
  path: '/echo/:id',
  summary: 'Says what it was given.',
  params: byId,
  query: Type.Object({
    often: Type.Optional(Type.Boolean()),
    tags: Type.Optional(Type.Array(Type.String())),
    limit: Type.Optional(Type.Integer({ default: 50 })),
  }),
  body: Type.Object({ name: Type.String({ minLength: 1 }), count: Type.Optional(Type.Integer()) }),
})
const closed = contract({ ...open, method: 'POST', path: '/closed', summary: 'Lets nobody in.', body: Type.Object({}) })
const fail = contract({ ...open, method: 'GET', path: '/fail/:how', summary: 'Fails.', params: Type.Object({ how: Type.String() }) })

const rows = contract({ ...fail, path: '/rows/:how', response: lines(Type.Integer()), lines: true })

async function* counting(how: string) {
  if (how === 'refused') throw failure('conflict')
  yield 1
  if (how === 'broken') throw failure('bug')
  yield 2
}

function failure(how: string): Error {
  if (how === 'bug') return new TypeError('undefined is not a function')
  if (how === 'unique')
    return Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'thing_name_unique', detail: 'Key (name)=(x) already exists.' })
  if (how === 'unknown-constraint') return Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'nobody_knows' })
  if (how === 'deadlock') return Object.assign(new Error('deadlock detected'), { code: '40P01' })
  if (how === 'null-character') return Object.assign(new Error('invalid byte sequence'), { code: '22021' })
  if (how === 'huge') return Object.assign(new Error('out of range'), { code: '22003' })
  if (how === 'away') return Object.assign(new Error('terminating connection'), { code: '57P01' })
  if (how === 'socket') return Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' })
  if (how === 'file') return Object.assign(new Error('open ENOENT'), { code: 'ENOENT', syscall: 'open' })
  return new Refusal(how as 'conflict', 'because', 'No, because.')
}

let server: FastifyInstance
let folder: string
const bugs: Bug[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-bundle-'))
  await mkdir(path.join(folder, 'assets'))
  await writeFile(path.join(folder, 'index.html'), '<title>Hotshoe</title>')
  await writeFile(path.join(folder, 'assets/app-1a2b.js'), 'app()')
  server = await openServer({
    endpoints: [
      endpoint(echo, async (input) => ({ ...input })),
      endpoint(rows, async ({ params }) => counting(params.how)),
      endpoint(fail, ({ params }) => Promise.reject(failure(params.how))),
      { contract: closed, answer: () => Promise.reject(new Refusal('unauthenticated', 'signed-out', 'Sign in first.')) },
    ],
    constraints: { thing_name_unique: () => refuseField('name', 'name-taken', 'There is one of this name.') },
    publicUrl: 'https://studio.example.com',
    bundle: folder,
    report: (bug) => bugs.push(bug),
    health: async () => undefined,
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

test('rows travel a line each as they come; what is refused is told as ever, and what breaks midway is no whole answer', async () => {
  const whole = await server.inject({ url: '/api/rows/all' })
  expect([whole.statusCode, whole.headers['content-type'], whole.body]).toEqual([200, 'application/x-ndjson', '1\n2\n'])
  expect((await server.inject({ url: '/api/rows/refused' })).json()).toMatchObject({ error: { message: 'No, because.' } })
  await expect(server.inject({ url: '/api/rows/broken' })).rejects.toThrow('destroyed')
  expect(bugs.at(-1)).toMatchObject({ what: 'GET /api/rows/:how, midway', error: expect.any(TypeError) })
})

describe('a request', () => {
  test('is given to its endpoint as the contract types it', async () => {
    const answer = await post('/api/echo/12?often=true&tags=a&tags=b', { name: 'x' })
    expect(answer.json()).toEqual({ params: { id: 12 }, query: { often: true, tags: ['a', 'b'], limit: 50 }, body: { name: 'x' } })
    expect((await post('/api/echo/12?tags=one', { name: 'x' })).json()).toMatchObject({ query: { tags: ['one'] } })
  })

  test('is told every wrong field at once, wherever it stands', async () => {
    const answer = await post('/api/echo/zero?often=maybe', { nam: 'x', count: '3' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      error: {
        code: 'invalid-input',
        problems: [
          { field: 'id', message: 'Id must be a whole number.' },
          { field: 'often', message: 'Often must be true or false.' },
          { field: 'name', message: 'Name is missing.' },
          { field: 'nam', message: 'There is no field "nam" here. There are: name, count.' },
          { field: 'count', message: 'Count must be a whole number.' },
        ],
      },
    })
  })

  test.each([
    ['{', 400, 'The body is not valid JSON. Check its commas, quotes and brackets.'],
    ['', 400, 'The header says JSON but the body is empty. Send a JSON body, or leave the header out.'],
    ['null', 400, 'POST /echo/:id needs a JSON body.'],
    ['[]', 400, 'The request must be an object with fields.'],
    ['{"__proto__":{"admin":true},"name":"x"}', 400, 'The body is not valid JSON. Check its commas, quotes and brackets.'],
    [JSON.stringify({ name: 'x'.repeat(1_100_000) }), 413, 'The request is larger than this endpoint takes. Send it in smaller parts.'],
  ])('with the body %.20s is refused in words', async (payload, status, message) => {
    const answer = await post('/api/echo/1', payload)
    expect([answer.statusCode, answer.json().error.message]).toEqual([status, message])
  })

  test.each(['{', '', '[]', '{}'])('with the body %j of somebody who may not ask at all hears that, and nothing about its body', async (payload) => {
    const answer = await post('/api/closed', payload)
    expect([answer.statusCode, answer.json().error.message]).toEqual([401, 'Sign in first.'])
  })

  test('that is no JSON is told to be, so that a form of another site cannot speak for anybody', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await post('/api/echo/1', 'name=x', { 'content-type': type })).statusCode).toBe(415)
    }
  })

  test('from another site is refused, however its address is written', async () => {
    for (const url of ['/api/echo/1', '/%61pi/echo/1']) {
      expect((await post(url, { name: 'x' }, { origin: 'https://evil.example' })).statusCode).toBe(403)
    }
    expect((await post('/api/echo/1', { name: 'x' }, { origin: 'https://studio.example.com' })).statusCode).toBe(200)
    expect((await post('/api/echo/1', { name: 'x' }, { origin: 'https://evil.example', authorization: 'Bearer x' })).statusCode).toBe(200)
  })
})

describe('an error', () => {
  test.each([
    ['invalid', 422],
    ['not-found', 404],
    ['forbidden', 403],
    ['conflict', 409],
    ['unauthenticated', 401],
    ['too-many', 429],
    ['unavailable', 503],
  ])('of the kind %s has the status %i', async (how, status) => {
    const answer = await server.inject(`/api/fail/${how}`)
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code: 'because', message: 'No, because.', problems: [] } }])
  })

  test('of a constraint is told as its slice words it', async () => {
    const answer = await server.inject('/api/fail/unique')
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toEqual({
      code: 'name-taken',
      message: 'There is one of this name.',
      problems: [{ field: 'name', message: 'There is one of this name.' }],
    })
  })

  test('of what the database cannot keep is a request of the wrong form', async () => {
    expect((await server.inject('/api/fail/null-character')).statusCode).toBe(400)
    expect((await server.inject('/api/fail/huge')).statusCode).toBe(400)
  })

  test('that passes is told so', async () => {
    expect((await server.inject('/api/fail/deadlock')).statusCode).toBe(409)
    expect((await server.inject('/api/fail/away')).statusCode).toBe(503)
    expect((await server.inject('/api/fail/socket')).statusCode).toBe(503)
  })

  test.each(['bug', 'unknown-constraint', 'file'])(
    'that is our mistake (%s) is reported under the number that is told, and tells nothing else',
    async (how) => {
      const answer = await server.inject(`/api/fail/${how}`)
      const bug = bugs.at(-1)
      expect(answer.statusCode).toBe(500)
      expect(answer.json().error.message).toContain(`report the number ${bug?.id}`)
      expect(answer.body).not.toContain('undefined is not')
      expect(bug).toMatchObject({ what: 'GET /api/fail/:how' })
    },
  )
})

describe('an address', () => {
  test.each(['/%ff', '/api/%ff', '/api/fail/%ff'])('that cannot be read (%j) is told as other refusals are', async (url) => {
    const answer = await server.inject(url)
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      {
        error: {
          code: 'bad-request',
          message: 'The address cannot be read: what follows a % in it stands for no letter. Check the link.',
          problems: [],
        },
      },
    ])
  })

  test('of no endpoint is told as such', async () => {
    const answer = await server.inject({ method: 'PUT', url: '/api/nothing?secret=1' })
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      404,
      'There is nothing at PUT /api/nothing. All endpoints are listed in /api/openapi.json.',
    ])
    expect((await server.inject({ method: 'DELETE', url: '/clients' })).statusCode).toBe(404)
  })

  test('of the web app is its page, always fresh; files with a hash are kept for a year', async () => {
    for (const url of ['/', '/clients/12?tab=history', '/a/b/c']) {
      const page = await server.inject(url)
      expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([200, '<title>Hotshoe</title>', 'no-cache'])
    }
    const file = await server.inject('/assets/app-1a2b.js')
    expect([file.body, file.headers['cache-control']]).toEqual(['app()', 'public, max-age=31536000, immutable'])
    expect((await server.inject('/assets/app-old.js')).statusCode).toBe(404)
    expect((await server.inject('/../package.json')).body).not.toContain('hotshoe')
  })

  test('allows no foreign script and no frame around it', async () => {
    const policy = String((await server.inject('/')).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect((await server.inject('/')).headers['strict-transport-security']).toContain('max-age')
  })

  test('tells whether the program is well', async () => {
    expect((await server.inject('/api/health')).json()).toEqual({ healthy: true })
  })
})

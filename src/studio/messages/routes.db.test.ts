import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#studio/staff/roles.ts'
import { type Asker, sentenceOf, type TestProgram, testProgram } from '#support/program.ts'

let program: TestProgram
const as: Partial<Record<Role, Asker>> = {}
beforeAll(async () => {
  program = await testProgram()
  for (const role of ['manager', 'front-desk', 'viewer'] as const) as[role] = { token: await program.tokenOf(role) }
})
afterAll(() => program.close())

const ask = (role: Role, request: `${string} /${string}`, body?: object) => program.ask(as[role] ?? {}, request, body === undefined ? {} : { body })
const template = { name: 'Reminder', subject_kind: 'session', purpose: 'transactional', subject: 'See you', body: '<p>Hi</p>' }

test('a new studio has templates to send, and anybody in it may read them', async () => {
  const { status, body } = await ask('viewer', 'GET /templates')
  expect([status, Array.isArray(body.rows) && body.rows.length]).toEqual([200, 7])
})

test.each<[`${string} /${string}`, object]>([
  ['POST /templates', template],
  ['PATCH /sender', { version: 1, host: 'smtp.example.com' }],
  ['PUT /suppressions/1/lifted', {}],
])('only managers: %s', async (request, body) => {
  expect((await ask('front-desk', request, body)).status).toBe(403)
})

test.each<[`${string} /${string}`, object]>([
  ['POST /suppressions', { address: 'anna@example.com', scope: 'all' }],
  ['PUT /calls/1/state', { version: 1, state: 'canceled' }],
])('not for who only looks: %s', async (request, body) => {
  expect((await ask('viewer', request, body)).status).toBe(403)
})

test('nobody who is not signed in sees anything', async () => {
  for (const path of ['/templates', '/communications', '/calls', '/suppressions', '/sender', '/merge-fields'] as const) {
    expect((await program.ask({}, `GET ${path}`)).status).toBe(401)
  }
})

test('a name that is taken is told in a sentence, at the field', async () => {
  expect((await ask('manager', 'POST /templates', template)).status).toBe(200)
  const again = await ask('manager', 'POST /templates', { ...template, name: 'reminder' })
  expect([again.status, sentenceOf(again)]).toEqual([422, 'There is a template with this name already. Choose another name.'])
})

test('a misspelt or missing field is told, not ignored', async () => {
  const { purpose: _, ...without } = template
  const answer = await ask('manager', 'POST /templates', { ...without, puprose: 'marketing' })
  expect(answer.status).toBe(400)
  expect(sentenceOf(answer)).toContain('puprose')
})

test('the front desk sees lists, stops an address, and reads how email is sent without its password', async () => {
  expect((await ask('front-desk', 'POST /suppressions', { address: 'Anna@example.com', scope: 'marketing' })).body).toMatchObject({
    address: 'anna@example.com',
  })
  expect((await ask('front-desk', 'GET /suppressions?search=anna')).body).toMatchObject({ rows: [{ reason: 'by-hand' }], next: null })
  expect((await ask('front-desk', 'GET /communications')).body).toEqual({ rows: [], next: null })
  expect((await ask('front-desk', 'GET /sender')).body).toMatchObject({ has_password: false })
  expect(program.bugs).toEqual([])
})

import { glob } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { findNow, finishRun, startRun } from '#studio/processing/contract.ts'
import { createClient } from '#studio/records/clients/contract.ts'
import { createSession } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { setClock } from '#studio/staff/contract.ts'
import { addDepartment, listDepartments } from '#studio/staff/members/contract.ts'
import { permissions } from '#studio/staff/roles.ts'
import { createTrigger } from '#studio/triggers/contract.ts'
import { caller } from '#support/call-route.ts'
import { type TestProgram, testProgram } from '#support/program.ts'
import { openLocal } from './open-local.ts'
import { endpoints, studioRoutes } from './wire.ts'

let hotshoe: TestProgram
let contracts: Contract[]

const source = path.join(import.meta.dirname, '..')
const nameOf = ({ method, path: place }: Contract) => `${method} ${place}`

beforeAll(async () => {
  hotshoe = await testProgram()
  contracts = []
  for await (const file of glob('studio/**/contract.ts', { cwd: source })) {
    const exported: Record<string, unknown> = await import(path.join(source, file))
    contracts.push(...Object.values(exported).filter(isContract))
  }
})
afterAll(async () => hotshoe.close())

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value && 'response' in value
}

describe('the API', () => {
  test('answers every contract there is, each once', () => {
    const wired = endpoints(hotshoe.program.gate).map(({ contract }) => nameOf(contract))
    expect(new Set(wired).size).toBe(wired.length)
    expect(contracts.map(nameOf).filter((name) => !wired.includes(name))).toEqual([])
  })

  test('asks for a right that exists', () => {
    const known = ['public', 'signed-in', ...Object.keys(permissions)]
    expect(contracts.filter(({ permission }) => !known.includes(permission)).map(nameOf)).toEqual([])
    expect(
      contracts
        .filter(({ permission }) => permission === 'public')
        .map(({ path: place }) => place)
        .toSorted(),
    ).toMatchInlineSnapshot(`
      [
        "/me/password",
        "/me/studio",
        "/set-password",
        "/sign-in",
        "/sign-out",
        "/signed-in",
      ]
    `)
  })

  test('changes nothing by GET, and generates something only under a key', () => {
    expect(contracts.filter(({ method, idempotent }) => method === 'GET' && idempotent).map(nameOf)).toEqual([])
  })

  test('is described in full: every endpoint with its parts, right, keys and answers', async () => {
    const { body } = await hotshoe.ask({}, 'GET /openapi.json')
    const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>
    expect(body).toMatchObject({ openapi: '3.1.0', components: { securitySchemes: { token: { scheme: 'bearer' }, cookie: { in: 'cookie' } } } })
    const ids = new Set<unknown>()
    for (const { contract } of endpoints(hotshoe.program.gate)) {
      const told = paths[`/api${contract.path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[contract.method.toLowerCase()]
      expect(told, nameOf(contract)).toMatchObject({ summary: contract.summary, 'x-permission': contract.permission, responses: { 200: {}, '4XX': {} } })
      const parameters = ((told?.parameters ?? []) as { in: string; name: string }[]).map((parameter) => `${parameter.in} ${parameter.name}`)
      for (const name of Object.keys(contract.params?.properties ?? {})) expect(parameters).toContain(`path ${name}`)
      for (const name of Object.keys(contract.query?.properties ?? {})) expect(parameters).toContain(`query ${name}`)
      expect(parameters.includes('header idempotency-key'), nameOf(contract)).toBe(contract.idempotent === true)
      expect('requestBody' in (told ?? {})).toBe(contract.body !== undefined)
      ids.add(told?.operationId)
    }
    expect(ids.size).toBe(endpoints(hotshoe.program.gate).length)
  })

  test('lets nobody in without a right: every endpoint of a studio refuses who is not signed in', async () => {
    for (const { contract } of studioRoutes(hotshoe.program.gate)) {
      const place = contract.path.replaceAll(/:\w+/g, '1') as `/${string}`
      const { status } = await hotshoe.ask({}, `${contract.method} ${place}`, contract.body ? { body: {} } : {})
      expect([nameOf(contract), status]).toEqual([nameOf(contract), expect.toSatisfy((code: number) => code === 401 || code === 400)])
    }
  })
})

test('jobs have names of their own', () => {
  expect(new Set(studioJobs.map(({ name }) => name)).size).toBe(studioJobs.length)
})

describe('without a server', () => {
  test('the first owner asks, with the same checks, and gets what would travel', async () => {
    const { call } = await openLocal(hotshoe.program)
    expect(await call(readMe, {})).toMatchObject({ role: 'owner', member: { name: 'Owner of Northlight Studio' }, now: expect.any(String) })
    expect((await call(listDepartments, { query: { limit: 1 } })).rows[0]?.name).toBe('Front desk')
    await expect(call(addDepartment, { body: { name: 'front desk' } })).rejects.toMatchObject({ code: 'name-taken' })
    await expect(call(addDepartment, { body: { name: '' } })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('what says that it writes nothing never opens a transaction in which it could (case 80)', async () => {
    const { visitor, call } = await openLocal(hotshoe.program)
    const first = async (list: typeof listStatuses | typeof listTypes) => (await call(list, { query: { subject_kind: 'session' } })).rows[0]?.id ?? 0
    const [status_id, type_id] = [await first(listStatuses), await first(listTypes)]
    const { id: client_id } = await call(createClient, { body: { last_name: 'Miller', phones: [{ phone: '+13125550142', label: 'Mobile', sms: false }] } })
    const rule = { subject_kind: 'session', basis: 'status', status_id, moment: 'session-date', offset_count: -7 } as const
    const outputs = [
      { recipient: { kind: 'client' as const }, steps: [{ channel: 'call' as const, description: 'Remind' }] },
      { recipient: { kind: 'member' as const, member_id: hotshoe.ownerId }, steps: [{ channel: 'task' as const, description: 'Pack' }] },
    ]
    await call(setClock, { body: { at: '2026-05-04T08:00' } })
    const { id } = await call(createTrigger, { body: { ...rule, description: 'A week before', active: true, outputs } })
    const sessions = []
    for (const primary_on of ['2026-05-12', '2026-05-13', '2026-05-05'])
      sessions.push((await call(createSession, { body: { client_id, type_id, status_id, primary_on } })).id)
    await call(setClock, { body: { at: '2026-05-05T08:00' } })
    await call(findNow, {})
    const { id: run } = await call(startRun, { body: { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] } })
    await call(finishRun, { params: { id: run }, body: { finished: true } })
    const about = { subject_kind: 'session', subject_id: sessions[0] }
    const params = { id: 1 }
    const inputs: Record<string, object> = {
      'GET /forecast': {},
      'GET /forecast/totals': {},
      'GET /forecast/channels': {},
      'GET /forecast/export': {},
      'GET /forecast/message': { query: { trigger_id: id, subject_kind: 'session', subject_id: sessions[1], occurrence: '2026-05-13' } },
      'GET /explanations': { query: { trigger_id: id, ...about } },
      'GET /triggered-items/:id/causes': { params },
      'GET /messages/:id/causes': { params },
      'GET /tasks/:id/causes': { params },
      'GET /clients/:id/coming': { params: { id: client_id } },
      'GET /sessions/:id/coming': { params: { id: sessions[1] } },
      'GET /outdated-messages': { query: about },
      'POST /impacts': { body: { ...about, changes: { primary_on: '2026-06-01' } } },
      'POST /triggers/:id/impact': { params: { id }, body: { offset_count: -3 } },
      'POST /triggers/preview': { body: { id, offset_count: -3 } },
      'POST /triggers/preview/names': { body: { id, offset_count: -3, group: 'history', after: '' } },
      'POST /triggers/backtest': { body: { id } },
      'GET /triggers/:id/lint': { params: { id } },
      'POST /rules/diff': { body: { text: 'hotshoe_rules: 1\ntypes: { session: [{ name: Newborn at home }] }' } },
      'POST /status-moves/preview': { body: { subject_kind: 'session', status_id, ids: sessions } },
      'POST /corrections/preview': { body: { message_ids: [1], template_id: 1 } },
    }
    const never = () => Promise.reject(new Error('It opened a transaction in which it could write.'))
    const routes = studioRoutes(hotshoe.program.gate)
    const ask = caller({ ...visitor.studio, inTransaction: never, inOneStatement: never }, routes)
    const promising = routes.filter(({ contract }) => /(^|[.;] )(writes|keeps) nothing\.|nothing is (changed|written)\./i.test(contract.summary))
    expect(promising.map(({ contract }) => nameOf(contract)).filter((name) => !(name in inputs))).toEqual([])
    const refused: string[] = []
    for (const [name, input] of Object.entries(inputs)) {
      const route = routes.find(({ contract }) => nameOf(contract) === name)
      try {
        const answer: unknown = await (route === undefined ? never() : ask(route.contract, input))
        if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) await Array.fromAsync(answer as AsyncIterable<unknown>)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push(`${name} ${error.code}`)
      }
    }
    expect(refused).toEqual(['POST /triggers/preview/names bad-cursor', 'POST /corrections/preview not-gone'])
  })

  test('a studio is named when there are several, and one that does not exist is refused', async () => {
    await expect(openLocal(hotshoe.program, 4711)).rejects.toThrow('There is no studio number 4711 here.')
    const { studioId } = await hotshoe.addStudio('Southlight', 'south@example.com')
    await expect(openLocal(hotshoe.program)).rejects.toThrow('Say which one with --studio.')
    expect((await openLocal(hotshoe.program, studioId)).visitor.studio.id).toBe(studioId)
  })
})

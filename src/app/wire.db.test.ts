import { glob } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '#platform/http/contract.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { addDepartment, listDepartments } from '#studio/staff/members/contract.ts'
import { permissions } from '#studio/staff/roles.ts'
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

  test('a studio is named when there are several, and one that does not exist is refused', async () => {
    await expect(openLocal(hotshoe.program, 4711)).rejects.toThrow('There is no studio number 4711 here.')
    const { studioId } = await hotshoe.addStudio('Southlight', 'south@example.com')
    await expect(openLocal(hotshoe.program)).rejects.toThrow('Say which one with --studio.')
    expect((await openLocal(hotshoe.program, studioId)).visitor.studio.id).toBe(studioId)
  })
})

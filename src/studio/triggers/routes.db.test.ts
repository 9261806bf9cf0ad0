import Value from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import * as contract from './contract.ts'
import { triggerRoutes } from './routes.ts'

let at: TriggerStudio
beforeAll(async () => {
  at = await triggerStudio()
})
afterAll(async () => at.close())

type Parts = { params?: unknown; query?: unknown; body?: unknown }
type Answered = { id: number; version: number; warnings: string[]; flags: { code: string }[]; rows: { id: number }[]; outputs: unknown[] }

/** Calls a route as the server does: with parts that its contract accepts, and with an answer that its contract promises. */
async function call(wanted: (typeof triggerRoutes)[number]['contract'], parts: Parts): Promise<Answered> {
  const route = triggerRoutes.find((each) => each.contract === wanted) ?? expect.fail(`${wanted.summary} has no route`)
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = wanted[part]
    if (schema !== undefined) expect(Value.Errors(schema, parts[part] ?? {})).toEqual([])
  }
  const answer: unknown = JSON.parse(JSON.stringify(await route.handle(at.studio, { params: {}, query: {}, body: {}, ...parts })))
  expect(Value.Errors(wanted.response, answer)).toEqual([])
  return answer as Answered
}

test('a trigger’s way through the endpoints, each answer as its contract says', async () => {
  const made = await call(contract.createTrigger, { body: { description: 'Reminder' } })
  const params = { id: made.id }
  const outputs = [
    {
      recipient: { kind: 'client' },
      steps: [
        { channel: 'email', template_id: at.reminder },
        { channel: 'call', description: 'Remind' },
      ],
    },
  ]
  const changed = await call(contract.changeTrigger, { params, body: { version: made.version, offset_count: -7, exclusions: { on_hold: true }, outputs } })
  const again = await call(contract.changeTrigger, { params, body: { version: changed.version, outputs: changed.outputs } })
  expect(again).toEqual(changed)
  const on = await call(contract.switchTrigger, { params, body: { version: changed.version, active: true, confirmed_burst: 100 } })
  const copy = await call(contract.copyTrigger, { params, body: {} })
  expect(copy.flags.map(({ code }) => code)).toContain('same-day')
  expect((await call(contract.listTriggers, { query: { search: 'reminder', limit: 10 } })).rows).toHaveLength(2)
  expect(await call(contract.readTrigger, { params })).toMatchObject({ id: made.id, version: on.version, active: true, automatic: false })
  await call(contract.archiveTrigger, { params: { id: copy.id }, body: { version: copy.version, archived: true } })
  expect((await call(contract.listTriggerEvents, { params, query: {} })).rows).toHaveLength(3)
})

test('words that no catalogue has, fields that nobody knows and numbers out of range do not pass the border', () => {
  const bad = [
    { moment: 'full-moon' },
    { outputs: [{ recipient: { kind: 'everybody' }, steps: [] }] },
    { colour: 'red' },
    { offset_count: 1.5 },
    { offset_count: -600_000 },
    { validity_days: -1 },
  ]
  expect(bad.filter((fields) => Value.Check(contract.createTrigger.body, { description: 'X', ...fields }))).toEqual([])
})

test('reading takes triggers.read, everything else triggers.write; what moving records would list is for who may move them', () => {
  expect(triggerRoutes.map((route) => `${route.contract.method} ${route.contract.permission}`).toSorted()).toEqual([
    'GET triggers.read',
    'GET triggers.read',
    'GET triggers.read',
    'PATCH triggers.write',
    'POST records.write',
    'POST triggers.write',
    'POST triggers.write',
    'PUT triggers.write',
    'PUT triggers.write',
  ])
})

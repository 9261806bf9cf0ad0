import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { connected } from '#support/address.ts'
import { caller } from '#support/call-route.ts'
import { addDepartment } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { applyRules, compareRules, testRules } from './contract.ts'
import { rulesRoutes } from './routes.ts'
import { tryRules } from './trying/try-rules.ts'

const example = readFileSync(new URL('../../../samples/rules/example.yaml', import.meta.url), 'utf8')

let here: TestStudio
beforeAll(async () => {
  here = await testStudio()
  await here.studio.inTransaction(setUpDefaults)
  await here.studio.inTransaction(addFormStatuses)
  await addDepartment(here.studio, { name: 'Front desk' })
})
afterAll(() => here.close())

test('the example says what it changes, changes it, and then nothing any more', async () => {
  const ask = caller(here.studio, rulesRoutes)
  const { changes, seen } = await ask(compareRules, { body: { text: example } })
  expect(changes.map(({ what, name }) => `${what} ${name}`)).toEqual(['added A week to go', 'added A week before the session', 'added Ask how it was'])
  expect(await ask(applyRules, { body: { text: example, seen } })).toEqual({ changes, seen })
  expect((await ask(compareRules, { body: { text: example } })).changes).toEqual([])
})

test('the example’s tests pass; nothing of the stories stays, in this studio or another, nor of a comparison; whom nobody waits for is not lived through', async () => {
  const ask = caller(here.studio, rulesRoutes)
  const before = await everything()
  const { passed, failed, results } = await ask(testRules, { body: { text: example } })
  expect({ passed, failed, troubles: results.flatMap(({ troubles }) => troubles) }).toEqual({ passed: 3, failed: 0, troubles: [] })
  expect(results.map(({ made }) => made.map(({ at, channel, subject }) => `${at} ${channel} ${subject}`))).toEqual([
    ['2026-06-03 09:00 email Your family session on Wednesday, June 10, 2026'],
    ['2026-06-03 09:00 call Remind of the session', '2026-06-10 12:00 task Ask how the session was'],
    [],
  ])
  expect((await ask(compareRules, { body: { text: example.replaceAll('A week to go', 'Soon') } })).changes.length).toBeGreaterThan(0)
  await expect(tryRules(here.studio, example, AbortSignal.abort())).rejects.toThrow('aborted')
  expect(await everything()).toEqual(before)
})

/** What every table holds, whatever the studio. */
async function everything(): Promise<Record<string, string>> {
  return connected(here.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
    const held: [string, string][] = []
    for (const { name } of rows) {
      const all = await client.query<{ hash: string }>(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t`)
      held.push([name, all.rows[0]?.hash ?? ''])
    }
    return Object.fromEntries(held)
  })
}

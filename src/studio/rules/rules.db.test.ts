import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { caller } from '#support/call-route.ts'
import { addDepartment } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { applyRules, compareRules } from './contract.ts'
import { rulesRoutes } from './routes.ts'

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

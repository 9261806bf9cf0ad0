import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addStarterTemplates } from '#studio/messages/templates/add-starter-templates.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { caller } from '#support/call-route.ts'
import { addStudio, type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import { tryRules } from '../trying/try-rules.ts'
import * as contract from './contract.ts'
import { loadRecipes } from './load-recipes.ts'
import { recipeRoutes } from './routes.ts'

let at: TestStudio
beforeAll(async () => {
  at = await testStudio()
  await at.studio.inTransaction(async (work) => {
    await setUpDefaults(work)
    await addStarterTemplates(work)
    await addFormStatuses(work)
    await work.db.updateTable('studio').set({ use_invoice_statuses: true }).execute()
  })
})
afterAll(async () => at.close())

const ask = (studio = at.studio) => caller(studio, recipeRoutes)

test('a new studio adds every recipe: with nothing kept back, switched off, and the second time nothing is added', async () => {
  const { rows } = await ask()(contract.listRecipes)
  expect(rows.map(({ there }) => there)).toEqual(rows.map(() => 0))
  for (const { key } of rows) {
    const before = await ask()(contract.readRecipe, { params: { key } })
    expect(before.parts.filter(({ state }) => state === 'kept')).toEqual([])
    const first = await ask()(contract.applyRecipe, { params: { key } })
    expect(first.parts).toEqual(before.parts)
    expect(first.triggers.map(({ active, added }) => ({ active, added }))).toEqual(first.triggers.map(() => ({ active: false, added: true })))
    const second = await ask()(contract.applyRecipe, { params: { key } })
    expect(second.parts.filter(({ state }) => state !== 'same')).toEqual([])
    expect(second.triggers).toEqual(first.triggers.map((trigger) => ({ ...trigger, added: false })))
    // Of orders the recipe names the type too, which its status is of.
    if (key === 'prints')
      expect([before.rules[0]?.sentence, first.triggers[0]?.sentence]).toEqual([
        expect.stringContaining('Prints: At the Lab'),
        expect.stringContaining('status At the Lab'),
      ])
  }
  expect((await ask()(contract.listRecipes)).rows.map(({ there }) => there)).toEqual(rows.map(({ triggers }) => triggers))
  const counts = await at.studio.readOnly((work) =>
    work.db
      .selectFrom('trigger')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  expect(Number(counts.n)).toBe(rows.reduce((sum, { triggers }) => sum + triggers, 0))
})

test('every recipe does what its tests say', { timeout: 120_000 }, async () => {
  for (const { key } of await loadRecipes()) {
    const { results } = await tryRules(at.studio, await readFile(path.join(import.meta.dirname, `../../../../samples/recipes/${key}.yaml`), 'utf8'))
    expect.soft({ key, troubles: results.flatMap(({ troubles }) => troubles.map(({ line, message }) => `${line}: ${message}`)) }).toEqual({ key, troubles: [] })
  }
})

test('what was made its own stays so: a changed trigger and template are kept and told, a deleted trigger comes anew', async () => {
  const key = 'headshot'
  const { triggers } = await ask()(contract.applyRecipe, { params: { key } })
  const [changed, gone] = triggers
  if (changed === undefined || gone === undefined) throw new Error('A recipe of two triggers at least.')
  await at.studio.inTransaction(async (work) => {
    const { version } = await loadTrigger(work, changed.id)
    await changeTrigger(work, changed.id, { version, offset_count: -5 })
    await archiveTrigger(work, gone.id, { version: (await loadTrigger(work, gone.id)).version, archived: true })
    await work.db.updateTable('template').set({ subject: 'In our own words' }).where('name', '=', 'Headshot: tomorrow').execute()
  })
  const again = await ask()(contract.applyRecipe, { params: { key } })
  const state = (name: string) => again.parts.filter((part) => part.name === name).map((part) => `${part.what} ${part.state}`)
  expect(state(changed.name)).toContain('trigger kept')
  expect(state(gone.name)).toContain('trigger new')
  expect(state('Headshot: tomorrow')).toEqual(['template kept'])
  expect(again.triggers.filter(({ added }) => added).map(({ name }) => name)).toEqual([gone.name])
  const kept = await at.studio.readOnly((work) => loadTrigger(work, changed.id))
  expect(kept.offset_count).toBe(-5)
})

test('an archived template is not brought back behind anybody’s back, and what cannot be made leaves nothing half done', async () => {
  await at.studio.inTransaction(async (work) => {
    await work.db.updateTable('template').set({ archived_at: work.now }).where('name', '=', 'Senior: tomorrow').execute()
  })
  await expect(ask()(contract.applyRecipe, { params: { key: 'senior' } })).rejects.toThrow(
    'Your template “Senior: tomorrow” is archived. Bring it back or rename it',
  )

  const studioId = await addStudio(at.url, 'Second Studio')
  const second = openStudio({ database: at.database, deployment: testDeployment, studioId, actor: { kind: 'user', id: null, name: 'Kim Manager' } })
  await second.inTransaction(async (work) => {
    await setUpDefaults(work)
    await addFormStatuses(work)
  })
  await expect(ask(second)(contract.applyRecipe, { params: { key: 'invoice-sent' } })).rejects.toThrow(
    /^The studio does not use invoice statuses\. Switch them on/,
  )
  const left = await second.readOnly((work) => work.db.selectFrom('template').select('name').execute())
  expect(left).toEqual([])
  await expect(ask()(contract.readRecipe, { params: { key: 'nothing-like-it' } })).rejects.toThrow('There is no recipe “nothing-like-it”.')
})

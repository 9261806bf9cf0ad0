import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { viewedLists } from './contract.ts'
import { deleteView } from './delete-view.ts'
import { listViews } from './queries.ts'
import { renameView } from './rename-view.ts'
import { saveView } from './save-view.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const names = async () => (await within((work) => listViews(work, 'clients'))).rows.map(({ name }) => name)

beforeAll(async () => {
  made = await aStudio()
})
afterAll(() => made.close())

test('a view keeps what stands in the address, and a second of the same name takes its place', async () => {
  const first = await within((work) => saveView(work, { list: 'clients', name: ' Leads  of Evanston ', search: { status: 3, q: 'evanston' } }))
  expect(first).toMatchObject({ name: 'Leads of Evanston', search: { status: 3, q: 'evanston' } })
  const second = await within((work) => saveView(work, { list: 'clients', name: 'LEADS OF EVANSTON', search: { hide: 'city' } }))
  expect(second).toMatchObject({ id: first.id, search: { hide: 'city' } })
  await within((work) => saveView(work, { list: 'sessions', name: 'Leads of Evanston', search: {} }))
  expect(await names()).toEqual(['LEADS OF EVANSTON'])
})

test('every list has views of its own', async () => {
  for (const list of viewedLists) await within((work) => saveView(work, { list, name: 'Mine', search: { hide: 'status' } }))
  for (const list of viewedLists)
    expect(
      (await within((work) => listViews(work, list))).rows.filter(({ name }) => name === 'Mine'),
      list,
    ).toMatchObject([{ list, search: { hide: 'status' } }])
})

test('a view needs a name', async () => {
  await expect(within((work) => saveView(work, { list: 'clients', name: '  ', search: {} }))).rejects.toMatchObject({ problems: [{ field: 'name' }] })
})

test('a deleted view is gone, twice as well', async () => {
  const { id } = await within((work) => saveView(work, { list: 'clients', name: 'To go', search: {} }))
  await within((work) => deleteView(work, id))
  await within((work) => deleteView(work, id))
  expect(await names()).not.toContain('To go')
})

test('a view is renamed, in other letters too; not to the name of another, not to none, and not one that is gone', async () => {
  const { id } = await within((work) => saveView(work, { list: 'vendors', name: 'Labs', search: { q: 'lab' } }))
  await within((work) => saveView(work, { list: 'vendors', name: 'Frames', search: {} }))
  await within((work) => saveView(work, { list: 'tasks', name: 'Printers', search: {} }))
  expect(await within((work) => renameView(work, id, { name: ' LABS ' }))).toEqual({ id, list: 'vendors', name: 'LABS', search: { q: 'lab' } })
  expect(await within((work) => renameView(work, id, { name: 'Printers' }))).toMatchObject({ name: 'Printers' })
  await expect(within((work) => renameView(work, id, { name: 'frames' }))).rejects.toMatchObject({ code: 'view-name-taken', problems: [{ field: 'name' }] })
  await expect(within((work) => renameView(work, id, { name: '  ' }))).rejects.toMatchObject({ problems: [{ field: 'name' }] })
  await expect(within((work) => renameView(work, 999_999, { name: 'Lost' }))).rejects.toMatchObject({ kind: 'not-found' })
})

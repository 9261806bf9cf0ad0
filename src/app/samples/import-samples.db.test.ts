import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from '#studio/records/imports/import-file.ts'
import { listRefusals, readRun } from '#studio/records/imports/queries.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { sixYears } from './six-years.ts'

let made: TestStudio
beforeAll(async () => {
  made = await aStudio('2026-11-22T08:00')
})
afterAll(() => made.close())

async function bring(kind: 'client' | 'session' | 'appointment' | 'invoice') {
  const content = await readFile(path.join(import.meta.dirname, `../../../samples/six-years/${kind}s.csv`), 'utf8')
  const id = await importFile(made.studio, { kind, file_name: `${kind}s.csv`, content })
  return made.studio.readOnly(async (work) => ({ ...(await readRun(work, id)), wrong: (await listRefusals(work, id, { limit: 10 })).rows }))
}

test('all of the six years come in, and a second time nothing changes', { timeout: 60_000 }, async () => {
  expect(await bring('client')).toMatchObject({ created: sixYears.clients, refused: 0, wrong: [] })
  expect(await bring('session')).toMatchObject({ created: sixYears.sessions, refused: 0, wrong: [] })
  expect(await bring('appointment')).toMatchObject({ created: expect.toSatisfy((count: number) => count > 800), refused: 0, wrong: [] })
  expect(await bring('invoice')).toMatchObject({ created: expect.toSatisfy((count: number) => count > 2000), refused: 0, wrong: [] })
  expect(await bring('client')).toMatchObject({ created: 0, changed: 0, unchanged: sixYears.clients })
})

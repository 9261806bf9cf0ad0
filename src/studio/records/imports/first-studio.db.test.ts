import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { importFile } from './import-file.ts'
import type { ImportedKind } from './imported-kind.ts'
import { listRefusals, readRun } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const take = async (kind: ImportedKind, file: string) => {
  const content = await readFile(new URL(`../../../../samples/first-studio/${file}.csv`, import.meta.url), 'utf8')
  const id = await importFile(made.studio, { kind, file_name: file, content, mode: 'history' })
  const { created, changed, unchanged, refused } = await within((work) => readRun(work, id))
  return { created, changed, unchanged, refused, wrong: (await within((work) => listRefusals(work, id, {}))).rows }
}

const rest = [
  ['appointment', 'appointments', 39],
  ['vendor', 'vendors', 4],
  ['invoice', 'invoices', 60],
  ['production_order', 'production-orders', 22],
  ['preproduction_order', 'preproduction-orders', 20],
  ['task', 'tasks', 20],
] as const

describe('the first studio moves in with everything it has', () => {
  beforeAll(async () => {
    made = await aStudio('2026-05-04T08:00')
    await take('client', 'clients')
    await take('session', 'sessions')
  })
  afterAll(() => made.close())

  test.each(rest)('every %s comes in, and the same file again changes nothing', async (kind, file, count) => {
    expect(await take(kind, file)).toEqual({ created: count, changed: 0, unchanged: 0, refused: 0, wrong: [] })
    expect(await take(kind, file)).toMatchObject({ created: 0, changed: 0, unchanged: count, refused: 0 })
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { letItemGo } from '#studio/processing/automatic/let-item-go.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { undoRun } from './undo-run.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

test('what was taken back and made again counts once for the limit of the day', async () => {
  await cases.has({ daily_cap: 2 })
  await cases.addA7()
  const client_id = await cases.client()
  await cases.session({ client_id, primary_on: '2026-05-14' })
  await cases.at('2026-05-07T10:00')
  await cases.find()
  await cases.go()
  await cases.studio.inTransaction(async (work) => {
    const { rows } = await sql<{ id: number }>`SELECT max(id) AS id FROM processing_run`.execute(work.db)
    await undoRun(work, rows[0]?.id ?? 0)
  })
  const [item] = await cases.items()
  await cases.studio.inTransaction((work) => letItemGo(work, item?.id ?? 0, { version: item?.version ?? 0, automatic: true }))
  expect(await cases.go()).toEqual({ processed: 1 })
  await cases.session({ client_id, primary_on: '2026-05-14' })
  await cases.find()
  expect(await cases.go()).toEqual({ processed: 1 })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Decision } from '#studio/matching/item.ts'
import { listItems, readItem } from '#studio/matching/queries.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { readRun } from '#studio/processing/queries.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, callStep } from '#support/t7.ts'
import { previewUndo } from './contract.ts'
import { listUndoableRuns } from './list-undoable-runs.ts'
import { deliveryRoutes } from './routes.ts'
import { undoRun } from './undo-run.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await addT7(cases, [callStep()])
})
afterEach(() => cases.close())

/** Sessions that are due, one for each. */
async function due(count: number): Promise<number[]> {
  const sessions = []
  for (let index = 0; index < count; index += 1) sessions.push(await cases.session({ client_id: await cases.client(), primary_on: '2026-05-13' }))
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  return sessions
}

async function decided(...wanted: Decision[]): Promise<number> {
  const items = await cases.items()
  const decisions = wanted.map((decision, index) => ({ item_id: items[index]?.id ?? 0, version: items[index]?.version ?? 0, decision }))
  const run = await cases.studio.inTransaction((work) => startRun(work, { decisions }))
  await carryOutRun(cases.studio, run)
  return run
}

const undo = (run: number) => cases.studio.inTransaction((work) => undoRun(work, run))
const undoable = () => cases.studio.readOnly(listUndoableRuns)
const change = (set: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => sql`UPDATE studio SET ${set}`.execute(work.db))

test('what undoing would take back is told beforehand, exactly, and nothing is; a run of which nothing is left to undo says so', async () => {
  await due(3)
  const run = await decided('skip', 'delete', 'process')
  const before = await cases.states()
  const preview = () => caller(cases.studio, deliveryRoutes)(previewUndo, { params: { id: run } })
  expect(await preview()).toEqual({ recalled: 0, canceled: 1, put_back: 2, already_gone: 0 })
  expect(await preview()).toEqual(await preview())
  expect(await cases.states()).toEqual(before)
  expect(await undo(run)).toEqual({ recalled: 0, canceled: 1, put_back: 2, already_gone: 0 })
  expect(await preview()).toMatchObject({ canceled: 0, put_back: 0, already_gone: 0 })
})

test('what stopped fitting while it stood processed is not held after undo: it leaves with its reason', async () => {
  const [session = 0] = await due(1)
  const run = await decided('process')
  await cases.change(session, { confirmed: true })
  await findAndRecheck(cases.studio)
  await undo(run)
  expect(await cases.items()).toMatchObject([{ state: 'withdrawn', reason: 'confirmed' }])
})

describe('what was skipped or deleted', () => {
  test('stands where it stood after undo, with its history, and is listed once', async () => {
    await due(3)
    const run = await decided('skip', 'delete', 'process')
    expect(await cases.states()).toEqual(['held', 'deleted', 'processed'])
    expect(await undo(run)).toEqual({ recalled: 0, canceled: 1, put_back: 2, already_gone: 0 })
    expect(await cases.states()).toEqual(['active', 'active', 'held'])
    await findAndRecheck(cases.studio)
    expect(await cases.states()).toEqual(['active', 'active', 'held'])
    const second = (await cases.items())[1]?.id ?? 0
    const { events } = await cases.studio.readOnly((work) => readItem(work, second))
    expect(events.map((event) => event.to_state)).toEqual(['active', 'deleted', 'active'])
    expect(events.at(-1)).toMatchObject({ reason_text: 'Its run was undone, so it stands here again.', actor: { name: 'Pat Manager' } })
  })

  test('stays as it is when somebody has decided it anew since', async () => {
    await due(2)
    const run = await decided('skip', 'skip')
    await decided('delete')
    expect(await undo(run)).toMatchObject({ put_back: 1 })
    expect(await cases.states()).toEqual(['deleted', 'active'])
  })

  test('is matched again: what stopped fitting meanwhile leaves with its reason', async () => {
    const [session] = await due(1)
    const run = await decided('delete')
    await cases.change(session ?? 0, { on_hold: true })
    await findAndRecheck(cases.studio)
    expect(await cases.states()).toEqual(['deleted'])
    await undo(run)
    expect(await cases.items()).toMatchObject([{ state: 'withdrawn', reason: 'on-hold' }])
  })

  test('was held: it is held until the day it was held until, also when it is put back past midnight', async () => {
    await due(1)
    await decided('skip')
    await cases.at('2026-05-06T23:59')
    const run = await decided('delete')
    await cases.at('2026-05-07T00:02')
    expect(await undo(run)).toMatchObject({ put_back: 1 })
    await findAndRecheck(cases.studio)
    expect(await cases.states()).toEqual(['active'])
  })

  test('needs attention again for the same reason if it did before', async () => {
    await due(1)
    await cases.changeClient(1, { phones: [] })
    await decided('process')
    const [before] = await cases.items()
    expect(before).toMatchObject({ state: 'attention', reason: 'no-channel' })
    await undo(await decided('delete'))
    expect(await cases.items()).toMatchObject([{ state: 'attention', reason: 'no-channel' }])
  })

  test('can be put back for five minutes where messages do not rest, and not later; undone twice finds nothing more', async () => {
    await change(sql`rest_seconds = 0`)
    await due(2)
    const first = await decided('delete')
    await cases.at('2026-05-06T08:04')
    expect(await cases.studio.readOnly((work) => readRun(work, first))).toMatchObject({ undoable: true })
    expect(await undo(first)).toMatchObject({ put_back: 1 })
    expect(await undo(first)).toEqual({ recalled: 0, canceled: 0, put_back: 0, already_gone: 0 })
    const second = await decided('delete')
    await cases.at('2026-05-06T08:10')
    expect(await cases.studio.readOnly((work) => readRun(work, second))).toMatchObject({ undoable: false })
    await expect(undo(second)).rejects.toMatchObject({ code: 'nothing-to-undo', message: expect.stringContaining('for a few minutes only') })
    expect(await cases.states()).toEqual(['deleted', 'active'])
  })
})

describe('the runs that can still be undone', () => {
  test('are told to everybody, with who, what, and until when; not once they are undone or their time is over', async () => {
    await due(3)
    const first = await decided('delete')
    const { rows } = await undoable()
    expect(rows).toMatchObject([{ id: first, outcomes: { deleted: 1 }, actor: { name: 'Pat Manager' } }])
    expect((rows[0]?.undoable_until.getTime() ?? 0) - (rows[0]?.at.getTime() ?? 0)).toBe(300_000)
    await undo(first)
    expect(await undoable()).toEqual({ rows: [] })
    const items = (await cases.items()).map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
    const second = await cases.studio.inTransaction((work) => startRun(work, { decisions: items }))
    await carryOutRun(cases.studio, second)
    expect((await undoable()).rows).toMatchObject([{ id: second, outcomes: { processed: 3 } }])
    await cases.at('2026-05-06T08:30')
    expect(await undoable()).toEqual({ rows: [] })
  })
})

test('Done and Deleted list the latest first, page by page', async () => {
  await due(3)
  await decided('delete')
  const second = (await cases.items())[1]
  const third = (await cases.items())[2]
  for (const item of [third, second]) {
    const run = await cases.studio.inTransaction((work) =>
      startRun(work, { decisions: [{ item_id: item?.id ?? 0, version: item?.version ?? 0, decision: 'delete' }] }),
    )
    await carryOutRun(cases.studio, run)
  }
  const page = (after?: string) => cases.studio.readOnly((work) => listItems(work, { view: 'deleted', limit: 2, ...(after === undefined ? {} : { after }) }))
  const first = await page()
  const rest = await page(first.next ?? '')
  const [oldest] = await cases.items()
  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual([second?.id, third?.id, oldest?.id])
  expect(rest.next).toBeNull()
})

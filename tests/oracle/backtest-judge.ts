import { sql } from 'kysely'
import type { Tested } from '#studio/matching/backtest/find-chances.ts'
import { findFates } from '#studio/matching/backtest/find-fates.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import type { Work } from '#studio/staff/work.ts'
import { settingColumns } from '#studio/triggers/columns.ts'
import { pickSettings } from '#studio/triggers/proposal.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { beginningOf, dayAt, type Instant, plusDays } from './dates.ts'
import { deedOf, type Wish } from './deed.ts'
import { drive, look } from './drive.ts'
import { happen } from './happen.ts'
import type { History } from './histories.ts'
import type { Lived } from './judge-history.ts'
import type { World } from './model.ts'
import { begin, newWorld } from './set-up.ts'

const second = 1000
const hour = 3_600_000

export type Tally = { histories: number; days: number; records: number; items: number; late: number }

/**
 * Lives through a history as a studio that always looks, and processes whatever comes at once; then tests each of its triggers on what the database still knows of that
 * time. Throws where the back-test tells of anything else than what was done.
 */
export async function judgeBackTest({ program, rows: known }: Lived, history: History): Promise<Tally> {
  const { zone, usesInvoiceStatuses } = history
  const world = newWorld({ zone, usesInvoiceStatuses, now: Date.parse(history.begins) })
  await begin(program, world)
  const rows = { ...known, records: [], triggers: [] as number[] }
  const began = world.now
  let days = 0
  const lookAt = async (now: Instant) => {
    world.now = now
    await look(program.at(now))
    await program.at(now).inTransaction(processAll)
  }
  const pass = async (until: Instant) => {
    for (let next = midnightAfter(world); next < until; next = midnightAfter(world)) {
      days += 1
      await lookAt(next)
    }
    await lookAt(until)
  }
  const act = async (wish: Wish) => {
    world.now += second
    const deed = deedOf(world, wish)
    if (deed === null) return
    await drive(program.at(world.now), rows, deed)
    happen(world, deed)
  }
  for (const settings of history.triggers) await act({ does: 'new trigger', settings })
  const armed = world.now
  for (const { passes, wishes } of history.steps) {
    await pass(world.now + ('hours' in passes ? Math.abs(passes.hours) * 3 : 24) * hour)
    for (const wish of wishes) {
      await act(wish)
      await lookAt(world.now + second)
    }
  }
  await pass(world.now + 9 * 24 * hour)
  const differing: string[] = []
  const tally = { histories: 1, days, records: world.records.length, items: 0, late: 0 }
  for (const [place, id] of rows.triggers.entries()) {
    const done = await program.at(world.now).inTransaction((work) => whatWasDone(work, id))
    const told = await program.at(world.now).readOnly((work) => whatIsTold(work, id))
    tally.items += done.length
    tally.late += done.filter((line) => line.endsWith('late')).length
    const only = (some: readonly string[], others: readonly string[]) => some.filter((line) => !others.includes(line))
    for (const line of only(done, told)) differing.push(`trigger ${place}: ${line} was done, the back-test does not tell of it`)
    for (const line of only(told, done)) differing.push(`trigger ${place}: the back-test tells of ${line}, which nobody did`)
  }
  if (differing.length > 0) throw new Error(`From ${new Date(began).toISOString()}, armed ${new Date(armed).toISOString()}:\n${differing.join('\n')}`)
  return tally
}

function midnightAfter({ now, zone }: Pick<World, 'now' | 'zone'>): Instant {
  return beginningOf(plusDays(dayAt(now, zone), 1), zone)
}

async function processAll(work: Work): Promise<void> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM triggered_item WHERE state = 'active'`.execute(work.db)
  if (rows.length > 0) await moveItems(work, rows.map(({ id }) => ({ id, to: 'processed', reason: null }))) // biome-ignore format: short
}

type Told = { subject_id: number; occurrence: string; due_on: string; late: boolean }
const lineOf = ({ subject_id, occurrence, due_on, late }: Told) => `record ${subject_id}, ${occurrence}, due ${due_on}, ${late ? 'late' : 'in time'}`

async function whatWasDone(work: Work, id: number): Promise<string[]> {
  const { rows } = await sql<Told>`SELECT subject_id, occurrence, due_on, late FROM triggered_item WHERE trigger_id = ${id} AND state = 'processed'`.execute(
    work.db,
  )
  return rows.map(lineOf)
}

async function whatIsTold(work: Work, id: number): Promise<string[]> {
  const trigger = await loadTrigger(work, id)
  const tested: Tested = { id, trigger, columns: settingColumns(pickSettings(trigger)), began: trigger.armed_at }
  const told: string[] = []
  for await (const fates of findFates(work, tested)) {
    told.push(...fates.map(({ chance, outcome }) => lineOf({ ...chance, late: outcome === 'late' })))
  }
  return told
}

import { sql } from 'kysely'
import type { Tested } from '#studio/matching/backtest/find-chances.ts'
import { findFates } from '#studio/matching/backtest/find-fates.ts'
import type { Work } from '#studio/staff/work.ts'
import { settingColumns } from '#studio/triggers/columns.ts'
import { pickSettings } from '#studio/triggers/proposal.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'

/** One occurrence of one record; `at`: when it went, null where it was missed. */
type Told = { subject_id: number; occurrence: string; due_on: string; late: boolean; at: Date | null }

export type Compared = { items: number; late: number; missed: number; differing: string[] }

/** Whoever looks does so a second after what was done. */
const sameMoment = 2000

/** What a trigger did since it was armed, and what a back-test of that time tells: of which records, with which dates, when each went, and whether late or missed. */
export async function compareBackTest(work: Work, id: number, place: number): Promise<Compared> {
  const done = byKey(await whatWasDone(work, id))
  const told = byKey(await whatIsTold(work, id))
  const all = [...done.values()]
  const differing = [...new Set([...done.keys(), ...told.keys()])].filter((key) => !isSame(done.get(key), told.get(key)))
  return {
    items: all.length,
    late: all.filter(({ late, at }) => late && at !== null).length,
    missed: all.filter(({ at }) => at === null).length,
    differing: differing.map((key) => `trigger ${place}, ${key}: what was done is ${said(done.get(key))}; the back-test tells ${said(told.get(key))}`),
  }
}

function byKey(all: readonly Told[]): Map<string, Told> {
  const found = new Map(all.map((one) => [`record ${one.subject_id}, ${one.occurrence}`, one]))
  if (found.size < all.length) throw new Error(`Something is told twice: ${all.map(said).join('; ')}`)
  return found
}

function isSame(one: Told | undefined, other: Told | undefined): boolean {
  if (one === undefined || other === undefined || one.due_on !== other.due_on) return false
  if (one.at === null || other.at === null) return one.at === other.at
  return one.late === other.late && Math.abs(one.at.getTime() - other.at.getTime()) <= sameMoment
}

function said(one: Told | undefined): string {
  if (one === undefined) return 'nothing'
  return `due ${one.due_on}, ${one.at === null ? 'missed' : `${one.late ? 'late' : 'in time'} at ${one.at.toISOString()}`}`
}

async function whatWasDone(work: Work, id: number): Promise<Told[]> {
  const { rows } = await sql<Told>`
    SELECT subject_id, occurrence, due_on, late, CASE WHEN state = 'processed' THEN state_at END AS at
    FROM triggered_item WHERE trigger_id = ${id} AND state IN ('processed', 'expired')`.execute(work.db)
  return rows
}

async function whatIsTold(work: Work, id: number): Promise<Told[]> {
  const trigger = await loadTrigger(work, id)
  const tested: Tested = { id, trigger, columns: settingColumns(pickSettings(trigger)), began: trigger.armed_at }
  const told: Told[] = []
  for await (const fates of findFates(work, tested)) {
    told.push(...fates.map(({ chance: { subject_id, occurrence, due_on }, outcome, at }) => ({ subject_id, occurrence, due_on, late: outcome === 'late', at })))
  }
  return told
}

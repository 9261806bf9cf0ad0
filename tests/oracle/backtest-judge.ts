import { sql } from 'kysely'
import { moveItems } from '#studio/matching/move-items.ts'
import { processAutomatic } from '#studio/processing/automatic/process-automatic.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { openingFrom } from './automatic-hours.ts'
import { compareBackTest } from './backtest-compare.ts'
import type { Instant } from './dates.ts'
import { deedOf, type Wish } from './deed.ts'
import { drive, look } from './drive.ts'
import { factsOf } from './facts.ts'
import { happen } from './happen.ts'
import type { Lived } from './judge-history.ts'
import { type Mistake, mistaken } from './mistaken.ts'
import type { World } from './model.ts'
import type { Rows } from './rows.ts'
import { begin, newWorld } from './set-up.ts'
import { dueAt } from './timing.ts'
import type { Automation, Year } from './year-histories.ts'

const second = 1000
const hour = 3_600_000
const day = 24 * hour
/** A studio looks every few days at least: a leap of the clock would ask first. */
const longest = 5 * day

export type Tally = { histories: number; looks: number; records: number; items: number; automatic: number; late: number; missed: number }

type Living = { studio: (now: Instant) => OpenStudio; world: World; rows: Rows; automations: (Automation | null)[]; looks: number }

/**
 * Lives through a time, mostly a year, as a studio that looks whenever something falls due or was done, where a person processes at once what waits for one, and what is
 * automatic goes in its hours; then tests each of its triggers on what the database still knows of it. Throws where the back-test tells of anything else than what was done.
 */
export async function judgeBackTest({ program, rows: known }: Lived, year: Year, mistake: Mistake = []): Promise<Tally> {
  const { zone, usesInvoiceStatuses } = year
  const world = newWorld({ zone, usesInvoiceStatuses, now: Date.parse(year.begins) })
  await begin(program, world)
  const rows: Rows = { ...known, records: [], triggers: [] }
  const living: Living = { studio: (now) => program.at(now), world, rows, automations: year.triggers.map(({ automation }) => automation), looks: 0 }
  for (const wish of year.before) await act(living, wish)
  for (const { settings } of year.triggers) await act(living, { does: 'new trigger', settings })
  await program.at(world.now).inTransaction((work) => automate(work, living))
  const ends = world.now + year.days * day
  for (const { hours, wishes } of year.steps) {
    if (world.now + hours * hour > ends) break
    await pass(living, world.now + hours * hour)
    for (const wish of wishes) {
      await act(living, wish)
      await lookAt(living, world.now + second)
    }
  }
  await pass(living, ends)
  const tally: Tally = { histories: 1, looks: living.looks, records: world.records.length, items: 0, automatic: 0, late: 0, missed: 0 }
  const differing: string[] = []
  for (const [place, id] of rows.triggers.entries()) {
    const compared = await program.at(world.now).readOnly((work) => mistaken(work, mistake, () => compareBackTest(work, id, place)))
    differing.push(...compared.differing)
    tally.items += compared.items
    tally.automatic += living.automations[place] === null ? 0 : compared.items
    tally.late += compared.late
    tally.missed += compared.missed
  }
  if (differing.length > 0) throw new Error(`${year.days} days from ${year.begins}:\n${differing.join('\n')}`)
  return tally
}

async function act({ studio, world, rows }: Living, wish: Wish): Promise<void> {
  world.now += second
  const deed = deedOf(world, wish)
  if (deed === null) return
  await drive(studio(world.now), rows, deed)
  happen(world, deed)
}

async function automate(work: Work, { rows, automations }: Living): Promise<void> {
  await sql`UPDATE studio SET bulk_limit = 100000, daily_cap = NULL, rehearsal = false`.execute(work.db)
  for (const [place, automation] of automations.entries()) {
    if (automation === null) continue
    const { hours, settle, sendsLate } = automation
    await sql`
      UPDATE trigger SET automatic = true, hours_days = ${[...hours.days]}::smallint[], hours_from = ${hours.from}, hours_to = ${hours.to}, settle_minutes = ${settle},
        late = CASE WHEN ${sendsLate} AND late = 'wait' THEN 'send' ELSE late END
      WHERE id = ${rows.triggers[place]}`.execute(work.db)
  }
}

/** To every instant at which something falls due or goes, and every few days. */
async function pass(living: Living, until: Instant): Promise<void> {
  const { world } = living
  for (;;) {
    const next = Math.min(nextDue(world), await nextGoing(living), world.now + longest)
    if (next >= until) break
    await lookAt(living, next)
  }
  await lookAt(living, until)
}

function nextDue(world: World): Instant {
  const all = world.triggers.flatMap((trigger) => {
    const places = trigger.kind === 'client' ? world.clients.keys() : world.records.keys()
    return [...places].flatMap((place) => factsOf(world, trigger, { of: trigger.kind, place }).map((fact) => dueAt(world, trigger, fact)))
  })
  return all.reduce((first, due) => (due > world.now && due < first ? due : first), Number.POSITIVE_INFINITY)
}

type Waiting = { trigger_id: number; due_at: Date; settles: boolean }

/** When the first of what is listed goes by itself, by the oracle's own clock on the wall. */
async function nextGoing({ studio, world, rows, automations }: Living): Promise<Instant> {
  if (automations.every((automation) => automation === null)) return Number.POSITIVE_INFINITY
  const { rows: waiting } = await studio(world.now).readOnly((work) =>
    sql<Waiting>`
      SELECT i.trigger_id, i.due_at, t.moment = 'status-changed' AS settles FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
      WHERE i.state = 'active' AND t.automatic`.execute(work.db),
  )
  const goings = waiting.flatMap(({ trigger_id, due_at, settles }) => {
    const automation = automations[rows.triggers.indexOf(trigger_id)] ?? null
    if (automation === null) return []
    const ready = Math.max(due_at.getTime() + (settles ? automation.settle * 60 * second : 0), world.now)
    return openingFrom(ready, automation.hours, world.zone)
  })
  return Math.min(...goings.filter((at) => at > world.now))
}

async function lookAt(living: Living, now: Instant): Promise<void> {
  living.world.now = now
  living.looks += 1
  const studio = living.studio(now)
  await look(studio)
  if (living.automations.some((automation) => automation !== null)) for (let turn = 0; turn < 3 && (await processAutomatic(studio)).more; turn += 1);
  await studio.inTransaction(decideByHand)
}

/** A person does at once what waits for one; what lacks somebody to go to counts as done. */
async function decideByHand(work: Work): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    SELECT i.id FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    WHERE i.state = 'attention' OR (i.state = 'active' AND (NOT t.automatic OR i.waits_for IS NOT NULL))`.execute(work.db)
  if (rows.length > 0) await moveItems(work, rows.map(({ id }) => ({ id, to: 'processed', reason: null }))) // biome-ignore format: short
}

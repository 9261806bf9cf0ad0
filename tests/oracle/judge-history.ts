import { differences } from './compare.ts'
import { beginningOf, dayAt, type Instant, plusDays } from './dates.ts'
import { deedOf, type Wish } from './deed.ts'
import { drive, look } from './drive.ts'
import { happen } from './happen.ts'
import type { History, Passing } from './histories.ts'
import { look as lookNaively } from './matcher.ts'
import type { World } from './model.ts'
import type { Program } from './program.ts'
import type { Rows } from './rows.ts'
import { begin, newWorld } from './set-up.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How much was compared. Pairs are of a record and a trigger, each with a history of its own. */
export type Tally = { histories: number; looks: number; records: number; pairs: number; items: number }

/** The program, set up. `ends`: what is asked of it once the history is over. */
export type Lived = { program: Program; rows: Rows; ends?: (program: Program, rows: Rows, now: Instant) => Promise<void> }

/** How the oracle looks: as the rules say, unless somebody wants to see it fail. */
export type Rules = (world: World) => void

/** Lives through a history twice, in the program and among plain objects, and compares what is listed after each look. Throws with what differs. */
export async function judgeHistory({ program, rows: known, ends }: Lived, history: History, rules: Rules = lookNaively): Promise<Tally> {
  const { zone, usesInvoiceStatuses } = history
  const world = newWorld({ zone, usesInvoiceStatuses, now: Date.parse(history.begins) })
  await begin(program, world)
  // One program lives through many histories.
  const rows = { ...known, records: [], triggers: [] }
  const wishes = history.triggers.map((settings) => ({ does: 'new trigger' as const, settings }))
  let furthest = world.now
  for (const [index, step] of [{ passes: { hours: 0 }, wishes }, ...history.steps].entries()) {
    world.now = after(world, step.passes)
    // A trigger that is armed before what it is to take as history would take it as new: nobody sets up triggers while a clock is wrong.
    // A clock that goes back to yesterday finds nothing twice and undoes nothing: whoever looks then, sees what was there.
    const isYesterday = dayAt(world.now, world.zone) < dayAt(furthest, world.zone)
    for (const wish of step.wishes) {
      world.now += second
      const deed = (isYesterday && wish.does !== 'look again') || (world.now < furthest && isAboutTriggers(wish)) ? null : deedOf(world, wish)
      if (deed === null) continue
      await drive(program.at(world.now), rows, deed)
      if (!isYesterday) happen(world, deed)
    }
    // Nothing is there yet when the triggers are set up.
    if (index === 0) continue
    world.now += second
    await look(program.at(world.now))
    if (!isYesterday) rules(world)
    furthest = Math.max(furthest, world.now)
    const found = await program.at(world.now).inTransaction((work) => differences(work, world, rows))
    if (found.length > 0) throw new Error(`After step ${index}, at ${new Date(world.now).toISOString()}:\n${found.join('\n')}`)
  }
  await ends?.(program, rows, Math.max(furthest, world.now))
  const { records, triggers, items } = world
  const pairs = triggers.map(({ kind }) => records.filter((record) => record.kind === kind).length).reduce((sum, count) => sum + count, 0)
  return { histories: 1, looks: history.steps.length, records: records.length, pairs, items: items.length }
}

function isAboutTriggers({ does }: Wish): boolean {
  return ['new trigger', 'change trigger', 'switch', 'delete trigger'].includes(does)
}

/** Never a few minutes later: the program may take what came in within ten minutes of its last look for as new as what comes. */
function after({ now, zone }: World, passes: Passing): Instant {
  if ('hours' in passes) return now + passes.hours * hour
  const [next, nextButOne] = [1, 2].map((days) => beginningOf(plusDays(dayAt(now, zone), days), zone) + passes.aroundMidnight * minute)
  return next !== undefined && next > now + 15 * minute ? next : (nextButOne ?? now)
}

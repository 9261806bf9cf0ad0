import { type AnyWish, isOwn, placed } from './automatic-deed.ts'
import type { Answer } from './automatic-happen.ts'
import type { History, Passing } from './automatic-histories.ts'
import { type Happening, happenAny, newStudio } from './automatic-live.ts'
import type { Studio } from './automatic-studio.ts'
import { beginningOf, dayAt, type Instant, plusDays } from './dates.ts'
import { deedOf } from './deed.ts'
import type { World } from './model.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** What lists, decides or makes something; the rest shows in what comes of it. */
const compared: readonly AnyWish['does'][] = ['find', 'work', 'carry out', 'undo', 'decide', 'let in']

export type Tally = { histories: number; deeds: number; items: number; made: number; runs: number }

/** Whom the oracle judges: the program, or an oracle that forgets a rule. */
export type Side = { live(happening: Happening, world: World): Promise<Answer>; differences(studio: Studio): Promise<string[]> }
type Judged = { studio: Studio; side: Side; furthest: Instant }

/** Lives through a history twice, and compares after each thing that may list, decide or make something. Throws with what differs. */
export async function judgeAutomatic(side: Side, history: History): Promise<Tally> {
  const studio = newStudio(history, null)
  const { world } = studio
  const both: Judged = { studio, side, furthest: world.now }
  const wishes = history.triggers.flatMap(({ settings, automation }, trigger): AnyWish[] => [
    { does: 'new trigger', settings },
    { does: 'automate', trigger, automation, includes: false },
  ])
  const tally: Tally = { histories: 1, deeds: 0, items: 0, made: 0, runs: 0 }
  for (const step of [{ passes: { minutes: 0 }, wishes: [history.studio, ...wishes] }, ...history.steps]) {
    await pass(both, step.passes)
    for (const wish of [...step.wishes, { does: 'find' as const }, { does: 'work' as const, death: null }]) {
      world.now += second
      await live(both, wish)
      both.furthest = Math.max(both.furthest, world.now)
      tally.deeds += 1
      if (compared.includes(wish.does)) refuseDifferences(await side.differences(studio), { wish, world })
    }
  }
  return { ...tally, items: world.items.length, made: studio.made.length, runs: studio.runs.length }
}

function refuseDifferences(found: readonly string[], { wish, world }: { wish: AnyWish; world: World }): void {
  if (found.length > 0) throw new Error(`After “${JSON.stringify(wish)}”, at ${new Date(world.now).toISOString()}:\n${found.join('\n')}`)
}

/** Lets time pass, so that the clock never goes back to yesterday, and never back while the studio has not looked a moment ago. */
async function pass(both: Judged, passes: Passing): Promise<void> {
  const { world } = both.studio
  if (passes !== 'back') {
    world.now = after(world, passes)
    return
  }
  world.now += 11 * minute
  await live(both, { does: 'find' })
  both.furthest = Math.max(both.furthest, world.now)
  if (dayAt(world.now - 2 * hour, world.zone) === dayAt(both.furthest, world.zone)) world.now -= 2 * hour
}

/** Not past midnight in a few minutes: the program may take what came in within ten minutes of its last look for as new as what comes. */
function after({ now, zone }: World, passes: Exclude<Passing, 'back'>): Instant {
  if ('hours' in passes) return now + passes.hours * hour
  if ('minutes' in passes) return dayAt(now + (passes.minutes + 2) * minute, zone) === dayAt(now, zone) ? now + passes.minutes * minute : now + hour
  const [next, nextButOne] = [1, 2].map((days) => beginningOf(plusDays(dayAt(now, zone), days), zone) + passes.aroundMidnight * minute)
  return next !== undefined && next > now + 15 * minute ? next : (nextButOne ?? now)
}

async function live({ studio, side, furthest }: Judged, wish: AnyWish): Promise<void> {
  const happening = happeningOf(studio, wish, furthest)
  if (happening === null) return
  const answers = [await side.live(happening, studio.world), happenAny(studio, happening)]
  refuseDifferences(answers[0] === answers[1] ? [] : [`${answers[0]}; by the oracle ${answers[1]}`], { wish, world: studio.world })
}

/** What becomes of a wish as things stand, or null when it cannot be. */
function happeningOf(studio: Studio, wish: AnyWish, furthest: Instant): Happening | null {
  const { world } = studio
  if (isOwn(wish)) {
    const own = placed(wish, { ...world, runs: studio.runs })
    if (own?.does !== 'import') return own === null ? null : { own }
    const deed = deedOf(world, own.booking)
    return deed === null ? null : { deed, isHistory: true }
  }
  // Nobody sets up triggers while a clock is wrong: what is armed before what it is to take as history would take it as new.
  const isWrong = world.now < furthest && ['new trigger', 'change trigger', 'switch', 'delete trigger'].includes(wish.does)
  const deed = isWrong ? null : deedOf(world, wish)
  return deed === null ? null : { deed, isHistory: false }
}

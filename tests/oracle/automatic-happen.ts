import type { Death, OwnWish } from './automatic-deed.ts'
import { observed, refresh } from './automatic-observe.ts'
import { begin, carryOut, isUnfinished, nextDay, resumed, wait } from './automatic-rules.ts'
import { knows, type Run, type Studio, standingOf } from './automatic-studio.ts'
import { beginningOf, dayAt, type Instant, plusDays } from './dates.ts'
import { type Fact, factsOf, whatIsUnfit } from './facts.ts'
import { isOf, judge, look, othersOf, whatFails } from './matcher.ts'
import { at, type Item, isOpen } from './model.ts'

/** Whether it could be done. */
export type Answer = 'done' | 'refused'

/** Lets something happen among the plain objects. */
export function happenHere(studio: Studio, wish: Exclude<OwnWish, { does: 'import' }>): Answer {
  switch (wish.does) {
    case 'find':
      return find(studio)
    case 'work':
      return work(studio, wish.death)
    case 'carry out':
      return carryOutAll(studio, lifeOf(wish.death))
    case 'automate':
      return automate(studio, wish)
    case 'let go':
      return letGo(studio, at(studio.world.items, wish.item))
    case 'hold back':
      return holdBack(studio, at(studio.world.items, wish.item), wish.days)
    case 'release':
      return release(studio, wish)
    case 'let in':
      return letIn(studio, wish)
    case 'stop':
      return stop(studio, at(studio.runs, wish.run), wish.stopped)
    case 'undo':
      return undo(studio, at(studio.runs, wish.run))
    case 'pause':
      studio.paused = wish.paused
      return 'done'
    default:
      Object.assign(studio, { hours: wish.hours, settle: wish.settle, cap: wish.cap, bulk: wish.bulk })
      return 'done'
  }
}

/** The studio looks. */
function find(studio: Studio): Answer {
  const stands = studio.world.triggers.map(({ armedAt, on, deleted }) => `${armedAt} ${on} ${deleted}`)
  const edited = stands.flatMap((each, place) => (each === studio.seen[place] ? [] : [place]))
  observed(studio, () => look(studio.world), edited)
  refresh(studio, studio.world.items.filter(isOpen))
  studio.seen = stands
  return 'done'
}

/** How long a worker lives: each thing that it writes asks. */
type Life = { next(): 'keeps' | 'fails' | 'dies' }

function lifeOf(death: Death | null): Life {
  let [faults, batches] = [death?.faults ?? 0, death?.batches ?? 0]
  return {
    next() {
      if (death === null) return 'keeps'
      if (faults > 0) {
        faults -= 1
        return 'fails'
      }
      batches -= 1
      return batches < 0 ? 'dies' : 'keeps'
    },
  }
}

/** The job, which comes again at once when it left something to do. */
function work(studio: Studio, death: Death | null): Answer {
  if (death?.batches === null) return 'done'
  if (!knows(studio, 'a broken run is taken up')) for (const run of studio.runs.filter(isUnfinished)) halt(studio, run)
  const { isUnfinished: comesAgain } = begin(studio)
  const life = lifeOf(death)
  carryOutAll(studio, life)
  return comesAgain && death === null ? work(studio, null) : 'done'
}

function carryOutAll(studio: Studio, life: Life): Answer {
  for (const run of studio.runs.filter(isUnfinished)) {
    for (let size = 250; ; ) {
      const next = life.next()
      if (next === 'dies') return 'done'
      if (next === 'fails') size = Math.max(1, Math.floor(size / 2))
      else if (carryOut(studio, run, size) === 'nothing left') break
      else size *= 2
    }
  }
  return 'done'
}

function automate(studio: Studio, { trigger, automation, includes }: Extract<OwnWish, { does: 'automate' }>): Answer {
  const { world } = studio
  if (at(world.triggers, trigger).deleted) return 'refused'
  const now = at(studio.automations, trigger)
  const was = now.automatic
  Object.assign(now, automation)
  if (!was && now.automatic) {
    for (const item of world.items.filter((each) => each.trigger === trigger && isOpen(each))) {
      wait(studio, item, { waits: includes || !knows(studio, 'what was listed waits') ? null : 'was-waiting', letGo: includes })
      standingOf(studio, item).changes += 1
    }
  }
  if (was && !now.automatic && knows(studio, 'made manual, held until tomorrow')) {
    for (const item of world.items.filter((each) => each.trigger === trigger && each.heldUntil === resumed)) {
      item.heldUntil = beginningOf(nextDay(world.now, world.zone), world.zone)
      standingOf(studio, item).changes += 1
    }
  }
  return 'done'
}

function letGo(studio: Studio, item: Item): Answer {
  if (!at(studio.automations, item.trigger).automatic) return 'refused'
  if (item.state === 'active' && standingOf(studio, item).waits === null) return 'done'
  if (item.state !== 'active' && item.state !== 'held') return 'refused'
  if (item.state === 'held') set(studio, item, { state: 'active', reason: 'resumed', heldUntil: null })
  wait(studio, item, { letGo: true })
  return 'done'
}

function holdBack(studio: Studio, item: Item, days: number | null): Answer {
  const { now, zone } = studio.world
  if (!at(studio.automations, item.trigger).automatic) return 'refused'
  if (item.state === 'held' && days === null && item.heldUntil === resumed) return 'done'
  if (!isOpen(item) || (days !== null && days < 1)) return 'refused'
  set(studio, item, { state: 'held', reason: 'held-back', heldUntil: days === null ? resumed : beginningOf(plusDays(dayAt(now, zone), days), zone) })
  return 'done'
}

/** What a person does by hand: not a criterion that failed. */
function set(studio: Studio, item: Item, stands: Pick<Item, 'state' | 'reason' | 'heldUntil'>): void {
  Object.assign(item, stands, { since: studio.world.now })
  standingOf(studio, item).changes += 1
}

function release(studio: Studio, { trigger, only }: Extract<OwnWish, { does: 'release' }>): Answer {
  if (!at(studio.automations, trigger).automatic) return 'refused'
  for (const item of studio.world.items.filter((each) => each.trigger === trigger && each.state === 'active')) {
    const { waits } = standingOf(studio, item)
    if (waits !== null && (only === null || only === waits)) wait(studio, item, { letGo: true })
  }
  return 'done'
}

/** A person lets a record in that fits and is not listed: history, or due while the trigger was off. */
function letIn(studio: Studio, { trigger: place, record }: Extract<OwnWish, { does: 'let in' }>): Answer {
  const { world } = studio
  const trigger = at(world.triggers, place)
  if (trigger.deleted || !trigger.on) return 'refused'
  const waits = at(studio.automations, place).automatic && knows(studio, 'let in ones wait') ? ('let-in' as const) : null
  const fits = (fact: Fact) => whatIsUnfit(world, trigger, fact) === null && whatFails(world, trigger, { fact, others: othersOf(world, place, fact) }) === null
  const fitting = factsOf(world, trigger, { of: 'session', place: record }).filter(fits)
  for (const fact of fitting) {
    const listed = world.items.find((item) => isOf(item, place, fact))
    if (listed !== undefined && !(listed.state === 'withdrawn' && ['trigger-off', 'trigger-deleted'].includes(listed.reason ?? ''))) continue
    const isHeld = (listed?.heldUntil ?? 0) > world.now
    observed(studio, () => {
      const stands = { state: isHeld ? ('held' as const) : ('active' as const), since: world.now }
      if (listed !== undefined) Object.assign(listed, stands, { reason: 'matches-again' })
      else
        world.items.push({
          trigger: place,
          of: 'session',
          place: record,
          person: null,
          occurrence: fact.occurrence,
          ...stands,
          reason: 'let-in',
          late: false,
          heldUntil: null,
        })
    })
    const item = listed ?? at(world.items, world.items.length - 1)
    refresh(studio, [item])
    if (waits !== null) wait(studio, item, waits)
  }
  return 'done'
}

function stop(studio: Studio, run: Run, stopped: boolean): Answer {
  if (!stopped && run.undone) return 'refused'
  if (stopped && isUnfinished(run)) halt(studio, run)
  else if (!stopped && run.state === 'stopped') {
    run.state = 'waiting'
    for (const item of undecided(run)) wait(studio, item, { letGo: true })
  }
  return 'done'
}

function halt(studio: Studio, run: Run): void {
  run.state = 'stopped'
  if (knows(studio, 'a stopped run waits')) for (const item of undecided(run)) wait(studio, item, 'stopped')
}

function undecided({ wanted }: Run): Item[] {
  return wanted.flatMap(({ item, done }) => (!done && item.state === 'active' ? [item] : []))
}

/** Nobody looked at it while it stood processed. */
function heldUnlessUnfit({ world }: Studio, item: Item, heldUntil: Instant): Pick<Item, 'state' | 'reason' | 'heldUntil'> {
  const unfit = judge(world, item, false)
  if (unfit === null) return { state: 'held', reason: 'undone', heldUntil }
  return unfit === 'validity-over' ? { state: 'expired', reason: unfit, heldUntil: null } : { state: 'withdrawn', reason: unfit, heldUntil }
}

/** What nobody touched is taken back, and its items are held until somebody resumes them; by hand, until tomorrow. What had not begun waits. */
function undo(studio: Studio, run: Run): Answer {
  const { now, zone } = studio.world
  const back = studio.made.filter((made) => made.run === run && made.stands)
  const stopped = run.state !== 'done'
  if (back.length === 0 && !stopped && !run.undone) return 'refused'
  if (stopped) halt(studio, run)
  run.undone = true
  for (const made of back) {
    made.stands = false
    const until = at(studio.automations, made.item.trigger).automatic ? resumed : beginningOf(nextDay(now, zone), zone)
    if (made.item.state === 'processed') set(studio, made.item, heldUnlessUnfit(studio, made.item, until))
  }
  return 'done'
}

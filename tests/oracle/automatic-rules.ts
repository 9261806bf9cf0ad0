import { type Hours, isOpen, openingFrom } from './automatic-hours.ts'
import { observed } from './automatic-observe.ts'
import { automationOf, isLive, knows, type Made, type Run, type Standing, type Studio, standingOf, triggerOf } from './automatic-studio.ts'
import { beginningOf, type Day, dayAt, type Instant, plusDays } from './dates.ts'
import { judge, process, whatIsMissing } from './matcher.ts'
import { at, type Item, ownerOf } from './model.ts'

/** Held until somebody resumes it. */
export const resumed: Instant = Date.parse('9999-12-31T00:00:00Z')
const minute = 60_000
const wholeDay: Hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }

/** When it goes if nothing else happens; null when a person has to say so first, or when it will be missed. */
export function goesAt(studio: Studio, item: Item): Instant | null {
  if (!isLive(studio, item.trigger) || studio.paused) return null
  const { now, zone } = studio.world
  const standing = standingOf(studio, item)
  const ready = readyAt(studio, item, standing)
  if (ready === null) return null
  const opening = openingFrom(Math.max(ready, now), hoursOf(studio, item.trigger), zone)
  return dayAt(opening, zone) > standing.validUntil ? null : opening
}

function readyAt(studio: Studio, item: Item, { waits, until, due, validUntil }: Standing): Instant | null {
  if (item.state === 'held')
    return item.heldUntil === null || item.heldUntil >= resumed || dayAt(item.heldUntil, studio.world.zone) > validUntil ? null : item.heldUntil
  if (item.state !== 'active' || (waits !== null && until === null)) return null
  return Math.max(due + settling(studio, item) * minute, until ?? 0)
}

/** A change of status has to stand for a while. */
function settling(studio: Studio, item: Item): number {
  if (triggerOf(studio, item).moment !== 'status-changed' || !knows(studio, 'settling')) return 0
  return automationOf(studio, item).settle ?? studio.settle
}

function hoursOf(studio: Studio, trigger: number): Hours {
  if (!knows(studio, 'hours')) return wholeDay
  const hours = (knows(studio, 'own hours') ? at(studio.automations, trigger).hours : null) ?? studio.hours
  return knows(studio, 'overnight') || hours.from <= hours.to ? hours : { ...hours, to: '24:00' }
}

/** Writes down which items go by themselves now, as a run. What is begun and not finished comes first: then it says so and begins nothing. */
export function begin(studio: Studio): { isUnfinished: boolean } {
  const { world } = studio
  const live = world.triggers.flatMap((_, place) => (isLive(studio, place) ? [place] : []))
  if (live.length === 0) return { isUnfinished: false }
  for (const item of active(studio)) {
    const standing = standingOf(studio, item)
    if (standing.until !== null && standing.until <= world.now) Object.assign(standing, { waits: null, until: null, letGo: false })
  }
  const open = live.filter((trigger) => isOpenNow(studio, trigger))
  if (studio.paused || open.length === 0) return { isUnfinished: false }
  if (studio.runs.some(isUnfinished)) return { isUnfinished: true }
  for (const item of active(studio)) if (live.includes(item.trigger) && wasUndone(studio, item)) wait(studio, item, 'undone')
  for (const trigger of open) brake(studio, trigger)
  const ready = open.flatMap((trigger) => readyOf(studio, trigger))
  const wanted = ready.map((item) => ({ item, changes: standingOf(studio, item).changes, done: false }))
  if (wanted.length > 0) studio.runs.push({ state: 'waiting', undone: false, wanted })
  return { isUnfinished: false }
}

function isOpenNow(studio: Studio, trigger: number): boolean {
  return isOpen(studio.world.now, hoursOf(studio, trigger), studio.world.zone)
}

export function isUnfinished({ state }: Run): boolean {
  return state === 'waiting' || state === 'running'
}

function active({ world }: Studio): Item[] {
  return world.items.filter((item) => item.state === 'active')
}

function readyOf(studio: Studio, trigger: number): Item[] {
  const isReady = (item: Item) => {
    const standing = standingOf(studio, item)
    return item.trigger === trigger && standing.waits === null && standing.due + settling(studio, item) * minute <= studio.world.now
  }
  return active(studio).filter(isReady)
}

/** What stays though its record has moved on: it left the status again before it had settled, so it may have been a mis-click. */
function wasUndone(studio: Studio, item: Item): boolean {
  const { moment, stays } = triggerOf(studio, item)
  const { waits, letGo } = standingOf(studio, item)
  if (moment !== 'status-changed' || !stays || waits !== null || letGo || !knows(studio, 'undone while it settled')) return false
  const { entries } = at(studio.world.records, item.place)
  const place = Number(item.occurrence.replace('entry ', ''))
  const entered = entries[place]
  const settledAt = (entered?.at ?? 0) + (automationOf(studio, item).settle ?? studio.settle) * minute
  return entered !== undefined && entries.some((later, other) => other > place && later.at < settledAt)
}

/** Unusually many at once wait for a person. Not those whom a person let go; neither do these count. */
function brake(studio: Studio, trigger: number): void {
  const passes = (item: Item) => standingOf(studio, item).letGo && knows(studio, 'what was let go passes the brake')
  const wanted = readyOf(studio, trigger).filter((item) => !passes(item))
  const { items, now, zone } = { ...studio.world }
  const counts = (item: Item) => {
    const { waits, letGo } = standingOf(studio, item)
    if (item.state === 'active') return waits === 'brake'
    return item.state === 'processed' && item.since >= beginningOf(dayAt(now, zone), zone) && !letGo && waits !== 'brake'
  }
  const count = wanted.length + items.filter((item) => item.trigger === trigger && counts(item)).length
  if (wanted.length === 0 || count <= usual(studio, trigger) || !knows(studio, 'the brake')) return
  for (const item of wanted) wait(studio, item, 'brake')
}

/** Five times what was processed on the middle one of the days of four weeks on which something was. */
function usual({ world: { items, now, zone }, bulk }: Studio, trigger: number): number {
  const today = dayAt(now, zone)
  const days = items.filter((item) => item.trigger === trigger && item.state === 'processed').map((item) => dayAt(item.since, zone))
  const lately = days.filter((day) => day < today && day >= plusDays(today, -28))
  const counts = [...new Set(lately)].map((day) => lately.filter((other) => other === day).length).toSorted((one, other) => one - other)
  const middle = ((counts[Math.floor((counts.length - 1) / 2)] ?? 0) + (counts[Math.floor(counts.length / 2)] ?? 0)) / 2
  return Math.max(bulk, Math.ceil(5 * middle))
}

export function wait(studio: Studio, item: Item, how: Standing['waits'] | Partial<Standing>): void {
  const more = how === null || typeof how === 'string' ? { waits: how } : how
  Object.assign(standingOf(studio, item), { waits: null, until: null, letGo: false, ...more })
}

/** The next items of a run, each once; what changed since it was written down is left, and what may not go now goes with another run. */
export function carryOut(studio: Studio, run: Run, most: number): 'nothing left' | 'more' {
  if (!isUnfinished(run)) return 'nothing left'
  run.state = 'running'
  if (studio.paused && knows(studio, 'paused')) return 'nothing left'
  const mayGo = ({ item }: Run['wanted'][number]) =>
    !knows(studio, 'what closed meanwhile is left') || (isLive(studio, item.trigger) && isOpenNow(studio, item.trigger))
  run.wanted = run.wanted.filter((one) => one.done || mayGo(one))
  const next = inOrder(
    studio,
    run.wanted.filter(({ done }) => !done),
  ).slice(0, most)
  for (const one of next) {
    one.done = true
    const { changes } = standingOf(studio, one.item)
    if (changes === one.changes || !knows(studio, 'what changed meanwhile is left')) processItem(studio, one.item, run)
  }
  if (next.length > 0) return 'more'
  run.state = 'done'
  return 'nothing left'
}

function inOrder({ order }: Studio, wanted: Run['wanted']): Run['wanted'] {
  return wanted.toSorted((one, other) => (order.get(one.item) ?? 0) - (order.get(other.item) ?? 0))
}

/** By the job in a run, or by a person, whom neither brake nor cap stops. */
export function processItem(studio: Studio, item: Item, run: Run | null): void {
  const { world, cap } = studio
  const isMessage = triggerOf(studio, item).output === 'call'
  const client = ownerOf(world, item.of, item.place)
  const today = beginningOf(dayAt(world.now, world.zone), world.zone)
  const fits = judge(world, item, false) === null && whatIsMissing(world, item) === null
  const isOver = () =>
    cap !== null && isMessage && fits && studio.made.filter((made) => counts(studio, made) && made.client === client && made.at >= today).length >= cap
  if (run !== null && !standingOf(studio, item).letGo && isOver() && knows(studio, 'the cap')) {
    wait(studio, item, { waits: 'cap', until: beginningOf(nextDay(world.now, world.zone), world.zone) })
    return
  }
  observed(studio, () => process(world, item))
  if (item.state !== 'processed') return
  if (!knows(studio, 'what was made is made once')) studio.made = studio.made.filter((made) => made.item !== item)
  studio.made.push({ item, at: world.now, run, isMessage, client, stands: true })
}

function counts(studio: Studio, { isMessage, run, stands }: Made): boolean {
  return isMessage && run !== null && (stands || !knows(studio, 'what was taken back leaves room under the cap'))
}

export function nextDay(now: Instant, zone: string): Day {
  return plusDays(dayAt(now, zone), 1)
}

import { automationOf, knows, type Standing, type Studio, standingOf, triggerOf } from './automatic-studio.ts'
import { datesOf, factOf } from './matcher.ts'
import { at, type Item, isOpen, ownerOf } from './model.ts'
import { dueAt } from './timing.ts'

/** Lets something happen to what is listed, and notes what comes of it for what goes by itself. `edited`: places of triggers that were changed. */
export function observed(studio: Studio, act: () => void, edited: readonly number[] = []): void {
  const before = new Map(studio.world.items.map((item) => [item, { ...item }]))
  act()
  for (const item of studio.world.items) {
    const was = before.get(item)
    if (was === undefined) studio.standings.set(item, { ...datesNow(studio, item), waits: lateness(studio, item), until: null, letGo: false, changes: 0 })
    else if (hasMoved(was, item)) moved(studio, item, { was, edited })
  }
}

/** Items are looked at: their dates are those of its record and trigger now. */
export function refresh(studio: Studio, items: readonly Item[]): void {
  for (const item of items) {
    const standing = standingOf(studio, item)
    const dates = datesNow(studio, item)
    if (dates.due !== standing.due || dates.validUntil !== standing.validUntil || dates.client !== standing.client) standing.changes += 1
    Object.assign(standing, dates)
  }
}

function hasMoved(was: Item, { state, reason, since }: Item): boolean {
  return was.state !== state || was.reason !== reason || was.since !== since
}

function moved(studio: Studio, item: Item, { was, edited }: { was: Item; edited: readonly number[] }): void {
  const standing = standingOf(studio, item)
  standing.changes += 1
  if (was.state !== 'withdrawn' || !isOpen(item)) return
  const waits = lateness(studio, item) ?? newlyDue(studio, item, edited)
  if (waits !== null) Object.assign(standing, { waits, until: null, letGo: false })
}

/** What comes late waits for a person, where its trigger says so. */
function lateness(studio: Studio, item: Item): Standing['waits'] {
  const waits = item.reason === 'late' && automationOf(studio, item).automatic && triggerOf(studio, item).late === 'wait'
  return waits && knows(studio, 'late ones wait') ? 'late' : null
}

/** So does what an edit of its trigger brings back. A person already has to say so, or does not mind what a day that they chose brings. */
function newlyDue(studio: Studio, item: Item, edited: readonly number[]): Standing['waits'] {
  const { waits, until } = standingOf(studio, item)
  const isNew = item.state === 'active' && item.reason === 'matches-again' && edited.includes(item.trigger) && automationOf(studio, item).automatic
  return isNew && (waits === null || until !== null) && knows(studio, 'newly due ones wait') ? 'newly-due' : null
}

function datesNow({ world }: Studio, item: Item): Pick<Standing, 'due' | 'validUntil' | 'client'> {
  const trigger = at(world.triggers, item.trigger)
  const [fact, dates] = [factOf(world, item), datesOf(world, item)]
  if (fact === null || dates === null) throw new Error('What is listed has a date.')
  return { due: dueAt(world, trigger, fact), validUntil: dates.validUntil, client: ownerOf(world, item.of, item.place) }
}

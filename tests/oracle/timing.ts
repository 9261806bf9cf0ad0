import { beginningOf, type Day, dayAt, type Instant, instantOf, plusDays, plusWorkDays } from './dates.ts'
import type { Fact } from './facts.ts'
import type { Trigger, World } from './model.ts'

export function dueOn(world: World, trigger: Trigger, fact: Fact): Day {
  const { offset, unit } = trigger
  if (isTimed(trigger)) return dayAt(dueAt(world, trigger, fact), world.zone)
  return unit === 'work-days' ? plusWorkDays(fact.day, offset, world.workWeek) : plusDays(fact.day, unit === 'weeks' ? offset * 7 : offset)
}

/** Hours and minutes really pass, whatever the clocks do. */
export function dueAt(world: World, trigger: Trigger, fact: Fact): Instant {
  const { offset, unit } = trigger
  if (fact.instant !== null && offset === 0) return fact.instant
  if (!isTimed(trigger)) return beginningOf(dueOn(world, trigger, fact), world.zone)
  return (fact.instant ?? instantOf(fact.day, fact.time ?? '00:00', world.zone)) + offset * (unit === 'hours' ? 3_600_000 : 60_000)
}

export function isTimed({ unit }: Trigger): boolean {
  return unit === 'hours' || unit === 'minutes'
}

/** It fires at an instant, not when a day begins. */
export function byInstant(trigger: Trigger, { instant }: Fact): boolean {
  return isTimed(trigger) || (instant !== null && trigger.offset === 0)
}

/** The last day on which it may be processed. */
export function validUntil(world: World, trigger: Trigger, fact: Fact): Day {
  const due = dueOn(world, trigger, fact)
  if (trigger.past) return due
  if (trigger.validity !== null) return plusDays(due, trigger.validity)
  if (fact.instant !== null || trigger.offset > 0) return plusDays(due, 14)
  if (trigger.offset === 0) return plusDays(due, 3)
  return fact.day > due ? fact.day : due
}

export function today(world: World): Day {
  return dayAt(world.now, world.zone)
}

import { type Day, dayAt, plusWorkDays } from './dates.ts'
import type { Deed } from './deed.ts'
import { lookAgain, process, remove, skip } from './matcher.ts'
import { at, type Session, type Settings, type World } from './model.ts'

/** What statuses last, in work days; null: they have no due date of their own. Their places are those of the studio that is driven. */
export const durations: readonly (number | null)[] = [null, 2, null]

/** Lets a deed happen among the plain objects. What says nothing new changes nothing, and never since when something stands. */
export function happen(world: World, deed: Deed): void {
  if ('session' in deed) happenToSession(world, at(world.sessions, deed.session), deed)
  else if ('client' in deed && deed.does !== 'book') happenToClient(world, deed)
  else if (deed.does === 'book') book(world, deed)
  else if (deed.does === 'decide') decide(world, deed)
  else happenToTrigger(world, deed)
}

function book(world: World, { client, type, status, primary, due, photographer }: Extract<Deed, { does: 'book' }>): void {
  const { now } = world
  world.sessions.push({
    client,
    createdAt: now,
    createdOn: dayAt(now, world.zone),
    type,
    typeSince: now,
    entries: [{ status, at: now }],
    due: dueOf(world, status, due),
    dueSince: now,
    primary,
    primarySince: now,
    time: null,
    photographer,
    onHold: false,
    confirmed: false,
    canceled: false,
    archived: false,
  })
}

function happenToSession(world: World, session: Session, deed: Extract<Deed, { session: number }>): void {
  const { now } = world
  if (deed.does === 'date' && deed.day !== session.primary) Object.assign(session, { primary: deed.day, primarySince: now })
  if (deed.does === 'date' && deed.day === null) session.time = null
  if (deed.does === 'hour') session.time = deed.time
  if (deed.does === 'type' && deed.type !== session.type) Object.assign(session, { type: deed.type, typeSince: now })
  if (deed.does === 'due') setDue(world, session, deed.day)
  if (deed.does === 'flag') session[deed.flag] = deed.value
  if (deed.does === 'photographer') session.photographer = deed.photographer
  if (deed.does === 'give') session.client = deed.client
  if (deed.does === 'archive session') session.archived = deed.archived
  if (deed.does !== 'status') return
  if (deed.status === at(session.entries, session.entries.length - 1).status) {
    if (deed.due !== 'default') setDue(world, session, deed.due)
    return
  }
  session.entries.push({ status: deed.status, at: now })
  Object.assign(session, { due: dueOf(world, deed.status, deed.due), dueSince: now })
}

function setDue({ now }: World, session: Session, due: Day | null): void {
  if (due !== session.due) Object.assign(session, { due, dueSince: now })
}

function dueOf({ now, zone, workWeek }: World, status: number, due: Day | null | 'default'): Day | null {
  if (due !== 'default') return due
  const duration = at(durations, status)
  return duration === null ? null : plusWorkDays(dayAt(now, zone), duration, workWeek)
}

function happenToClient(world: World, deed: Extract<Deed, { client: number }>): void {
  const client = at(world.clients, deed.client)
  if (deed.does === 'client flag') client[deed.flag] = deed.value
  if (deed.does === 'archive client') client.archived = deed.archived
  if (deed.does === 'birthday' && deed.day !== client.birthday) Object.assign(client, { birthday: deed.day, birthdaySince: world.now })
  if (deed.does !== 'merge') return
  const into = at(world.clients, deed.into)
  Object.assign(into, { doNotMarket: into.doNotMarket || client.doNotMarket, doNotCall: into.doNotCall || client.doNotCall, phone: into.phone || client.phone })
  Object.assign(client, { mergedInto: deed.into, archived: true })
  for (const session of world.sessions) if (session.client === deed.client) session.client = deed.into
}

/** Words and outputs never let a trigger count anew, nor does what becomes of those who moved on. */
const never: readonly (keyof Settings)[] = ['output', 'stays']

function happenToTrigger(world: World, deed: Exclude<Deed, { session: number } | { client: number } | { does: 'decide' }>): void {
  const { now } = world
  if (deed.does === 'look again') return lookAgain(world)
  if (deed.does === 'new trigger') {
    world.triggers.push({ ...deed.settings, on: true, deleted: false, armedAt: now, lookedAt: now })
    return
  }
  const trigger = at(world.triggers, deed.trigger)
  const arm = () => Object.assign(trigger, { armedAt: now, lookedAt: now })
  if (deed.does === 'delete trigger' && deed.deleted !== trigger.deleted) Object.assign(trigger, { deleted: deed.deleted, on: false })
  if (deed.does === 'switch' && deed.on !== trigger.on) {
    trigger.on = deed.on
    if (deed.on) arm()
  }
  if (deed.does !== 'change trigger') return
  const changed = (Object.keys(deed.settings) as (keyof Settings)[]).filter((key) => deed.settings[key] !== trigger[key])
  Object.assign(trigger, deed.settings)
  if (changed.some((key) => !never.includes(key))) arm()
}

function decide(world: World, { item: place, decision }: Extract<Deed, { does: 'decide' }>): void {
  const item = at(world.items, place)
  if (decision === 'process') process(world, item)
  else if (decision === 'skip') skip(world, item)
  else remove(world, item)
}

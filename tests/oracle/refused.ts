import { dayAt } from './dates.ts'
import type { Wish } from './deed.ts'
import { has } from './lines.ts'
import { at, isOpen, type Subject, type World } from './model.ts'

/** Whether the program rightly refuses a wish, or nobody has it. */
export function isRefused(world: World, wish: Wish): boolean {
  if ('record' in wish) return isRefusedOfRecord(world, wish)
  switch (wish.does) {
    case 'make':
      return isNobodys(wish) || (wish.client !== null && at(world.clients, wish.client).archived)
    case 'client flag':
    case 'client status':
    case 'client due':
    case 'year day':
      return isClosed(world, wish.client)
    case 'person':
      return isClosed(world, wish.client) || (wish.person !== null && (wish.person === wish.client || isClosed(world, wish.person)))
    case 'archive client':
      return isClosed(world, wish.client) || (wish.archived && hasMuchToCome(world, wish.client))
    case 'merge':
      return wish.client === wish.into || isOfClients(world) || isClosed(world, wish.client) || at(world.clients, wish.into).archived
    case 'new trigger':
      return wish.settings.kind === 'client' && isMerged(world)
    case 'change trigger':
      return at(world.triggers, wish.trigger).deleted || (wish.settings.kind === 'client' && isMerged(world))
    case 'switch':
      return at(world.triggers, wish.trigger).deleted
    case 'decide':
      return !canBeDecided(world, wish)
    default:
      return false
  }
}

function isRefusedOfRecord(world: World, wish: Extract<Wish, { record: number }>): boolean {
  const record = at(world.records, wish.record)
  const { kind, completedAt, archived } = record
  switch (wish.does) {
    case 'day':
      return kind === 'appointment' && wish.name === 'date' && wish.day === null
    case 'hour':
      return record.date.on === null
    case 'status':
    case 'due':
      return (kind === 'invoice' && !world.usesInvoiceStatuses) || (kind === 'task' && archived)
    case 'give':
      return wish.client !== null && at(world.clients, wish.client).archived
    case 'archive':
      return kind === 'task' && completedAt !== null
    case 'complete':
      return archived
    default:
      return false
  }
}

function isNobodys({ kind, client }: Extract<Wish, { does: 'make' }>): boolean {
  return client === null && has(kind).bySession !== true && kind !== 'web_form' && kind !== 'incoming_text'
}

/** Of two statuses and birthdays one stays, and so do two of their items: that is told by the cases of merging. */
function isOfClients({ triggers, items }: World): boolean {
  return triggers.some(({ kind }) => kind === 'client') || items.some(({ of }) => of === 'client')
}

function isMerged({ clients }: World): boolean {
  return clients.some(({ mergedInto }) => mergedInto !== null)
}

function isClosed(world: World, client: number): boolean {
  return at(world.clients, client).mergedInto !== null
}

function hasMuchToCome(world: World, client: number): boolean {
  const today = dayAt(world.now, world.zone)
  const isToCome = (record: Subject) =>
    has(record.kind).hour === true && record.client === client && !record.canceled && !record.archived && record.date.on !== null && record.date.on >= today
  return world.records.some(isToCome)
}

function canBeDecided(world: World, { item: place, decision }: { item: number; decision: string }): boolean {
  const item = at(world.items, place)
  return isOpen(item) || (item.state === 'expired' && decision !== 'skip')
}

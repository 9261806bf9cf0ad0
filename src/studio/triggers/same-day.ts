import { channels } from './channels.ts'
import type { Flag } from './flags.ts'
import type { Surroundings } from './lint.ts'
import type { Output, Trigger } from './trigger.ts'

/** Other triggers that are on and write to the same person by the same channel on the same day, for the same record. */
export function sameDayFlags(trigger: Trigger, { live }: Surroundings): Flag[] {
  return live.flatMap((other) => {
    if (other.id === trigger.id || other.archived_at !== null) return []
    const certain = sameRecords(trigger, other)
    if (!(certain || mayBeSameRecords(trigger, other)) || !sameDay(trigger, other) || !reachesAlike(trigger, other)) return []
    const message = certain
      ? `“${other.description}” reaches the same person the same way on the same day. Keep only one, unless somebody should hear twice.`
      : `“${other.description}” reaches the same person the same way on the same day, where a record fits both. Leave some out, or move one of them by a day.`
    return [{ code: 'same-day', message, field: 'moment', blocks: false }]
  })
}

/** Alike: the same records by the same rule, the same day, and a recipient reached by the same channel. */
export function isAlike(one: Trigger, other: Trigger): boolean {
  return sameRecords(one, other) && sameDay(one, other) && reachesAlike(one, other)
}

function sameRecords(one: Trigger, other: Trigger): boolean {
  const same = (key: 'subject_kind' | 'basis' | 'status_id' | 'type_id' | 'any_type' | 'keyword') => one[key] === other[key]
  return same('subject_kind') && same('basis') && same('status_id') && same('type_id') && same('any_type') && same('keyword')
}

/** A record is in one status and of one type: two statuses never meet, a status and a type may. */
function mayBeSameRecords(one: Trigger, other: Trigger): boolean {
  const differs = (key: 'status_id' | 'type_id') => one[key] !== null && other[key] !== null && one[key] !== other[key]
  return one.subject_kind === other.subject_kind && one.keyword === other.keyword && !differs('status_id') && !differs('type_id')
}

function sameDay(one: Trigger, other: Trigger): boolean {
  const day = dayOf(one)
  return day !== null && day === dayOf(other)
}

/** What day it fires, as far as the rule tells: two weeks are fourteen days. Hours and minutes may fall on either side of midnight. */
function dayOf({ moment, offset_count, offset_unit }: Trigger): string | null {
  if (offset_count === 0) return `${moment} 0`
  if (offset_unit === 'hours' || offset_unit === 'minutes') return null
  return offset_unit === 'work-days' ? `${moment} ${offset_count} work days` : `${moment} ${offset_unit === 'weeks' ? offset_count * 7 : offset_count}`
}

/** A task is not a message: two of them on one day are two things to do. */
function reachesAlike(one: Trigger, other: Trigger): boolean {
  return one.outputs.some((output) => other.outputs.some((theirs) => samePerson(output, theirs) && sharesChannel(output, theirs)))
}

function samePerson({ recipient: mine }: Output, { recipient: theirs }: Output): boolean {
  return mine.kind === theirs.kind && mine.member_id === theirs.member_id && mine.department_id === theirs.department_id
}

function sharesChannel(one: Output, other: Output): boolean {
  return one.steps.some(({ channel }) => channels[channel].needs !== null && other.steps.some((step) => step.channel === channel))
}

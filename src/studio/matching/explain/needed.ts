import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { movedKinds } from '#studio/records/care/moved-kinds.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Situation } from './conditions.ts'
import type { Change, Condition, ConditionCode, Needed } from './explanation.ts'
import type { Occurrence } from './occurrence.ts'
import { dayWords, momentWords } from './words.ts'

/** What is known of an occurrence that is not listed, beside its conditions. */
export type Lacking = Situation & {
  found: Occurrence
  conditions: readonly Condition[]
  /** Every item of the trigger about the record. */
  items: readonly Occurrence[]
  /** A day for the record's date that makes the trigger fire today or soon; null where nobody can set it. */
  newDay: CivilDate | null
}

/**
 * What would have to change, in the order in which it is best done, and whether that is all: then it fires, at once or on its day. Nothing is offered that
 * would undo a decision: what was deleted stays deleted.
 */
export function neededOf(lacking: Lacking): { needed: Needed[]; enough: boolean } {
  const failing = lacking.conditions.filter(({ passed }) => !passed)
  if (failing.length === 0) return { needed: [], enough: false }
  const standing = failing.flatMap((condition) => standingChanges(condition, lacking).map((change) => ({ condition, change }))).toSorted(firstFirst)
  const needed: Needed[] = standing.map(({ condition, change }) => ({ code: condition.code, sentence: changeSentence(change, lacking), change }))
  const left = leftAfter(failing, standing, lacking)
  if (left.every((code) => code === 'not-due'))
    return { needed: [...needed, ...waiting(left, lacking)], enough: needed.length > 0 && mayFireAnew(lacking, needed) }
  const last = lastChange(left, lacking)
  if (last !== null) {
    const changes = [last, ...timeFor(last, failing, lacking)]
    const all = [...needed, ...changes.map((change) => ({ code: left[0] ?? 'looked-at', sentence: changeSentence(change, lacking), change }))]
    return { needed: all, enough: mayFireAnew(lacking, all) }
  }
  const told = failing.filter(({ code }) => left.includes(code) && code !== 'not-due')
  return { needed: [...needed, ...told.map(({ code }) => ({ code, sentence: plainSentence(code, lacking), change: null }))], enough: false }
}

/** What is changed after a trigger is switched on is news to it; and of what was put away nothing can be changed before it is back. */
function firstFirst(one: Standing, other: Standing): number {
  return placeOf(one) - placeOf(other)
}

function placeOf({ condition, change }: Standing): number {
  if (change.of === 'trigger') return 0
  return condition.code === 'client-gone' ? 1 : condition.code === 'record-gone' ? 2 : 3
}

function waiting(left: readonly ConditionCode[], { found }: Lacking): Needed[] {
  return left.length === 0 || found.due_on === null ? [] : [{ code: 'not-due', sentence: `Then it fires on ${dayWords(found.due_on)}.`, change: null }]
}

type Standing = { condition: Condition; change: Change }

/** Where hours are counted, a day without a time of day is not enough. */
function timeFor({ field }: Change, failing: readonly Condition[], { rule: { trigger }, standing: { row } }: Lacking): Change[] {
  const time = timeFields[field]
  const isTimed = trigger.offset_unit === 'hours' || trigger.offset_unit === 'minutes'
  if (time === undefined || !isTimed || row[time] !== null || failing.some(({ code }) => code === 'no-time')) return []
  return [{ of: 'record', id: Number(row['id']), field: time, value: '09:00' }]
}

const timeFields: { readonly [field: string]: string } = { primary_on: 'primary_time', on_day: 'at_time' }

/** What still stands against it once these changes are made. */
function leftAfter(failing: readonly Condition[], changes: readonly Standing[], { found, rule: { trigger } }: Lacking): ConditionCode[] {
  const solved = new Set<ConditionCode>(changes.map(({ condition }) => condition.code))
  const isNews = changes.some(({ change }) => change.field === 'status_id' || change.field === 'type_id')
  // A new entry into the status is another occurrence, with which nothing has happened yet.
  if (isNews && trigger.moment === 'status-changed') for (const code of entry) solved.add(code)
  if (isNews) for (const code of ['armed', 'history', 'looked-at'] as const) solved.add(code)
  if (changes.some(({ change }) => change.of !== 'client' || isTouchedBy(trigger.subject_kind))) solved.add('looked-at')
  const left = failing.map(({ code }) => code).filter((code) => !solved.has(code))
  // Entering a status sets its due date anew; with a time of day alone a day may be long past.
  const needsDay =
    (trigger.moment === 'status-due' && changes.some(({ change }) => change.field === 'status_id')) ||
    changes.some(({ condition }) => condition.code === 'no-time')
  if (needsDay) return [...left.filter((code) => code !== 'no-moment'), 'no-moment']
  const countsAnew = changes.some(({ change }) => change.of === 'trigger') && !isNews && found.item === null
  return countsAnew && !left.includes('not-due') && !left.includes('armed') ? [...left, 'armed'] : left
}

/** Whether records of this kind are looked at again when their client changes. */
function isTouchedBy(kind: TriggerSubject): boolean {
  return kind === 'client' || kind in movedKinds
}

const entry = ['armed', 'history', 'known', 'late-never', 'looked-at', 'settled', 'by-person-only', 'validity-over', 'moment-moved', 'not-due'] as const
const admissible: readonly ConditionCode[] = ['armed', 'history', 'known', 'late-never', 'looked-at', 'by-person-only']
const moveable: readonly ConditionCode[] = [...admissible, 'no-moment', 'no-time', 'validity-over', 'settled', 'not-due']

/** The one change that settles the rest, or null. */
function lastChange(left: readonly ConditionCode[], lacking: Lacking): Change | null {
  const {
    found,
    rule: { trigger },
    standing,
    newDay,
  } = lacking
  const { item } = found
  const isFree = item === null || left.includes('by-person-only')
  const id = Number(standing.row['id'])
  if (isFree && left.every((code) => admissible.includes(code))) return { of: 'admission', id: trigger.id, field: 'subject_ids', value: id }
  if (item?.state === 'expired' && left.every((code) => code === 'settled' || code === 'validity-over'))
    return { of: 'decision', id: item.id, field: 'decision', value: 'process' }
  const field = dateFields[`${trigger.subject_kind}/${trigger.moment}`]
  // Whose key is not made from the day is the same one on another day.
  const isAnother = item === null || trigger.moment !== 'booked'
  if (field !== undefined && newDay !== null && isAnother && left.every((code) => moveable.includes(code))) return { of: 'record', id, field, value: newDay }
  if (`${trigger.subject_kind}/${trigger.moment}` === 'task/task-complete' && left.every((code) => code === 'no-moment'))
    return { of: 'record', id, field: 'completed', value: true }
  return null
}

/** The date a trigger counts from, where people may set it. */
const dateFields: { readonly [moment: string]: string } = {
  'session/session-date': 'primary_on',
  'appointment/appointment-date': 'on_day',
  'appointment/booked': 'booked_on',
  'task/task-due': 'due_on',
  'task/task-start': 'start_on',
  ...Object.fromEntries(
    ['client', 'session', 'invoice', 'production_order', 'preproduction_order', 'task'].map((kind) => [`${kind}/status-due`, 'status_due_on']),
  ),
}

/** Whether people can set the date the trigger counts from. */
export function hasSettableDate({ subject_kind, moment }: Pick<Trigger, 'subject_kind' | 'moment'>): boolean {
  return `${subject_kind}/${moment}` in dateFields
}

const whatHappened: readonly TriggerSubject[] = ['web_form', 'email', 'incoming_text']

/** Changes of what the record, its client or the trigger is; none where there is no single field. */
function standingChanges({ code }: Condition, { rule: { trigger, statusTypeId }, standing: { row, client } }: Lacking): Change[] {
  const ofRecord = (field: string, value: Change['value']): Change[] =>
    whatHappened.includes(trigger.subject_kind) ? [] : [{ of: 'record', id: Number(row['id']), field, value }]
  const ofClient = (field: string, value: boolean): Change[] => (client === null ? [] : [{ of: 'client', id: client.id, field, value }])
  const toType = (wanted: number | null) => (wanted === null || wanted === row['type_id'] ? [] : ofRecord('type_id', wanted))
  switch (code) {
    case 'trigger-off':
      return trigger.outputs.length === 0 ? [] : [{ of: 'trigger', id: trigger.id, field: 'active', value: true }]
    case 'record-gone':
      return trigger.subject_kind === 'task' ? ofRecord('canceled', false) : ofRecord('archived', false)
    case 'client-gone':
      return ofClient('archived', false)
    case 'canceled':
    case 'confirmed':
      return ofRecord(code, false)
    case 'on-hold':
      return ofRecord('on_hold', false)
    case 'do-not-market':
      return ofClient('do_not_market', false)
    case 'do-not-call':
      return ofClient('do_not_call', false)
    case 'left-type':
      return toType(trigger.type_id)
    case 'left-status':
      if (trigger.status_id === null || trigger.status_id === row['status_id']) return toType(trigger.type_id)
      return [...toType(trigger.type_id ?? statusTypeId), ...ofRecord('status_id', trigger.status_id)]
    case 'task-done':
      return ofRecord('completed', false)
    case 'no-time':
      return trigger.subject_kind === 'session' ? ofRecord('primary_time', '09:00') : trigger.subject_kind === 'appointment' ? ofRecord('at_time', '09:00') : []
    default:
      return []
  }
}

/** Where a trigger fires once, or once in so many days, nothing new fires beside what it has done or lists. */
function mayFireAnew({ rule: { trigger }, items, found }: Lacking, changes: readonly { change: Change | null }[]): boolean {
  if (isCoupled(trigger, changes)) return false
  if (trigger.repeat === 'every') return true
  const isAnother = changes.some(({ change }) => change !== null && (change.field === 'status_id' || Object.values(dateFields).includes(change.field)))
  return (
    !isAnother || items.every(({ item, occurrence }) => item === null || item.state === 'withdrawn' || (found.item === null && occurrence === found.occurrence))
  )
}

/** A task's status and whether it is done move each other: what comes of both cannot be told from one field. */
function isCoupled({ subject_kind, basis, moment }: Trigger, changes: readonly { change: Change | null }[]): boolean {
  if (subject_kind !== 'task') return false
  const fields = new Set(changes.map(({ change }) => change?.field))
  const moves = fields.has('status_id') || fields.has('type_id')
  return (moment === 'task-complete' && moves) || (fields.has('completed') && (moves || basis !== 'type'))
}

function changeSentence({ of, field, value }: Change, { rule: { trigger }, found }: Lacking): string {
  if (of === 'admission') return 'Let it in by hand: open the trigger, then “Records that fit already”.'
  if (of === 'decision') return 'Process it anyway: it stands under “Missed”.'
  if (of === 'trigger') return 'Switch the trigger on. It counts from then, and leaves what fits already as history.'
  if (field === 'status_id') return `Move it to the status “${trigger.status_name ?? ''}”.`
  if (field === 'type_id') return trigger.type_name === null ? 'Give it the type that has this status.' : `Give it the type “${trigger.type_name}”.`
  if (field === 'archived') return of === 'client' ? 'Take the client back from the archive.' : 'Take it back from the archive.'
  if (field === 'completed') return value === true ? 'Mark the task done.' : 'Open the task again.'
  if (field in untick) return untick[field] ?? ''
  if (field.endsWith('_time')) return 'Enter its time of day.'
  const verb = found.anchor_on === null ? 'Enter' : 'Move'
  return `${verb} the ${momentWords(trigger)}, for example ${found.anchor_on === null ? '' : 'to '}${dayWords(value as CivilDate)}.`
}

const untick: { readonly [field: string]: string } = {
  canceled: 'Take back that it is canceled.',
  confirmed: 'Take back that it is confirmed.',
  on_hold: 'Take it off hold.',
  do_not_market: 'Take the mark Do Not Market off the client.',
  do_not_call: 'Take the mark Do Not Call off the client.',
}

/** What nobody can put right by one field. */
function plainSentence(code: ConditionCode, { rule: { trigger }, found, conditions }: Lacking): string {
  const own: { readonly [code: string]: string } = {
    'trigger-deleted': 'The trigger is deleted: make a new one that continues its history.',
    'statuses-off': 'Switch invoice statuses on in the settings, then move the invoice to the status.',
    paid: 'Only an invoice with something left to pay fits.',
    once: 'It fires once per record: process or delete what is listed changes nothing. Set the trigger to fire every time.',
    spaced: `It fires at most once in ${trigger.repeat_days ?? 0} days: wait, or shorten that.`,
    'handled-before': 'It was handled before. Only another date or entry fires again.',
    submitted: 'Only a form that has not come back fits.',
    'was-opened': 'Only an email that nobody opened fits.',
    'counted-as-client': 'Nothing: the birthday counts with the client’s own record.',
    'moment-moved': 'This date or entry is over. Only a new one fires.',
    'no-moment': `It needs the ${momentWords(trigger)}.`,
  }
  if (code in own) return own[code] ?? ''
  if (trigger.moment === 'status-changed') return 'Move it out of the status and back again: each entry counts by itself.'
  if (found.item?.state === 'deleted') return 'It was deleted. Only another date fires again.'
  return conditions.find((condition) => condition.code === code)?.wanted ?? 'Nothing can be changed about it.'
}

import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Criterion } from '../criteria.ts'
import { onlyByPerson, type ReasonCode, reasonSentence, reasons } from '../reasons.ts'
import { type Condition, type ConditionCode, entryReasons } from './explanation.ts'
import { ofTheNewDay } from './kept.ts'
import type { Standing } from './load-standing.ts'
import type { Occurrence } from './occurrence.ts'
import { type Told, told } from './told.ts'

/** A trigger with since when it is switched as it is. */
export type Ruled = {
  trigger: Trigger
  switchedAt: Date | null /** Of the type whose status the trigger names, where types have their own. */
  statusTypeId: number | null
}

export type Situation = {
  rule: Ruled
  standing: Standing
  now: Date
  today: CivilDate
  zone: string
  /** Invoices have statuses in this studio. */
  invoiceStatuses: boolean
}

/** Every condition of an occurrence, in the order in which reasons are told: what the trigger asks for, what matching asks, then what stands between a match and a list. */
export function conditionsOf(found: Occurrence, criteria: readonly Criterion[], situation: Situation): Condition[] {
  const shown = (code: ConditionCode, passed: boolean) => conditionOf(code, passed, { found, ...situation })
  const matching = merged(found, criteria)
    .filter(({ code, fails }) => fails || (isAsked(code, found, situation) && !(found.moved !== undefined && ofTheNewDay.includes(code))))
    .map(({ code, fails }) => shown(code, !fails))
  return [...matching, ...entryOf(found, situation).map(({ code, passed }) => shown(code, passed))]
}

type Checked = { code: ConditionCode; fails: boolean }

/** Each code once: where it fails first, or where it is asked last. Without a day nothing can be said of what is counted from it. */
function merged(found: Occurrence, criteria: readonly Criterion[]): Checked[] {
  const all: Checked[] = criteria.map(({ code }, place) => ({ code, fails: found.failed[place] === true }))
  if (found.item === null && found.anchor_on === null) {
    const kept = all.filter(({ code }) => !['no-time', 'not-due', 'validity-over', 'once', 'spaced', 'handled-before'].includes(code))
    return [{ code: 'no-moment', fails: true }, ...kept]
  }
  return all.filter(({ code, fails }, place) =>
    fails ? all.findIndex((one) => one.code === code && one.fails) === place : !all.some((one, other) => one.code === code && (one.fails || other > place)),
  )
}

const ticks: Partial<Record<ConditionCode, keyof Trigger['exclusions']>> = {
  canceled: 'canceled',
  'on-hold': 'on_hold',
  confirmed: 'confirmed',
  'do-not-market': 'do_not_market',
  'do-not-call': 'do_not_call',
}

/** Whether this trigger asks it of this record at all. */
function isAsked(code: ConditionCode, found: Occurrence, { rule: { trigger }, standing }: Situation): boolean {
  const tick = ticks[code]
  if (tick !== undefined) return trigger.exclusions[tick]
  if (code === 'left-type') return !trigger.any_type
  if (code === 'moment-moved') return found.item !== null || trigger.basis === 'keyword'
  if (code === 'left-status') return trigger.status_name !== null
  if (code === 'client-gone') return standing.client !== null
  if (code === 'paid') return trigger.exclusions.paid || trigger.moment === 'payment-due'
  if (code === 'no-time') return trigger.offset_unit === 'hours' || trigger.offset_unit === 'minutes'
  if (code === 'once' || code === 'spaced') return trigger.repeat === code
  if (code === 'handled-before') return trigger.continues_trigger_id !== null
  return true
}

type Passing = { code: ConditionCode; passed: boolean }

/** What stands between a match and a list. Liveness was tested once, on entry: an item has passed it. */
function entryOf(found: Occurrence, { rule: { trigger }, standing }: Situation): Passing[] {
  const { item } = found
  if (item === null && found.due_on === null) return []
  if (item !== null && ['active', 'held', 'attention'].includes(item.state)) return [{ code: 'armed', passed: true }]
  if (item !== null && item.state !== 'withdrawn') return [{ code: 'settled', passed: false }]
  const looksAgain = standing.pending || standing.pendingTriggers.includes(trigger.id)
  const comesBack = item !== null && item.reason !== null && onlyByPerson.includes(item.reason)
  const swept = found.unswept === true
  const late = (swept && item === null ? found.late_swept : found.late_changed) === true
  const live: Passing[] =
    item !== null
      ? [{ code: 'by-person-only', passed: !comesBack }]
      : [
          { code: 'armed', passed: found.armed === true },
          ...(found.history_at === null ? [] : [{ code: 'history', passed: found.history === true } as const]),
          ...(found.known_at === null ? [] : [{ code: 'known', passed: found.known === true } as const]),
        ]
  if (found.moved !== undefined) return live.filter(({ passed }) => !passed)
  return [
    ...live.filter(({ code, passed }) => code !== 'by-person-only' || !passed),
    ...(trigger.late === 'never' ? [{ code: 'late-never', passed: !late } as const] : []),
    { code: 'looked-at', passed: swept || (item === null ? standing.pending : looksAgain) },
  ]
}

function conditionOf(code: ConditionCode, passed: boolean, about: Situation & { found: Occurrence }): Condition {
  const { holds, wanted, value, since = null }: Told = told(code, about)
  // A day that lies ahead began at no time yet.
  return { code, sentence: passed ? holds : failing(code, about), wanted, value, passed, since: code === 'not-due' && !passed ? null : since }
}

function failing(code: ConditionCode, { rule: { trigger }, found }: Situation & { found: Occurrence }): string {
  if (code === 'settled' && found.item !== null) return settledSentence[found.item.state] ?? entryReasons.settled
  if (code in entryReasons) return entryReasons[code as keyof typeof entryReasons]
  const detail = { 'left-status': trigger.status_name, 'left-type': trigger.type_name }[code as string] ?? null
  // Of what was never in the status, "no longer" would be wrong.
  if (code === 'left-status' && detail !== null) return `It is not in the status “${detail}”.`
  if (code === 'left-type' && detail !== null) return `Its type is not “${detail}”.`
  if (code === 'not-due') return 'Its trigger date lies ahead.'
  if (code === 'moment-moved' && trigger.basis === 'keyword') return 'The text does not begin with the keyword.'
  return reasonSentence(code as ReasonCode, null)
}

const settledSentence: { readonly [state: string]: string } = {
  processed: 'It was processed.',
  deleted: 'Somebody deleted it: this one never comes back.',
  expired: reasons['validity-over'],
}

import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import type { Work } from '#studio/staff/work.ts'
import { ruleOf } from '#studio/triggers/presentation.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { triggerSubjects } from '#studio/triggers/subjects.ts'
import { type Goings, loadGoing } from '../automatic/load-going.ts'
import { isOf } from '../find-sources.ts'
import { reasonSentence } from '../reasons.ts'
import { clockOf } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { conditionsOf, type Situation } from './conditions.ts'
import type { Explained, LedgerLine, NextFire } from './explanation.ts'
import { findNewDay } from './find-new-day.ts'
import { findNextFire } from './find-next-fire.ts'
import { findOccurrences, type Looked } from './find-occurrences.ts'
import { labelOf } from './label.ts'
import { loadLedger } from './load-ledger.ts'
import { loadNames, type Named } from './load-names.ts'
import { loadStanding } from './load-standing.ts'
import { loadToldRules } from './load-told-rule.ts'
import { neededOf } from './needed.ts'
import type { ItemFound, Occurrence, Record } from './occurrence.ts'
import { inOrder, verdictOf, whyOf } from './verdict.ts'

/**
 * Why a trigger lists a record or does not: every condition as it is now, the history of what it made, what would have to change, and when it next fires. By the
 * criteria of matching themselves. Refuses what is not there, and a record of another kind than the trigger's. Writes nothing.
 */
export async function explainPair(work: Work, triggerId: number, record: Record) {
  const trigger = await loadTrigger(work, triggerId)
  if (trigger.subject_kind !== record.kind) throw otherKind(trigger.description, trigger.subject_kind, record.kind)
  const standing = await loadStanding(work, record)
  if (standing === null) throw noSuchRecord(record)
  const clock = clockOf(work)
  const sources = sourcesAt(clock).filter((source) => isOf(source, trigger))
  const looked = (await findOccurrences(work, { sources, clock, triggers: sql`t.id = ${triggerId}`, record, hasItems: standing.hasItems })).get(triggerId) ?? []
  const names = await loadNames(work, record, looked)
  const rule = (await loadToldRules(work, [trigger])).get(triggerId) ?? { trigger, switchedAt: null, statusTypeId: null }
  const situation: Situation = { rule, standing, now: work.now, today: work.today, zone: clock.zone, invoiceStatuses: names.invoiceStatuses }
  const goings = trigger.automatic ? await loadGoing(work) : null
  const history = await loadLedger(
    work,
    looked.flatMap(({ found }) => found.item?.id ?? []),
  )
  const stands = looked.some(({ found, criteria }) => ['not', 'decided'].includes(verdictOf(found, conditionsOf(found, criteria, situation))))
  const newDay = stands ? await findNewDay(work, trigger, looked) : null
  const items = looked.map(({ found }) => found).filter(({ item }) => item !== null)
  const occurrences = inOrder(looked.map((one) => explained(one, { situation, names, history, goings, newDay, items })))
  const next = await findNextFire(work, { situation, record, looked, clock })
  const [first] = occurrences
  return {
    trigger: {
      id: trigger.id,
      description: trigger.description,
      sentence: ruleOf(trigger, names.invoiceStatuses),
      active: trigger.active,
      version: trigger.version,
    },
    record: { ...record, label: recordLabel(record.kind, names.name), client_id: standing.client?.id ?? null, client_name: standing.client?.name ?? null },
    verdict: first?.verdict ?? 'not',
    why: first?.why ?? 'Nothing of the kind has happened to it.',
    occurrences,
    next: next === null ? null : nextFire(next, { situation, names, goings }),
  }
}

type Told = {
  situation: Situation
  names: Named
  history: ReadonlyMap<number, LedgerLine[]>
  goings: Goings | null
  newDay: CivilDate | null
  items: readonly Occurrence[]
}

function explained({ found, criteria }: Looked, { situation, names, history, goings, newDay, items }: Told): Explained {
  const conditions = conditionsOf(found, criteria, situation)
  const verdict = verdictOf(found, conditions)
  const { occurrence, due_on, due_at, valid_until, item } = found
  return {
    occurrence,
    label: labelOf(found, situation, names.family),
    verdict,
    why: whyOf(verdict, conditions, { found, situation }),
    conditions,
    due_on,
    due_at,
    valid_until,
    item: item === null ? null : { ...itemTold(item), goes_text: goings === null ? null : goesText(goings, found), history: history.get(item.id) ?? [] },
    ...(verdict === 'not' || verdict === 'decided' ? neededOf({ ...situation, found, conditions, items, newDay }) : { needed: [], enough: false }),
  }
}

function itemTold({ id, state, reason, detail }: ItemFound) {
  return { id, state, reason_text: reason === null ? null : reasonSentence(reason, detail) }
}

function goesText(goings: Goings, { trigger_id, item, due_at, valid_until, moved }: Occurrence): string | null {
  if (item === null || due_at === null || moved !== undefined) return null
  const { state, waits_for, hold_until, waits_until } = item
  return goings.of({ trigger_id, state, due_at, valid_until, waits_for, hold_until: dateOf(hold_until), waits_until: dateOf(waits_until) }).text
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

function nextFire(found: Occurrence, { situation, names, goings }: Pick<Told, 'situation' | 'names' | 'goings'>): NextFire | null {
  const { trigger_id, occurrence, due_on, due_at, valid_until } = found
  if (occurrence === null || due_on === null || due_at === null) return null
  const going = goings?.of({ trigger_id, state: 'active', due_at, valid_until, hold_until: null, waits_for: null, waits_until: null }) ?? {
    at: null,
    text: null,
  }
  return { occurrence, label: labelOf(found, situation, names.family), due_on, due_at, goes_at: going.at, goes_text: going.text }
}

function otherKind(description: string, wanted: Record['kind'], kind: Record['kind']): Refusal {
  return new Refusal(
    'invalid',
    'other-kind',
    `“${description}” is about ${triggerSubjects[wanted].plural}, so it never looks at ${triggerSubjects[kind].plural}. Name one of the ${triggerSubjects[wanted].plural}.`,
  )
}

export function noSuchRecord({ kind, id }: Record): Refusal {
  return new Refusal('not-found', 'no-such-record', `There is no ${triggerSubjects[kind].label.toLowerCase()} number ${id}. It may belong to another studio.`)
}

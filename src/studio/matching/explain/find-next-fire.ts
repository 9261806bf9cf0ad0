import { type RawBuilder, sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { instantOf } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import { isOf } from '../find-sources.ts'
import type { Clock } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { conditionsOf, type Situation } from './conditions.ts'
import type { Condition, ConditionCode } from './explanation.ts'
import { findOccurrences, type Looked } from './find-occurrences.ts'
import type { Occurrence, Record } from './occurrence.ts'

/** So many occurrences to come are tried: the first mostly fires, and only families have more than two. */
const most = 12

/** What time alone can change. Where anything else fails, no day that comes helps. */
const passing: readonly ConditionCode[] = [
  'not-due',
  'validity-over',
  'once',
  'spaced',
  'handled-before',
  'settled',
  'armed',
  'history',
  'known',
  'late-never',
  'looked-at',
]

type Next = { situation: Situation; record: Record; looked: readonly Looked[]; clock: Clock }

/**
 * The first occurrence that fires by itself when its day comes, if nothing but the clock changes; null when none does. Each is judged by a clock that
 * stands there, over the ledger as it will be then: what nobody handles in time is missed.
 */
export async function findNextFire(work: Work, { looked, ...asked }: Next): Promise<Occurrence | null> {
  const next = { ...asked, looked: looked.filter(({ found, criteria }) => mayPass(conditionsOf(found, criteria, asked.situation))) }
  for (const at of await moments(work, next)) {
    const due = (await lookAt(work, next, at)).filter(({ found }) => found.due_at?.getTime() === at.now.getTime())
    const fires = due.find(({ found, criteria }) => {
      const conditions = conditionsOf(found, criteria, { ...next.situation, now: at.now, today: at.today })
      // What is swept up to now will be looked at when its day comes.
      return isOpen(found) && found.unswept === true && conditions.every(({ code, passed }) => passed || code === 'looked-at')
    })
    if (fires !== undefined) return fires.found
  }
  return null
}

function mayPass(conditions: readonly Condition[]): boolean {
  return conditions.every(({ code, passed }) => passed || passing.includes(code))
}

function isOpen({ item }: Occurrence): boolean {
  return item === null || item.state === 'withdrawn'
}

/** Clocks at the days to come: of what is known, and of what comes round next year. */
async function moments(work: Work, next: Next): Promise<Clock[]> {
  const ahead = dated(next.looked, next.clock)
  if (!isYearly(next.situation)) return ahead
  const past = next.looked.flatMap(({ found }) => (found.due_on === null ? [] : [addDays(found.due_on, 366)])).filter((day) => day > work.today)
  const later: Looked[] = []
  for (const day of new Set(past)) later.push(...(await lookAt(work, next, { ...next.clock, today: day, now: instantOf(day, '12:00', next.clock.zone) })))
  return dated([...next.looked, ...later], next.clock)
}

function isYearly({ rule: { trigger } }: Situation): boolean {
  return trigger.moment === 'birthday' || trigger.moment === 'anniversary'
}

function dated(looked: readonly Looked[], clock: Clock): Clock[] {
  const clocks = looked.flatMap(({ found: { due_on, due_at } }) =>
    due_on === null || due_at === null || due_at <= clock.now ? [] : [{ ...clock, today: due_on, now: due_at }],
  )
  const each = new Map(clocks.map((one) => [one.now.getTime(), one]))
  return [...each.values()].toSorted((one, other) => one.now.getTime() - other.now.getTime()).slice(0, most)
}

async function lookAt(work: Work, { situation: { rule, standing }, record }: Next, clock: Clock): Promise<Looked[]> {
  const { trigger } = rule
  const sources = sourcesAt(clock).filter((source) => isOf(source, trigger))
  const found = await findOccurrences(work, {
    sources,
    clock,
    triggers: sql`t.id = ${trigger.id}`,
    record,
    hasItems: standing.hasItems,
    ledger: asItWillBe(record, clock),
  })
  return found.get(trigger.id) ?? []
}

/** The items of the record on that day: what is valid no more is missed then. */
function asItWillBe({ kind, id }: Record, { today }: Clock): RawBuilder<unknown> {
  return sql`triggered_item AS (
    SELECT (jsonb_populate_record(i, CASE WHEN i.state IN ('active', 'held', 'attention') AND i.valid_until < ${today}::date THEN '{"state": "expired"}'::jsonb ELSE '{}'::jsonb END)).*
    FROM triggered_item i WHERE i.subject_kind = ${kind} AND i.subject_id = ${id})`
}

import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { type Criterion, criteriaAt } from '../criteria.ts'
import type { ItemState } from '../item.ts'
import { dates, itemsWithFacts, itsClient, judgedFact, lateness, liveness, ofFact, ofItem, ofSource } from '../judgement.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Clock, Source } from '../sources/source.ts'
import type { Waiting } from '../waiting.ts'
import { dueSince, sinceSwept } from '../window.ts'

/** An item as the ledger has it. */
export type ItemFound = {
  id: number
  state: ItemState
  reason: ReasonCode | null
  detail: string | null
  late: boolean
  admitted_by: 'sweep' | 'change' | 'person'
  due_on: CivilDate
  due_at: string
  valid_until: CivilDate | null
  entered_at: string
  state_at: string
  hold_until: string | null
  waits_for: Waiting | null
  waits_until: string | null
}

/** One occurrence of a trigger's moment at a record, with each criterion of matching as it is now. */
export type Occurrence = {
  trigger_id: number
  /** Null: the record has no such day, or nothing of the kind has happened to it. */
  occurrence: string | null
  /** Of those that are told of an item or of a fact, in their order: whether it fails. */
  failed: boolean[]
  /** Liveness, part by part; null where no date can be made. */
  armed: boolean | null
  history: boolean | null
  known: boolean | null
  late_swept: boolean | null
  late_changed: boolean | null
  /** It falls due after what the trigger was swept up to. */
  unswept: boolean | null
  fits: boolean | null
  anchor_on: CivilDate | null
  anchor_time: string | null
  anchor_at: Date | null
  qualified_at: Date | null
  known_at: Date | null
  history_at: Date | null
  archived_at: Date | null
  client_gone_at: Date | null
  client_id: number | null
  family_member_id: number | null
  due_on: CivilDate | null
  due_at: Date | null
  valid_until: CivilDate | null
  item: ItemFound | null
  /** The day of this one is gone (kept.ts): what the record has now instead. */
  moved?: { on: CivilDate | null; at: Date | null }
}

export type Record = { kind: TriggerSubject; id: number }
type Asked = { source: Source; clock: Clock; triggers: RawBuilder<boolean>; record: Record }

/** The criteria behind `failed`: of what has an item, and of what has none. */
export function toldOf(source: Source, clock: Clock, item: ItemFound | null): Criterion[] {
  return item === null ? [...ofFact(source), ...criteriaAt(clock)] : ofItem(source, clock)
}

/** Every fact of the record at this source that has no item of the trigger. `triggers` speaks of `t`. */
export function factsOf({ source, clock, triggers, record }: Asked): RawBuilder<Occurrence> {
  return sql`
    SELECT ${columns(source, clock)}, ${failures(toldOf(source, clock, null))} AS failed, NULL::jsonb AS item
    FROM trigger t
    LEFT JOIN LATERAL (
      ${judgedFact(source, sql`${source.studio} = t.studio_id AND ${source.facts} AND ${source.about.subject} = ${record.id}`)}
    ) m ON true
    ${dates(clock)}
    ${itsClient}
    WHERE ${triggers} AND ${ofSource(source)} AND NOT EXISTS (SELECT FROM triggered_item i WHERE i.studio_id = t.studio_id AND i.trigger_id = t.id
      AND i.subject_kind = t.subject_kind AND i.subject_id = m.subject_id AND i.occurrence = m.occurrence)`
}

/** Every item of these triggers about the record that this source has made, with its fact of today. */
export function itemsOf({ source, clock, triggers, record }: Asked): RawBuilder<Occurrence> {
  const items = sql`(SELECT * FROM triggered_item WHERE subject_kind = ${record.kind} AND subject_id = ${record.id} OFFSET 0)`
  const item = sql`jsonb_build_object('id', i.id, 'state', i.state, 'reason', i.reason, 'detail', i.detail, 'late', i.late, 'admitted_by', i.admitted_by, 'due_on', i.due_on, 'due_at', i.due_at, 'valid_until', i.valid_until, 'entered_at', i.entered_at,
    'state_at', i.state_at, 'hold_until', CASE WHEN isfinite(i.hold_until) THEN i.hold_until END, 'waits_for', i.waits_for, 'waits_until', i.waits_until)`
  return sql`
    SELECT ${columns(source, clock, sql`i.occurrence`)}, ${failures(ofItem(source, clock))} AS failed, ${item} AS item
    FROM ${itemsWithFacts(source, clock, items)} AND ${triggers}`
}

function columns(source: Source, clock: Clock, occurrence: RawBuilder<unknown> = sql`m.occurrence`): RawBuilder<unknown> {
  const { armed, history, known } = liveness(clock)
  const { swept, changed } = lateness(clock)
  return sql`t.id AS trigger_id, ${occurrence} AS occurrence, ${armed} AS armed, ${history} AS history, ${known} AS known, ${swept} AS late_swept, ${changed} AS late_changed,
    ${dueSince(source, sinceSwept)} AS unswept, m.fits, m.anchor_on, to_char(m.anchor_time, 'HH24:MI') AS anchor_time, m.anchor_at, m.qualified_at, m.known_at, m.history_at,
    m.archived_at, c.archived_at AS client_gone_at, m.client_id, m.family_member_id, j.due_on, j.due_at, j.valid_until`
}

function failures(criteria: readonly Criterion[]): RawBuilder<unknown> {
  return sql`ARRAY[${sql.join(criteria.map(({ fails }) => sql`(${fails}) IS TRUE`))}]`
}

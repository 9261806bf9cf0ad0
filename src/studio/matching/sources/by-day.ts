import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { MomentKey } from '#studio/triggers/moments.ts'
import { type Kind, kinds } from './kinds.ts'
import { daysWithin } from './ranges.ts'
import type { Also, Anchor, Source } from './source.ts'

export type Basis = 'status' | 'type' | 'any-type' | 'type-and-status'

/** What a trigger picks a record by; the columns are the same at every kind. */
const picked: Record<Basis, Pick<Source, 'basis' | 'anyType' | 'fits' | 'unfit'> & { entered: RawBuilder<Date> }> = {
  status: { basis: 'status', anyType: false, fits: sql`r.status_id = t.status_id`, unfit: 'left-status', entered: sql`r.status_entered_at` },
  type: { basis: 'type', anyType: false, fits: sql`r.type_id = t.type_id`, unfit: 'left-type', entered: sql`r.type_set_at` },
  'any-type': { basis: 'type', anyType: true, fits: sql`true`, unfit: 'left-type', entered: sql`r.created_at` },
  'type-and-status': {
    basis: 'type-and-status',
    anyType: false,
    fits: sql`r.type_id = t.type_id AND r.status_id = t.status_id`,
    unfit: 'left-status',
    entered: sql`greatest(r.type_set_at, r.status_entered_at)`,
  },
}

export type DayMoment = {
  kind: Exclude<keyof typeof kinds, 'web_form' | 'email' | 'incoming_text'>
  basis: Basis
  moment: MomentKey
  /** The column with the day. */
  column: string
  /** The column that tells since when the day stands; null where none does. */
  setAt: string | null
  /** The columns with the time of day and its zone. */
  time?: { time: string; zone: string }
  occurrence?: Source['occurrence']
  also?: readonly Also[]
}

/** A day of a record, kept as a civil date. */
export function dayOf({ kind, basis, moment, column, setAt, time, occurrence, also = [] }: DayMoment): Source {
  const { entered, ...by } = picked[basis]
  const { table, joined, about }: Kind = kinds[kind]
  const since = setAt === null ? sql`NULL::timestamptz` : sql.ref(`r.${setAt}`)
  return {
    subject: kind,
    moment,
    kind: 'day',
    from: sql`${sql.table(table)} r ${joined}`,
    studio: sql`r.studio_id`,
    facts: sql`true`,
    ...by,
    also,
    range: daysWithin(`r.${column}`),
    about,
    anchor: anchorOf(column, time),
    qualifiedAt: sql`greatest(${entered}, ${since}, r.created_at)`,
    knownAt: sql`NULL::timestamptz`,
    occurrence: occurrence ?? (time === undefined ? dayWritten : dayAndTime(time.time)),
    made: sql`true`,
    ofItem: sql`r.id = i.subject_id`,
  }
}

function anchorOf(column: string, time: DayMoment['time']): Anchor {
  return {
    on: sql.ref<CivilDate | null>(`r.${column}`),
    time: time === undefined ? sql`NULL::time` : sql.ref(`r.${time.time}`),
    zone: time === undefined ? sql`NULL::text` : sql.ref(`r.${time.zone}`),
    at: sql`NULL::timestamptz`,
  }
}

/** The date alone: moved to another day is new, back to the old day is not (cases 21 and 22). */
export function dayWritten(on: RawBuilder<CivilDate | null>): RawBuilder<string> {
  return sql`to_char(${on}, 'YYYY-MM-DD')`
}

/** For hours and minutes the time too: moved by an hour is new then (case 23). */
function dayAndTime(time: string): Source['occurrence'] {
  return (on) => sql`${dayWritten(on)} || CASE WHEN t.offset_unit IN ('hours', 'minutes') THEN to_char(${sql.ref(`r.${time}`)}, '" "HH24:MI') ELSE '' END`
}

/**
 * Once for a record; where everything is for a person of the record, once for that person: a replaced photographer is told too (case 38).
 */
export function onceFor(word: 'created' | 'booked', role: string, column: string): Source['occurrence'] {
  return () => sql`${sql.lit(word)} || CASE WHEN (SELECT bool_and(o.recipient_kind = ${sql.lit(role)}) FROM trigger_output o WHERE o.studio_id = t.studio_id
    AND o.trigger_id = t.id AND o.archived_at IS NULL) THEN ':' || coalesce(${sql.ref(`r.${column}`)}, 0) ELSE '' END`
}

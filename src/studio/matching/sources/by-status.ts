import { sql } from 'kysely'
import { dayOf, dayWritten } from './by-day.ts'
import { type Kind, kinds, rowOf } from './kinds.ts'
import { instantsWithin } from './ranges.ts'
import type { Also, Clock, Source } from './source.ts'

/** Kinds of record whose status has a history. */
export type StatusKind = Exclude<keyof typeof kinds, 'email' | 'incoming_text'>

/** [g] A studio that does without invoice statuses has no triggers by them. */
const statusesOff: Also = { code: 'statuses-off', fails: sql`NOT (SELECT use_invoice_statuses FROM studio)` }

/** The entry into the status; entering it again is new, saving it again is none (cases 29 and 31). */
export function changedToStatus(kind: StatusKind, { zone }: Pick<Clock, 'zone'>): Source {
  const { table, joined, about }: Kind = kinds[kind]
  return {
    subject: kind,
    basis: kind === 'appointment' ? 'type-and-status' : 'status',
    moment: 'status-changed',
    anyType: false,
    kind: 'instant',
    from: sql`status_entry e JOIN ${rowOf(table, { studio: 'e.studio_id', id: 'e.subject_id' })} r ON true ${joined}`,
    studio: sql`e.studio_id`,
    facts: sql`e.subject_kind = ${sql.lit(kind)}`,
    fits: sql`e.subject_kind = ${sql.lit(kind)} AND e.status_id = t.status_id AND (e.id = r.status_entry_id OR t.stays_when_moved_on)`,
    unfit: 'left-status',
    also: kind === 'invoice' ? [statusesOff] : [],
    range: instantsWithin('e.entered_at'),
    about: { ...about, subject: sql`e.subject_id` },
    anchor: { on: sql`(e.entered_at AT TIME ZONE ${zone})::date`, time: sql`NULL::time`, zone: sql`NULL::text`, at: sql`e.entered_at` },
    qualifiedAt: sql`e.entered_at`,
    knownAt: sql`NULL::timestamptz`,
    occurrence: () => sql`e.id::text`,
    made: sql`true`,
    // The trigger may have counted from something else when the item came.
    ofItem: sql`e.id = CASE WHEN i.occurrence ~ '^[0-9]+$' THEN i.occurrence::bigint END AND e.subject_id = i.subject_id`,
  }
}

/** The day until which the status should be done with; a moved one is new (case 33). */
export function statusDue(kind: Exclude<StatusKind, 'appointment' | 'web_form'>): Source {
  return dayOf({
    kind,
    basis: 'status',
    moment: 'status-due',
    column: 'status_due_on',
    setAt: 'status_due_set_at',
    also: kind === 'invoice' ? [statusesOff] : [],
    occurrence: (on) => sql`r.status_entry_id || ':' || ${dayWritten(on)}`,
  })
}

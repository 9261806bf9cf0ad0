import { type RawBuilder, sql } from 'kysely'
import type { MomentKey } from '#studio/triggers/moments.ts'

/**
 * Where a moment's dated facts stand. One entry for each line of the catalogue that fires; the sweep, the check of changed
 * records, the re-verification and the list of candidates are generated from it, so no rule is written twice.
 * Aliases in the fragments: `t` the trigger, `s` the session, `e` the status entry.
 */
export type Source = {
  key: string
  moment: MomentKey
  basis: 'status' | 'type'
  /** The tables of a fact; the first is the one that the sweep's index probe descends. */
  from: RawBuilder<unknown>
  /** The record has what the trigger asks for: its status or type. */
  fits: RawBuilder<boolean>
  /** The reason to tell when it does not. */
  unfit: 'left-status' | 'left-type'
  /** Facts whose trigger date lies after the watermark and is not in the future: one range of the index. */
  range: RawBuilder<boolean>
  /** The day counted from, a civil date; null when the record has none. */
  anchorOn: RawBuilder<string | null>
  /** The instant counted from, for moments that are instants. */
  anchorAt: RawBuilder<Date | null>
  /** Since when it qualifies: the latest of entering status or type, the anchor being set, the record being created. Never a flag. */
  qualifiedAt: RawBuilder<Date>
  /** From the anchor, never from the trigger date (semantics §3). */
  occurrence: RawBuilder<string>
  /** Finds the fact of a triggered item `i` again. */
  ofItem: RawBuilder<boolean>
}

/** What a fragment needs to know of the moment: the studio's day and zone, and now. */
export type Clock = { today: string; now: Date; zone: string }

type DayColumns = { moment: MomentKey; basis: 'status' | 'type'; anchor: string; setAt: string; occurrence: RawBuilder<string> }

/** All sources, for the clock of this transaction. */
export function sourcesAt(clock: Clock): Source[] {
  const day = (anchor: string) => sql<string>`to_char(s.${sql.ref(anchor)}, 'YYYY-MM-DD')`
  return [
    changedToStatus(clock),
    sessionDay(clock, {
      moment: 'status-due',
      basis: 'status',
      anchor: 'status_due_on',
      setAt: 'status_due_set_at',
      occurrence: sql`s.status_entry_id || ':' || ${day('status_due_on')}`,
    }),
    sessionDay(clock, { moment: 'session-date', basis: 'status', anchor: 'primary_on', setAt: 'primary_set_at', occurrence: day('primary_on') }),
    sessionDay(clock, { moment: 'session-date', basis: 'type', anchor: 'primary_on', setAt: 'primary_set_at', occurrence: day('primary_on') }),
    // Where everything is for the photographer, the person is part of the occurrence: a replaced one is told too (case 38).
    sessionDay(clock, {
      moment: 'created',
      basis: 'type',
      anchor: 'created_on',
      setAt: 'created_at',
      occurrence: sql`'created' || CASE WHEN (SELECT bool_and(o.recipient_kind = 'photographer') FROM trigger_output o WHERE o.studio_id = t.studio_id
        AND o.trigger_id = t.id AND o.archived_at IS NULL) THEN ':' || coalesce(s.photographer_id, 0) ELSE '' END`,
    }),
  ]
}

function sessionDay(clock: Clock, { moment, basis, anchor, setAt, occurrence }: DayColumns): Source {
  const column = sql.ref<string | null>(`s.${anchor}`)
  const entered = basis === 'status' ? sql.ref('s.status_entered_at') : sql.ref('s.type_set_at')
  return {
    key: `session/${basis}/${moment}`,
    moment,
    basis,
    from: sql`session s`,
    fits: basis === 'status' ? sql`s.status_id = t.status_id` : sql`s.type_id = t.type_id`,
    unfit: basis === 'status' ? 'left-status' : 'left-type',
    range: sql`${column} > t.swept_on - t.offset_count AND ${column} <= ${clock.today}::date - t.offset_count`,
    anchorOn: column,
    anchorAt: sql`NULL::timestamptz`,
    qualifiedAt: sql`greatest(${entered}, ${sql.ref(`s.${setAt}`)}, s.created_at)`,
    occurrence,
    ofItem: sql`s.id = i.subject_id`,
  }
}

function changedToStatus({ now, zone }: Clock): Source {
  return {
    key: 'session/status/status-changed',
    moment: 'status-changed',
    basis: 'status',
    from: sql`status_entry e JOIN session s ON s.studio_id = e.studio_id AND s.id = e.subject_id AND e.subject_kind = 'session'`,
    fits: sql`e.subject_kind = 'session' AND e.status_id = t.status_id AND (e.id = s.status_entry_id OR t.stays_when_moved_on)`,
    unfit: 'left-status',
    range: sql`e.entered_at > t.swept_at AND e.entered_at <= ${now}`,
    anchorOn: sql`(e.entered_at AT TIME ZONE ${zone})::date`,
    anchorAt: sql`e.entered_at`,
    qualifiedAt: sql`e.entered_at`,
    occurrence: sql`e.id::text`,
    ofItem: sql`e.id = i.occurrence::bigint AND s.id = i.subject_id`,
  }
}

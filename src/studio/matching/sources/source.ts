import type { RawBuilder } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { MomentKey } from '#studio/triggers/moments.ts'
import type { TriggerBasis, TriggerSubject } from '#studio/triggers/subjects.ts'
import type { ReasonCode } from '../reasons.ts'

/**
 * Where a moment's dated facts stand. One entry for each line of the catalogue that fires (two for birthdays, which family members have
 * too); the sweep, the check of changed records, the re-verification and the list of candidates are generated from it, so no rule is
 * written twice. Aliases in the fragments: `t` the trigger, `w` the days that are looked at, `r` the record, `e` its status entry.
 */
export type Source = {
  subject: TriggerSubject
  basis: TriggerBasis
  moment: MomentKey
  /** Of records of whatever type: then the trigger names none. */
  anyType: boolean
  /** An instant fires when it comes; a day when it begins, whatever its anchor is kept as. */
  kind: 'instant' | 'day'
  /** The tables of a fact; the first is the one that the sweep's index probe descends, the others are joined by primary key. */
  from: RawBuilder<unknown>
  /** The number of the studio in the first table. */
  studio: RawBuilder<number>
  /** Rows of the first table that are facts of this kind at all, whatever the trigger asks for. */
  facts: RawBuilder<boolean>
  /** The record has what the trigger asks for: its status or type. */
  fits: RawBuilder<boolean>
  /** The reason to tell when it does not. */
  unfit: 'left-status' | 'left-type' | 'moment-moved'
  /** What else must not be so of such a record, told in this order. */
  also: readonly Also[]
  /** Facts whose trigger date may lie within the window: one range of the index. */
  range: RawBuilder<boolean>
  about: About
  anchor: Anchor
  /** Since when it qualifies: the latest of entering status or type, the anchor being set, the record being created. Never a flag. */
  qualifiedAt: RawBuilder<Date>
  /** When a yearly date became known; null for others. */
  knownAt: RawBuilder<Date | null>
  /** From the anchor's day, never from the trigger date (semantics §3). */
  occurrence: (on: RawBuilder<CivilDate | null>) => RawBuilder<string>
  /** Items `i` of the trigger that this source has made. */
  made: RawBuilder<boolean>
  /** Finds the fact of a triggered item `i` again. */
  ofItem: RawBuilder<boolean>
  /** The day counted from for a triggered item `i`, where that is not simply the record's. */
  itemAnchorOn?: RawBuilder<CivilDate | null>
}

export type Also = { code: ReasonCode; fails: RawBuilder<boolean> }

/** Whose and what a fact is: the columns an item carries, and the flags that triggers exclude by. */
export type About = {
  subject: RawBuilder<number>
  client: RawBuilder<number | null>
  session: RawBuilder<number | null>
  familyMember: RawBuilder<number | null>
  onHold: RawBuilder<boolean>
  confirmed: RawBuilder<boolean>
  canceled: RawBuilder<boolean>
  paid: RawBuilder<boolean>
  archivedAt: RawBuilder<Date | null>
  historyAt: RawBuilder<Date | null>
  /** The triggered item that made the record, and those that led there, the oldest first. */
  cause: RawBuilder<number | null>
  ancestry: RawBuilder<number[]>
}

/** What is counted from. */
export type Anchor = {
  /** A civil date; null when the record has none. */
  on: RawBuilder<CivilDate | null>
  /** Its time of day on the wall, for hours and minutes; and where the wall is: null is the studio's zone. */
  time: RawBuilder<string | null>
  zone: RawBuilder<string | null>
  /** The instant, for moments that are instants. */
  at: RawBuilder<Date | null>
}

/** What a fragment needs to know of the moment: the studio's day, zone and work week, and now. */
export type Clock = { today: CivilDate; now: Date; zone: string; week: readonly number[] }

export function clockOf({ today, now, studio }: Work): Clock {
  return { today, now, zone: studio.zone, week: studio.workWeek }
}

import { sql } from 'kysely'
import { kinds, rowOf } from './kinds.ts'
import { yearlyWithin } from './ranges.ts'
import type { Clock, Source } from './source.ts'

type Yearly = { moment: 'birthday' | 'anniversary'; column: 'birthday_mmdd' | 'anniversary_mmdd'; setAt: 'birthday_set_at' | 'anniversary_set_at' }

/** Of the client itself. Once a year and person, even if the date is corrected (cases 1 to 6). */
export function yearlyOfClient({ moment, column, setAt }: Yearly, clock: Clock): Source {
  return {
    ...yearly(`r.${column}`, clock),
    moment,
    from: sql`client r`,
    studio: sql`r.studio_id`,
    fits: sql`r.status_id = t.status_id`,
    about: kinds.client.about,
    qualifiedAt: sql`greatest(r.status_entered_at, ${sql.ref(`r.${setAt}`)}, r.created_at)`,
    knownAt: sql.ref(`r.${setAt}`),
    occurrence: (on) => sql`extract(year FROM ${on})::text`,
    made: sql`i.family_member_id IS NULL`,
    ofItem: sql`r.id = i.subject_id`,
    // The trigger may have counted from something else when the item came.
    itemAnchorOn: inYearOf(sql`CASE WHEN i.occurrence ~ '^[0-9]{4}$' THEN i.occurrence::integer END`, `r.${column}`),
  }
}

/**
 * Of a family member, by the status of the client (kept beside it, so that it is one descent). One who is a client here too counts once: by
 * that record, while it has the trigger's status (case 7).
 */
export function birthdayOfFamily(clock: Clock): Source {
  const { about } = kinds.client
  return {
    ...yearly('f.birthday_mmdd', clock),
    moment: 'birthday',
    from: sql`family_member f JOIN ${rowOf('client', { studio: 'f.studio_id', id: 'f.client_id' })} r ON true`,
    studio: sql`f.studio_id`,
    fits: sql`f.client_status_id = t.status_id`,
    also: [
      {
        code: 'counted-as-client',
        // Not EXISTS, which the planner turns into a join with all clients.
        fails: sql`(SELECT p.status_id = t.status_id AND p.archived_at IS NULL AND p.birthday_mmdd IS NOT NULL
          FROM client p WHERE p.studio_id = f.studio_id AND p.id = f.person_id)`,
      },
    ],
    about: { ...about, subject: sql`f.client_id`, familyMember: sql`f.id` },
    qualifiedAt: sql`greatest(r.status_entered_at, f.birthday_set_at, r.created_at)`,
    knownAt: sql`f.birthday_set_at`,
    occurrence: (on) => sql`f.id || ':' || extract(year FROM ${on})`,
    made: sql`i.family_member_id IS NOT NULL`,
    ofItem: sql`f.id = i.family_member_id AND f.client_id = i.subject_id`,
    itemAnchorOn: inYearOf(sql`split_part(i.occurrence, ':', 2)::integer`, 'f.birthday_mmdd'),
  }
}

const leapDay = sql`(SELECT leap_day FROM studio)`

/** The occurrence whose trigger date is nearest today: that of a birthday in January, a week before, on a day in December. */
function yearly(
  column: string,
  { today, week }: Clock,
): Omit<Source, 'moment' | 'from' | 'studio' | 'fits' | 'about' | 'qualifiedAt' | 'knownAt' | 'occurrence' | 'made' | 'ofItem'> {
  const turning = sql`last_shifted_to(${today}::date, t.offset_count, t.offset_unit, ${week}::smallint[])`
  return {
    subject: 'client',
    basis: 'status',
    anyType: false,
    kind: 'day',
    facts: sql`true`,
    unfit: 'left-status',
    also: [],
    range: yearlyWithin(column),
    anchor: { on: sql`nearest_yearly(${sql.ref(column)}, ${turning}, ${leapDay})`, time: sql`NULL::time`, zone: sql`NULL::text`, at: sql`NULL::timestamptz` },
  }
}

/** An item is about its own year, however long ago that was. */
function inYearOf(year: ReturnType<typeof sql<number>>, column: string): NonNullable<Source['itemAnchorOn']> {
  return sql`yearly_on(${sql.ref(column)}, ${year}, ${leapDay})`
}

import { sql } from 'kysely'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Draft } from '#studio/triggers/draft.ts'
import { isOf } from '../find-sources.ts'
import type { Slice } from '../forecast/coming.ts'
import { clockAt, foretold } from '../forecast/foretold.ts'
import { sourcesAt } from '../sources.ts'
import { supposeTrigger } from '../suppose-trigger.ts'
import type { Found } from './found.ts'

/** How far is looked: the nearest days first, and only where they bring too little the others; so few that a yearly date comes once. */
const daysAhead = [14, 92] as const
const wanted = 10

export type Soon = { rows: Found[]; until: CivilDate }

type Row = Omit<Found, 'item_id' | 'why'> & { due_at: Date }

/**
 * The next that a draft would find, as the forecast does, if nothing changed until then. `leaving`: items that would leave the list when it is saved; they may come
 * back on their day (case 41). Writes nothing.
 */
export async function findSoon(work: Work, draft: Draft, leaving: readonly number[]): Promise<Soon> {
  if (!draft.trigger.active) return { rows: [], until: work.today }
  let soon: Soon = { rows: [], until: work.today }
  for (const days of daysAhead) {
    const slice: Slice = { from: null, to: addDays(work.today, days) }
    soon = { rows: await within(work, draft, { slice, leaving }), until: slice.to }
    if (soon.rows.length === wanted) return soon
  }
  return soon
}

async function within(work: Work, { saved, trigger, columns }: Draft, { slice, leaving }: { slice: Slice; leaving: readonly number[] }): Promise<Found[]> {
  const asked = { from: 0, days: 1, trigger_ids: [trigger.id] }
  const as = supposeTrigger({ id: saved?.id ?? null, columns })
  const found: Row[] = []
  for (const source of sourcesAt(clockAt(work, slice)).filter((one) => isOf(one, trigger))) {
    const { rows } = await sql<Row>`
      WITH ${as}, triggered_item AS NOT MATERIALIZED (SELECT * FROM triggered_item WHERE id <> ALL (${leaving}::bigint[]))
      SELECT subject_kind, subject_id, client_id, session_id, family_member_id, ancestry, occurrence, due_on, due_at, valid_until
      FROM (${foretold(work, { source, slice, asked })}) f WHERE due_at > ${work.now} ORDER BY due_at, subject_id, occurrence LIMIT ${wanted}`.execute(work.db)
    found.push(...rows)
  }
  return found
    .toSorted((one, other) => one.due_at.getTime() - other.due_at.getTime() || one.subject_id - other.subject_id)
    .slice(0, wanted)
    .map(({ due_at: _at, ...row }) => ({ ...row, item_id: null, why: null }))
}

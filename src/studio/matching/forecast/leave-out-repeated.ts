import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Asked, Coming } from './coming.ts'
import { findComingOn } from './find-coming-on.ts'
import { findSourcesAsked } from './find-sources-asked.ts'

/** Nothing but a yearly date comes twice, and never in fewer days. */
export const leastBetween = 330
/** So many are looked at together. */
const atOnce = 5000

/**
 * Without those of a trigger that fires once for a record, or at most every so many days, whose record has had its turn by then: in the ledger that is seen
 * by the criteria, here in what is foretold. What comes first is taken as processed on its day.
 */
export async function leaveOutRepeated(work: Work, rows: readonly Coming[], asked: Asked): Promise<Coming[]> {
  const doubtful = rows.filter(({ repeat, due_on }) => repeat !== 'every' && due_on > addDays(work.today, leastBetween))
  const last = doubtful.at(-1)
  if (last === undefined) return [...rows]
  const of = {
    from: 0,
    days: 1,
    trigger_ids: [...new Set(doubtful.map(({ trigger_id }) => trigger_id))],
    subject_ids: [...new Set(doubtful.map(({ subject_id }) => subject_id))],
    ...(asked.client_id === undefined ? {} : { client_id: asked.client_id }),
  }
  const turns = await turnsOf(work, { of, to: addDays(last.due_on, -leastBetween), persons: new Set(doubtful.map(personOf)) })
  return rows.filter((row) => !doubtful.includes(row) || !isTooSoon(row, turns.get(personOf(row)), work.today))
}

/** Whose turn comes by a day, and what it is. */
async function turnsOf(work: Work, { of, to, persons }: { of: Asked; to: CivilDate; persons: ReadonlySet<string> }): Promise<Map<string, Coming>> {
  const sources = await findSourcesAsked(work, of)
  const turns = new Map<string, Coming>()
  let after: Coming | null = null
  do {
    const found = await findComingOn(work, sources, { slice: { from: null, to }, after, limit: atOnce })
    const page: readonly Coming[] = found.slice(0, atOnce)
    for (const one of page) if (one.item_id === null && persons.has(personOf(one))) turns.set(personOf(one), one)
    after = found.length > atOnce ? (page.at(-1) ?? null) : null
  } while (after !== null)
  return turns
}

function isTooSoon({ repeat, repeat_days, due_on }: Coming, before: Coming | undefined, today: CivilDate): boolean {
  if (before === undefined) return false
  const processed = before.due_on < today ? today : before.due_on
  return repeat === 'once' || addDays(processed, repeat_days ?? 0) > due_on
}

/** Whose turn it is: each of a family has their own. */
function personOf({ trigger_id, subject_id, family_member_id }: Coming): string {
  return `${trigger_id} ${subject_id} ${family_member_id ?? ''}`
}

import { sql } from 'kysely'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Asked, nextDays, type Place, type Slice } from './coming.ts'
import { findComingOn } from './find-coming-on.ts'
import { findSourcesAsked, isYearly, type SourcesAsked } from './find-sources-asked.ts'
import { foretold, listed } from './foretold.ts'
import { leastBetween, leaveOutRepeated } from './leave-out-repeated.ts'

/** `to`: the last day that was counted. */
export type Counted = {
  to: CivilDate
  days: { on: CivilDate; count: number }[]
  triggers: { trigger_id: number; trigger: string; automatic: boolean; count: number }[]
}

type Row = { trigger_id: number; on: CivilDate; count: number }

/** So many days are counted first: how much there is says how many more to count at once. */
const atFirst = 7

/** So much is counted, to the end of a day: so many entries, or as many as so many milliseconds allow where a machine is slow. */
export type Patience = { entries: number; milliseconds: number }

/**
 * How much triggers that are on will do, by day and by trigger, counted where it is found: the same as all pages together (find-coming.ts). Ends with a day
 * where there is more than `patience` allows. Writes nothing.
 */
export async function countComing(work: Work, asked: Asked, patience: Patience): Promise<Counted> {
  const sources = await findSourcesAsked(work, asked)
  const first = addDays(work.today, asked.from)
  const counted: Row[] = []
  const began = performance.now()
  let [days, to] = [0, addDays(first, -1)]
  let more: number = Math.min(atFirst, asked.days)
  while (more > 0) {
    const from = addDays(first, days)
    to = addDays(from, more - 1)
    counted.push(...(await countOn(work, sources, { from: days === 0 && asked.from === 0 ? null : from, to })))
    days += more
    const found = counted.reduce((sum, { count }) => sum + count, 0)
    const isEnough = found >= patience.entries || performance.now() - began > patience.milliseconds
    more = isEnough ? 0 : Math.min(asked.days - days, nextDays({ days, found, wanted: patience.entries }))
  }
  counted.push(...(await repeated(work, asked, { from: first, to })))
  return {
    to,
    days: summed(counted, ({ on }) => on)
      .map(([on, count]) => ({ on, count }))
      .toSorted((one, other) => (one.on < other.on ? -1 : 1)),
    triggers: await named(
      work,
      summed(counted, ({ trigger_id }) => trigger_id),
    ),
  }
}

async function countOn(work: Work, { asked, on }: SourcesAsked, slice: Slice): Promise<Row[]> {
  const parts = [...(slice.from === null ? [listed(work, { slice, asked })] : []), ...on(slice).map((part) => foretold(work, { ...part, asked }))]
  const counted: Row[] = []
  for (const part of parts) {
    const { rows } = await sql<Row>`
      SELECT g.trigger_id, greatest(g.due_on, ${work.today}::date) AS on, count(*)::int AS count FROM (${part}) g GROUP BY 1, 2`.execute(work.db)
    counted.push(...rows)
  }
  return counted
}

/** What is counted and will not be, because its record will have had its turn: yearly dates that come twice, as counts below zero. */
async function repeated(work: Work, asked: Asked, { from: first, to }: { from: CivilDate; to: CivilDate }): Promise<Row[]> {
  const earliest = addDays(work.today, leastBetween + 1)
  const from = first > earliest ? first : earliest
  if (to < from) return []
  const sources = await findSourcesAsked(work, { ...asked, from: 1, trigger_ids: await notEveryTime(work, asked) })
  const yearly: SourcesAsked = { ...sources, on: (slice) => sources.on(slice).filter(({ source }) => isYearly(source)) }
  const left: Row[] = []
  let after: Place | null = null
  do {
    const rows = await findComingOn(work, yearly, { slice: { from, to }, after, limit: atOnce })
    const page = rows.slice(0, atOnce)
    const kept = new Set(await leaveOutRepeated(work, page, sources.asked))
    left.push(...page.filter((row) => !kept.has(row)).map(({ trigger_id, due_on }) => ({ trigger_id, on: due_on, count: -1 })))
    after = rows.length > atOnce ? (page.at(-1) ?? null) : null
  } while (after !== null)
  return left
}

const atOnce = 5000

/** Triggers, of those asked for, that do not fire on every date of a record. */
async function notEveryTime(work: Work, { trigger_ids }: Asked): Promise<number[]> {
  const wanted = trigger_ids ?? null
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM trigger WHERE repeat <> 'every' AND (${wanted}::bigint[] IS NULL OR id = ANY(${wanted}::bigint[])) ORDER BY id`.execute(work.db)
  return rows.map(({ id }) => id)
}

function summed<Key>(rows: readonly Row[], key: (row: Row) => Key): [Key, number][] {
  return [...Map.groupBy(rows, key)]
    .map(([of, those]): [Key, number] => [of, those.reduce((sum, { count }) => sum + count, 0)])
    .filter(([, count]) => count > 0)
}

async function named(work: Work, counts: readonly [number, number][]): Promise<Counted['triggers']> {
  const { rows } = await sql<{ id: number; description: string; automatic: boolean }>`
    SELECT id, description, automatic FROM trigger WHERE id = ANY(${counts.map(([id]) => id)}::bigint[])`.execute(work.db)
  const triggers = new Map(rows.map((row) => [row.id, row]))
  return counts
    .map(([id, count]) => ({ trigger_id: id, trigger: triggers.get(id)?.description ?? '', automatic: triggers.get(id)?.automatic ?? false, count }))
    .toSorted((one, other) => other.count - one.count || one.trigger_id - other.trigger_id)
}

import { sql } from 'kysely'
import { processAutomatic } from '#studio/processing/automatic/process-automatic.ts'
import { decideItem } from '#studio/processing/decide-item.ts'
import { readForecast } from '#studio/processing/forecast/read-forecast.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { testDeployment } from '#support/studio.ts'
import type { Hours } from './automatic-hours.ts'
import { giveAddresses, giveChains } from './chains.ts'
import { beginningOf, dayAt, type Instant, plusDays } from './dates.ts'
import { look } from './drive.ts'
import { type Came, came, differing, type Foretold, foretold } from './forecast-compare.ts'
import { type Mistake, mistaken } from './mistaken.ts'
import type { Program } from './program.ts'
import type { Rows } from './rows.ts'

const second = 1000
const minute = 60 * second
/** A studio looks every few days at least: a leap of the clock would ask first. */
const longest = 4

/** By the places of its triggers: the hours of one that processes by itself; null where a person does. */
export type Coming = { days: number; hours: readonly (Hours | null)[]; mistake?: Mistake | undefined }
/** What a history has left. */
type Ended = { program: Program; rows: Rows; now: Instant }
export type Tally = { histories: number; entries: number; automatic: number; missed: number; made: number }

/**
 * Whether the forecast of today comes true when nothing changes but the clock: it goes to every instant at which something is to fall due or to go, and to others between,
 * and each time the studio looks, works by itself, and a person processes what waits for one. Throws with what differs.
 */
export async function judgeForecast({ program, rows, now }: Ended, coming: Coming): Promise<Tally> {
  await program.at(now).inTransaction((work) => giveAddresses(work, rows))
  const begins = now + minute
  await look(program.at(begins))
  await automate(program.at(begins), rows, coming)
  const entries = await program.at(begins).readOnly((work) => mistaken(work, coming.mistake ?? [], () => wholeForecast(work, coming.days)))
  const zone = await program.at(begins).readOnly(async ({ studio }) => studio.zone)
  const last = plusDays(dayAt(begins, zone), coming.days - 1)
  for (const at of stepsTo({ begins, ends: beginningOf(plusDays(last, 1), zone) - second, entries })) await live(program.at(at))
  const fired: Came[] = await came(program.at(begins), { since: begins, last })
  const found = differing(entries, fired)
  if (found.length > 0) throw new Error(`Foretold at ${new Date(begins).toISOString()} for ${coming.days} days:\n${found.join('\n')}`)
  const count = (test: (entry: Foretold) => boolean) => entries.filter(test).length
  const made = fired.reduce((sum, { outputs }) => sum + outputs.length, 0)
  return { histories: 1, entries: entries.length, automatic: count(({ goes }) => goes !== null), missed: count(({ isMissed }) => isMissed), made }
}

async function automate(studio: OpenStudio, known: Rows, { hours }: Coming): Promise<void> {
  await studio.inTransaction(async (work) => {
    const { rows: open } = await sql<{ id: number }>`SELECT id FROM trigger WHERE archived_at IS NULL ORDER BY id`.execute(work.db)
    await giveChains(work, { ...known, triggers: open.map(({ id }) => id) })
    await sql`UPDATE studio SET bulk_limit = 100000, daily_cap = NULL, rehearsal = false`.execute(work.db)
    const { rows } = await sql<{ id: number }>`SELECT id FROM trigger ORDER BY id`.execute(work.db)
    for (const [place, { id }] of rows.entries()) {
      const own = hours[place % hours.length] ?? null
      if (own === null) continue
      await sql`UPDATE trigger SET automatic = true, hours_days = ${[...own.days]}::smallint[], hours_from = ${own.from}, hours_to = ${own.to} WHERE id = ${id}`.execute(
        work.db,
      )
    }
  })
}

/** In pages so small that there are several. */
async function wholeForecast(work: Work, days: number): Promise<Foretold[]> {
  const entries: Foretold[] = []
  let after: string | null = null
  do {
    const query: Parameters<typeof readForecast>[1] = { days, limit: 4, ...(after === null ? {} : { after }) }
    const page = await readForecast(work, query, testDeployment)
    entries.push(...page.rows.map(foretold))
    after = page.next
  } while (after !== null)
  return entries
}

type Steps = { begins: Instant; ends: Instant; entries: readonly Foretold[] }

/** A minute before something is to go, too: it must not go then. What goes after the last day is waited for. */
function stepsTo({ begins, ends, entries }: Steps): Instant[] {
  const wanted = entries.flatMap(({ due, goes }) => [due, ...(goes === null ? [] : [goes - minute, goes])])
  const regular = Array.from({ length: Math.ceil((ends - begins) / (longest * 24 * 60 * minute)) }, (_, turn) => begins + turn * longest * 24 * 60 * minute)
  return [...new Set([begins, ...wanted, ...regular, ends])].filter((at) => at >= begins).toSorted((one, other) => one - other)
}

/** The studio looks, what goes by itself goes, and a person processes all that waits for one. */
async function live(studio: OpenStudio): Promise<void> {
  await look(studio)
  for (let turn = 0; turn < 3 && (await processAutomatic(studio)).more; turn += 1);
  const { rows } = await studio.readOnly((work) =>
    sql<{ id: number; version: number }>`
      SELECT i.id, i.version FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id WHERE i.state = 'active' AND NOT t.automatic ORDER BY i.id`.execute(
      work.db,
    ),
  )
  for (const { id, version } of rows) await decideItem(studio, id, { decision: 'process', version, burst_confirmed: true })
}

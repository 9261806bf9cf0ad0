import { sql } from 'kysely'
import { nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import type { Goer } from '#studio/matching/automatic/going.ts'
import { loadGoing } from '#studio/matching/automatic/load-going.ts'
import { processAutomatic } from '#studio/processing/automatic/process-automatic.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'

type Item = Goer & { id: number; trigger_id: number; version: number; automatic: boolean }

/**
 * What the program and a person do at one moment of a story: items are found, what goes by itself is processed, and where the studio’s hours are open,
 * a person processes the rest of the list. Returns when something of the list goes next; null: nothing waits for a time.
 */
export async function lookAround(studio: OpenStudio): Promise<Date | null> {
  await findAndRecheck(studio, 'touched')
  const listed = await studio.inTransaction(listedItems)
  if (listed.length === 0) return null
  if (listed.some(({ automatic }) => automatic)) await processAutomatic(studio)
  const byHand = listed.filter(isByHand)
  const opening = byHand.length === 0 ? null : await studio.inTransaction(async (work) => nextOpening(work.now, await studioHours(work), work.studio.zone))
  const runId = await studio.inTransaction(async (work) =>
    opening !== null && opening <= work.now
      ? startRun(work, { burst_confirmed: true, decisions: byHand.map(({ id, version }) => ({ item_id: id, version, decision: 'process' })) })
      : null,
  )
  if (runId !== null) await carryOutRun(studio, runId)
  return studio.inTransaction((work) => nextOf(work, runId === null ? opening : null))
}

/** What is not automatic, and what of the automatic ones waits for a person. */
function isByHand({ automatic, waits_for, waits_until }: Item): boolean {
  return !automatic || (waits_for !== null && waits_until === null)
}

async function listedItems(work: Work): Promise<Item[]> {
  const { rows } = await sql<Item>`
    SELECT i.id, i.trigger_id, i.version, i.state, i.due_at, i.valid_until, i.hold_until, i.waits_for, i.waits_until, t.automatic
    FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id WHERE i.state = 'active' ORDER BY i.id`.execute(work.db)
  return rows
}

async function studioHours(work: Work): Promise<SendingHours> {
  const { sending_days, sending_from, sending_to } = await work.db
    .selectFrom('studio')
    .select(['sending_days', 'sending_from', 'sending_to'])
    .executeTakeFirstOrThrow()
  return { days: sending_days as Weekday[], from: sending_from.slice(0, 5) as WallTime, to: sending_to.slice(0, 5) as WallTime }
}

async function nextOf(work: Work, opening: Date | null): Promise<Date | null> {
  const goings = await loadGoing(work)
  const times = (await listedItems(work)).filter((item) => !isByHand(item)).map((item) => goings.of(item).at)
  const next = [...times, opening].filter((at) => at !== null && at > work.now).toSorted((one, other) => Number(one) - Number(other))
  return next[0] ?? null
}

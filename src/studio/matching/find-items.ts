import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { noteClock } from '#studio/staff/note-clock.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { changesAtOnce, matchChanges } from './match-changes.ts'
import { moveItems } from './move-items.ts'
import { rekeyItems } from './rekey-items.ts'
import { sweep } from './sweep.ts'
import { type Verified, verifyItems } from './verify-items.ts'
import { waitForTurn } from './wait-for-turn.ts'

export type Found = { found: number; late: number; returned: number; withdrawn: number; expired: number; touched: number[]; more: boolean }

/**
 * Finds active items: what fell due, what changed records bring and take away, holds that are over, validity that ran out. One
 * transaction; one at a time in a studio, so that two workers do not do the same work. Doing it again finds nothing.
 */
export async function findItems(studio: OpenStudio): Promise<Found> {
  const found = await studio.inTransaction(async (work) => {
    const leap = await noteClock(work)
    return leap === null ? findAll(work) : leap
  })
  // Refused only now: the pause that a leap brings must be committed.
  if (typeof found === 'string') throw new Refusal('conflict', 'clock-leap', found)
  return found
}

async function findAll(work: Work): Promise<Found> {
  await waitForTurn(work)
  await rekeyItems(work)
  const swept = await sweep(work)
  const matched = await matchChanges(work)
  const expired = await expireItems(work)
  const released = await releaseHolds(work)
  const coming = swept.found + swept.returned + matched.found + matched.returned + released
  if (coming > 0) await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} automatic`})`.execute(work.db)
  return {
    found: swept.found + matched.found,
    late: matched.late,
    returned: swept.returned + matched.returned + released,
    withdrawn: matched.withdrawn,
    expired: swept.missed + matched.expired + expired,
    touched: matched.touched,
    more: matched.taken === changesAtOnce,
  }
}

async function expireItems(work: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM triggered_item WHERE state IN ('active', 'held', 'attention') AND valid_until < ${work.today}::date
    ORDER BY id LIMIT 5000 FOR NO KEY UPDATE SKIP LOCKED`.execute(work.db)
  const moved = await moveItems(
    work,
    rows.map(({ id }) => ({ id, to: 'expired', reason: 'validity-over' })),
  )
  return moved.length
}

async function releaseHolds(work: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM triggered_item WHERE state = 'held' AND hold_until <= ${work.now} ORDER BY id LIMIT 5000 FOR NO KEY UPDATE SKIP LOCKED`.execute(work.db)
  const moved = await moveItems(
    work,
    rows.map(({ id }) => ({ id, to: 'active', reason: 'hold-over' })),
  )
  return moved.length
}

/** Looks at undecided items again even when nothing says that they changed: a slice after `after` by id, about a thousand a minute. Returns what changed, and where to go on. */
export async function verifySlice(studio: OpenStudio, after: number): Promise<Verified & { next: number }> {
  return studio.inTransaction(async (work) => {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM triggered_item WHERE state = 'active' AND id > ${after} ORDER BY id LIMIT 1000`.execute(work.db)
    const verified = await verifyItems(
      work,
      rows.map((row) => row.id),
    )
    return { ...verified, next: rows.length < 1000 ? 0 : (rows.at(-1)?.id ?? 0) }
  })
}

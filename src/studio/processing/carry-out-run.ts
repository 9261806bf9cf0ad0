import { sql } from 'kysely'
import { isAway } from '#platform/database/away.ts'
import type { Counts } from '#platform/jobs/job.ts'
import { Refusal } from '#platform/refusal.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { afterDecision, alreadyDecided, type Decision, type ItemState } from '#studio/matching/item.ts'
import { type Move, moveItems } from '#studio/matching/move-items.ts'
import { rekeyItems } from '#studio/matching/rekey-items.ts'
import { type Actor, type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { leaveClosed } from './automatic/leave-closed.ts'
import { enterRun } from './enter-run.ts'
import type { Generation } from './generate.ts'
import { processItems, type Result } from './process-items.ts'
import { staleSentence } from './stale.ts'

/** The first batch is smaller: what it makes can leave while the next is made, and somebody who waits sees that it goes on. */
const [firstSize, batchSize] = [250, 500]

/** So often in a row a batch is begun anew that stood in somebody's way; then whoever called hears of it. */
const mostCollisions = 20

type Row = { item_id: number; decision: Decision; seen_version: number; version: number; state: ItemState } & LastEvent
type LastEvent = { last_kind: Actor['kind']; last_actor: string; last_at: Date | null }

/**
 * Carries a run out, batch by batch, each one transaction with its items locked. May be called by any number of workers at once and
 * again after a crash: what has an outcome is done. A batch whose write fails is halved until the bad item is alone; that one goes
 * to attention and the others through; one that collided with somebody else's is begun anew. Stops between batches when the run was stopped or `signal` says so. Returns how
 * many items had which outcome.
 */
export async function carryOutRun(studio: OpenStudio, runId: number, signal?: AbortSignal): Promise<Counts> {
  const counts: Record<string, number> = {}
  let size = firstSize
  let collisions = 0
  while (signal?.aborted !== true) {
    try {
      const results = await studio.inTransaction((work) => carryOutBatch(work, { runId, deployment: studio.deployment }, size))
      if (results === 'nothing left') return counts
      for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1
      size = Math.min(batchSize, size * 2)
      collisions = 0
    } catch (error) {
      // Two who wait for each other's items: one of them was given up, with nothing of it kept, and lets the other go first.
      if (isCollision(error) && collisions < mostCollisions) {
        collisions += 1
        continue
      }
      if (!isFaultOfAnItem(error)) throw error
      if (size === 1) {
        await studio.inTransaction((work) => setAside(work, runId, error))
        counts['attention'] = (counts['attention'] ?? 0) + 1
      }
      size = Math.max(1, Math.floor(size / 2))
    }
  }
  return counts
}

async function carryOutBatch(
  work: Work,
  generation: Omit<Generation, 'automatic'> & { runId: number },
  size: number,
): Promise<'nothing left' | readonly Result[]> {
  const { runId } = generation
  const run = await startedRun(work, runId)
  if (run === null) return 'nothing left'
  await rekeyItems(work)
  const asRequested: Work = { ...work, actor: actorOf(run) }
  const rows = await lockNext(work, runId, size)
  if (rows.length === 0) {
    await sql`UPDATE processing_run SET state = 'done', finished_at = ${work.now} WHERE id = ${runId} AND state = 'running'
      AND NOT EXISTS (SELECT FROM run_decision d WHERE d.run_id = ${runId} AND d.outcome IS NULL)`.execute(work.db)
    return 'nothing left'
  }
  const refused = rows.flatMap((row) => refusal(row, work) ?? [])
  const accepted = rows.filter((row) => !refused.some((result) => result.id === row.item_id))
  const settled = await decideSimply(asRequested, accepted, runId)
  const processed = await processItems(
    asRequested,
    accepted.filter((row) => row.decision === 'process').map((row) => ({ id: row.item_id, validityMinded: row.state !== 'expired' })),
    { ...generation, automatic: run.actor_kind === 'job' },
  )
  const results = [...refused, ...settled, ...processed]
  await keepOutcomes(work, runId, results)
  return results
}

async function startedRun(work: Work, runId: number): Promise<ActorColumns | null> {
  await enterRun(work, runId)
  const { rows } = await sql<ActorColumns & { state: string; paused: boolean }>`
    SELECT state, actor_kind, actor_id, actor_name, (SELECT paused_at IS NOT NULL FROM studio) AS paused FROM processing_run WHERE id = ${runId}`.execute(
    work.db,
  )
  const run = rows[0]
  if (run === undefined) throw new Refusal('not-found', 'no-such-run', `There is no run number ${runId}.`)
  if (run.state === 'waiting') await sql`UPDATE processing_run SET state = 'running' WHERE id = ${runId} AND state = 'waiting'`.execute(work.db)
  if (run.state === 'stopped' || run.state === 'done') return null
  if (run.actor_kind !== 'job') return run
  // What goes by itself stands still while everything is paused, and goes in its hours.
  if (!run.paused) await leaveClosed(work, runId)
  return run.paused ? null : run
}

/**
 * The next undecided items, locked. Those that somebody else holds are left for later; when only such are left, it waits for them. Decisions come
 * first, by themselves: a join of both in the order of the items would begin at the studio's first item for every batch.
 */
async function lockNext(work: Work, runId: number, size: number): Promise<Row[]> {
  const next = (most: number, patience: ReturnType<typeof sql>) =>
    sql<Row>`
    WITH next AS MATERIALIZED (
      SELECT studio_id, item_id, decision, seen_version FROM run_decision WHERE run_id = ${runId} AND outcome IS NULL
      ORDER BY item_id LIMIT ${most} FOR NO KEY UPDATE ${patience})
    SELECT d.item_id, d.decision, d.seen_version, i.version, i.state, coalesce(e.actor_kind, 'job') AS last_kind, coalesce(e.actor_name, '') AS last_actor, e.at AS last_at
    FROM next d
    CROSS JOIN LATERAL (SELECT * FROM triggered_item i WHERE i.studio_id = d.studio_id AND i.id = d.item_id FOR NO KEY UPDATE ${patience}) i
    LEFT JOIN item_event e ON e.studio_id = i.studio_id AND e.item_id = i.id AND e.id = i.last_event_id
    ORDER BY d.item_id`.execute(work.db)
  const { rows } = await next(size, sql`SKIP LOCKED`)
  return rows.length > 0 ? rows : (await next(Math.min(size, 10), sql``)).rows
}

/** A person's request carries the version they saw; a changed item is refused with who changed it (semantics §6). */
function refusal(row: Row, { studio }: Work): Result | null {
  if (row.version === row.seen_version && afterDecision(row.state, row.decision) !== null) return null
  const latest = { state: row.state, by: { kind: row.last_kind, name: row.last_actor }, at: row.last_at }
  return {
    id: row.item_id,
    outcome: alreadyDecided(row.state, row.decision) ? 'decided' : 'changed',
    message: staleSentence(row.decision, latest, studio.zone),
  }
}

async function decideSimply(work: Work, rows: readonly Row[], runId: number): Promise<Result[]> {
  const tomorrow = startOfDay(addDays(work.today, 1), work.studio.zone)
  const moves = rows.flatMap(({ item_id: id, decision }): Move[] => {
    if (decision === 'skip') return [{ id, to: 'held', reason: 'skipped', holdUntil: tomorrow, runId }]
    return decision === 'delete' ? [{ id, to: 'deleted', reason: null, runId }] : []
  })
  await moveItems(work, moves)
  return moves.map(({ id, to }) => ({ id, outcome: to === 'held' ? 'skipped' : 'deleted', message: null }))
}

async function keepOutcomes(work: Work, runId: number, results: readonly Result[]): Promise<void> {
  await sql`
    UPDATE run_decision d SET outcome = r.outcome, message = r.message
    FROM unnest(${results.map((r) => r.id)}::bigint[], ${results.map((r) => r.outcome)}::text[], ${results.map((r) => r.message)}::text[]) AS r(item_id, outcome, message)
    WHERE d.run_id = ${runId} AND d.item_id = r.item_id`.execute(work.db)
}

/** An item whose write fails even alone. */
async function setAside(work: Work, runId: number, error: unknown): Promise<void> {
  const [row] = await lockNext(work, runId, 1)
  if (row === undefined) return
  const detail = `it could not be written down (${error instanceof Error ? error.message : String(error)}).`
  await moveItems(work, [{ id: row.item_id, to: 'attention', reason: 'broken-template', detail, runId }])
  await keepOutcomes(work, runId, [{ id: row.item_id, outcome: 'attention', message: detail }])
}

function isCollision(error: unknown): boolean {
  return codeOf(error).startsWith('40')
}

/** Anything but a lost connection or a collision, which the next try may not meet: whatever it is, it must not keep the other items waiting. */
function isFaultOfAnItem(error: unknown): boolean {
  return error instanceof Error && !(error instanceof Refusal) && !isAway(error) && !/^(40|55|57)/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

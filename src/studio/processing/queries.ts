import { sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import { Refusal } from '#platform/refusal.ts'
import { itemNameSql } from '#studio/matching/item-facts.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Outcome } from './outcome.ts'
import { undoUntil, untouchedDecisions } from './undoing.ts'

type RunRow = ActorColumns & {
  id: number
  state: 'waiting' | 'running' | 'stopped' | 'done'
  total: number
  requested_at: Date
  finished_at: Date | null
  undone_at: Date | null
}

/** A run with its progress, what it generated and what did not go as wanted. */
export async function readRun(work: Work, id: number) {
  const run = await work.db.selectFrom('processing_run').selectAll().where('id', '=', id).executeTakeFirst()
  if (run === undefined) throw new Refusal('not-found', 'no-such-run', `There is no run number ${id}. It may belong to another studio.`)
  return shown(work, run)
}

/** Runs, newest first. */
export async function listRuns(work: Work, { after, limit = 50 }: { after?: string; limit?: number }) {
  const before: Cursor | null = after === undefined ? null : readCursor(after, 1)
  let query = work.db
    .selectFrom('processing_run')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('id', '<', Number(before[0]))
  const runs = await query.execute()
  const last = runs.length > limit ? runs[limit - 1] : undefined
  const rows = []
  for (const run of runs.slice(0, limit)) rows.push(await shown(work, run))
  return { rows, next: last === undefined ? null : writeCursor([last.id]) }
}

async function shown(work: Work, run: RunRow) {
  const { rows: outcomes } = await sql<{ outcome: Outcome; count: number }>`
    SELECT outcome, count(*)::int AS count FROM run_decision WHERE run_id = ${run.id} AND outcome IS NOT NULL GROUP BY outcome`.execute(work.db)
  const { rows: generated } = await sql<{ channel: string; count: number }>`
    SELECT CASE WHEN e.task_id IS NOT NULL THEN 'task' ELSE c.channel END AS channel, count(*)::int AS count
    FROM effect e LEFT JOIN communication c ON c.studio_id = e.studio_id AND c.id = e.communication_id
    WHERE e.run_id = ${run.id} AND (e.task_id IS NOT NULL OR e.communication_id IS NOT NULL) GROUP BY 1`.execute(work.db)
  const { rows: doubts } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM dispatch WHERE state = 'in-doubt' AND communication_id IN (SELECT communication_id FROM effect WHERE run_id = ${run.id})`.execute(
    work.db,
  )
  const { rows: problems } = await sql<{ item_id: number; outcome: Outcome; client_name: string; trigger: string; message: string }>`
    SELECT d.item_id, d.outcome, coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company, ${itemNameSql}, '') AS client_name, t.description AS trigger,
      coalesce(d.message, '') AS message
    FROM run_decision d
    JOIN triggered_item i ON i.studio_id = d.studio_id AND i.id = d.item_id
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = i.client_id
    WHERE d.run_id = ${run.id} AND d.outcome NOT IN ('processed', 'skipped', 'deleted') ORDER BY d.item_id LIMIT 100`.execute(work.db)
  const finished = outcomes.reduce((sum, row) => sum + row.count, 0)
  return {
    id: run.id,
    state: run.state,
    total: run.total,
    finished,
    outcomes: Object.fromEntries(outcomes.map((row) => [row.outcome, row.count])),
    generated: Object.fromEntries(generated.map((row) => [row.channel, row.count])),
    in_doubt: doubts[0]?.count ?? 0,
    problems,
    undoable: run.undone_at === null && (await isUndoable(work, run.id)),
    undone_at: run.undone_at,
    requested_at: run.requested_at,
    finished_at: run.finished_at,
    actor: actorOf(run),
  }
}

/** Something of it is still here: an open call, an open task, an email in its resting time, or what it skipped or deleted a moment ago. */
async function isUndoable(work: Work, runId: number): Promise<boolean> {
  const { rows } = await sql`
    (SELECT FROM effect e
    LEFT JOIN communication c ON c.studio_id = e.studio_id AND c.id = e.communication_id
    LEFT JOIN task k ON k.studio_id = e.studio_id AND k.id = e.task_id
    WHERE e.run_id = ${runId} AND e.state = 'generated'
      AND (c.call_state = 'open' OR c.rest_until > now() OR (k.id IS NOT NULL AND k.completed_at IS NULL AND k.canceled_at IS NULL)) LIMIT 1)
    UNION ALL
    (SELECT FROM processing_run r JOIN studio s ON s.id = r.studio_id CROSS JOIN LATERAL (SELECT FROM ${untouchedDecisions} LIMIT 1) u
    WHERE r.id = ${runId} AND ${undoUntil(work.now)} > ${work.now})`.execute(work.db)
  return rows.length > 0
}

import { type RawBuilder, sql } from 'kysely'
import { loadAutomation } from '#studio/matching/automatic/load-rules.ts'
import { dueBefore, openRules, type Rule } from '#studio/matching/automatic/rule.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { countReady, type Ready } from './count-ready.ts'
import { waitWhenUndone } from './wait-when-undone.ts'

/** A made-up class of advisory locks: who starts a run of a studio (start-run.ts). */
const startLocks = 7303

/** At most so many items in one run; the next takes the others. */
const mostAtOnce = 5000

export type Started = { braked: number; more: boolean }
const nothing: Started = { braked: 0, more: false }

/**
 * Writes down, as a run of this job, which items go by themselves now: of live automatic triggers whose hours are open, due, settled and
 * waiting for nobody. What the brake stops waits for a person instead. It costs a probe of an index for each automatic trigger and what is ready.
 */
export async function startAutomaticRun(work: Work, rules: readonly Rule[]): Promise<Started> {
  const automation = await loadAutomation(work)
  if (automation.paused) return nothing
  const open = openRules(rules, automation, { now: work.now, zone: work.studio.zone }).map(({ triggerId, ...rule }) => ({
    triggerId,
    dueBefore: dueBefore({ triggerId, ...rule }, automation, work.now),
  }))
  if (open.length === 0) return nothing
  await sql`SELECT pg_advisory_xact_lock(${startLocks}::int, ${work.studio.id}::int)`.execute(work.db)
  if (await isUnfinished(work)) return { braked: 0, more: true }
  const staying = rules.filter(({ settles, stays }) => settles && stays).map((rule) => rule.triggerId)
  await waitWhenUndone(work, staying, automation)
  const ready = await countReady(work, open, automation.bulkLimit)
  if (ready.length === 0) return nothing
  const stopped = ready.filter(({ wanted, today, limit }) => wanted > 0 && wanted + today > limit)
  const braked =
    stopped.length === 0
      ? []
      : await setWaiting(work, sql`i.id IN (SELECT id FROM (${readyOf(stopped, { letGo: false })}) s)`, { waiting: 'brake', reason: 'brake' })
  await keepRun(work, ready)
  const all = ready.reduce((sum, one) => sum + one.wanted + one.letGo, 0) - braked.length
  return { braked: braked.length, more: all > mostAtOnce }
}

/** A run of this job is still being carried out: what it holds is ready as well, and must not be taken twice. The next one begins after it. */
async function isUnfinished(work: Work): Promise<boolean> {
  const { rows } = await sql`SELECT FROM processing_run WHERE state IN ('waiting', 'running') AND actor_kind = 'job' LIMIT 1`.execute(work.db)
  return rows.length > 0
}

async function keepRun(work: Work, ready: readonly Ready[]): Promise<void> {
  await sql`
    WITH ready AS (SELECT id, version FROM (${readyOf(ready)}) r ORDER BY due_at, id LIMIT ${mostAtOnce}),
    run AS (
      INSERT INTO processing_run (state, burst_confirmed, total, requested_at, actor_kind, actor_id, actor_name)
      SELECT 'waiting', false, count(*), ${work.now}::timestamptz, ${actorColumns(work.actor).actor_kind}, NULL, ${work.actor.name} FROM ready HAVING count(*) > 0
      RETURNING id)
    INSERT INTO run_decision (run_id, item_id, decision, seen_version)
    SELECT run.id, ready.id, 'process', ready.version FROM run, ready`.execute(work.db)
}

/** Items of these triggers that are ready. What is in a person’s run as well is made once all the same, by whoever comes first. */
function readyOf(rules: readonly Ready[], { letGo }: { letGo?: boolean } = {}): RawBuilder<unknown> {
  return sql`
    SELECT r.id, r.version, r.due_at
    FROM unnest(${rules.map((rule) => rule.triggerId)}::bigint[], ${rules.map((rule) => rule.dueBefore)}::timestamptz[]) AS o(trigger_id, due_before)
    CROSS JOIN LATERAL (
      SELECT i.id, i.version, i.due_at FROM triggered_item i
      WHERE i.studio_id = current_studio() AND i.trigger_id = o.trigger_id AND i.state = 'active' AND i.waits_for IS NULL AND i.due_at <= o.due_before
        AND ${letGo === undefined ? sql`true` : sql`i.let_go = ${letGo}`}
      ORDER BY i.due_at, i.id OFFSET 0) r`
}

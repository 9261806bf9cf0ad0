import { sql } from 'kysely'
import type { Static } from 'typebox'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { afterDecision, itemStates, stateOfView } from '#studio/matching/item.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { refuseBurst } from './brake.ts'
import type { startRun as contract } from './contract.ts'

/** A made-up class of advisory locks: who starts a run of a studio. */
const startLocks = 7303

export type RunRequest = Static<typeof contract.body>

/**
 * Writes down what a person wants of which items and returns the run's id; a worker carries it out. Single decisions win over those
 * for "all", which carry their filter and the last event seen: items changed later are left, and stay in the list. Refused when it is
 * nothing, when a decision cannot be taken there, and when the brake asks.
 */
export async function startRun(work: Work, wanted: RunRequest): Promise<number> {
  // One after the other until they are committed: the brake must see the runs that others start at the same moment.
  await sql`SELECT pg_advisory_xact_lock(${startLocks}::int, ${work.studio.id}::int)`.execute(work.db)
  const run = await work.db
    .insertInto('processing_run')
    .values({
      state: 'waiting',
      burst_confirmed: wanted.burst_confirmed ?? false,
      total: 0,
      requested_at: work.now,
      finished_at: null,
      undone_at: null,
      lease_until: null,
      ...actorColumns(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepSingle(work, run.id, wanted.decisions ?? [])
  for (const [index, all] of (wanted.all ?? []).entries()) await keepAll(work, run.id, { ...all, field: `all.${index}.decision` })
  const { rows } = await sql<{ total: number }>`
    UPDATE processing_run SET total = (SELECT count(*) FROM run_decision WHERE run_id = ${run.id}) WHERE id = ${run.id} RETURNING total`.execute(work.db)
  if (rows[0]?.total === 0)
    throw new Refusal(
      'invalid',
      'nothing-chosen',
      'There is nothing to do: no item was chosen, or those chosen have changed meanwhile. Look at the list again.',
    )
  if (wanted.burst_confirmed !== true) await refuseBurst(work, run.id)
  await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} process`})`.execute(work.db)
  return run.id
}

async function keepSingle(work: Work, runId: number, decisions: NonNullable<RunRequest['decisions']>): Promise<void> {
  const { rows } = await sql<{ item_id: number }>`
    INSERT INTO run_decision (run_id, item_id, decision, seen_version)
    SELECT DISTINCT ON (i.id) ${runId}, i.id, d.decision, d.version
    FROM unnest(${decisions.map((d) => d.item_id)}::bigint[], ${decisions.map((d) => d.decision)}::text[], ${decisions.map((d) => d.version)}::int[]) AS d(item_id, decision, version)
    JOIN triggered_item i ON i.id = d.item_id ORDER BY i.id RETURNING item_id`.execute(work.db)
  const chosen = decisions.map((decision) => decision.item_id)
  const twice = chosen.findIndex((id, index) => chosen.indexOf(id) !== index)
  if (twice >= 0) throw refuseField(`decisions.${twice}.item_id`, 'twice', `Item number ${chosen[twice]} stands here twice. Decide each item once.`)
  const known = new Set(rows.map((row) => row.item_id))
  const strange = decisions.findIndex((decision) => !known.has(decision.item_id))
  if (strange >= 0)
    throw refuseField(`decisions.${strange}.item_id`, 'no-such-item', `There is no triggered item number ${decisions[strange]?.item_id}. Load the list again.`)
}

type All = NonNullable<RunRequest['all']>[number] & { field: string }

async function keepAll(work: Work, runId: number, all: All): Promise<void> {
  const state = stateOfView(all.view)
  if (afterDecision(state, all.decision) === null) {
    throw refuseField(all.field, 'cannot-decide', `Items listed under “${itemStates[state].label}” cannot be decided this way.`)
  }
  await sql`
    INSERT INTO run_decision (run_id, item_id, decision, seen_version)
    SELECT ${runId}, id, ${all.decision}, version FROM triggered_item
    WHERE state = ${state} AND last_event_id <= ${all.last_event_id} AND ${all.trigger_id === undefined ? sql`true` : sql`trigger_id = ${all.trigger_id}`}
      AND id <> ALL(${all.except ?? []}::bigint[])
    ON CONFLICT DO NOTHING`.execute(work.db)
}

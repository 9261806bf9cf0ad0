import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { type Actor, type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientName } from '../clients/client-name.ts'
import { loadClient } from '../clients/load-clients.ts'
import { refuseClosed } from '../clients/refuse-closed.ts'
import { noSuch } from '../stale.ts'
import type { Merge, MergePreview } from './contract.ts'
import { findHindrances } from './find-hindrances.ts'
import { differingFields, fieldValue, mergedClient, usualChoice } from './merged-client.ts'
import { movedKindNames, movedKinds } from './moved-kinds.ts'

/** What becomes of a client when another is merged into it; refuses clients that are none any more. */
export async function readMergePreview(work: Work, winnerId: number, loserId: number): Promise<Answer<MergePreview>> {
  const winner = await loadClient(work, winnerId)
  const loser = await loadClient(work, loserId)
  await refuseClosed(work, winner.row)
  await refuseClosed(work, loser.row)
  const after = mergedClient(winner, loser, [])
  const status = await work.db.selectFrom('status').select('name').where('id', '=', winner.row.status_id).executeTakeFirstOrThrow()
  return {
    winner: { id: winnerId, name: clientName(winner.row), version: winner.row.version },
    loser: { id: loserId, name: clientName(loser.row), version: loser.row.version },
    fields: differingFields(winner.row, loser.row).map((field) => ({
      field,
      winner: fieldValue(field, winner.row),
      loser: fieldValue(field, loser.row),
      usual: usualChoice(field, winner.row, loser.row),
    })),
    emails: after.emails,
    phones: after.phones,
    family: after.family.map(({ name }) => name),
    do_not_market: after.row.do_not_market,
    do_not_call: after.row.do_not_call,
    status: status.name,
    moves: await countMoves(work, loserId),
  }
}

async function countMoves(work: Work, loserId: number): Promise<MergePreview['moves']> {
  const counts = movedKindNames.map(
    (kind) => sql`SELECT ${kind} AS what, count(*)::int AS count FROM ${sql.table(kind)} WHERE ${sql.ref(movedKinds[kind])} = ${loserId}`,
  )
  const { rows } = await sql<{ what: string; count: number }>`${sql.join(counts, sql` UNION ALL `)}`.execute(work.db)
  return rows.filter(({ count }) => count > 0)
}

type MergeRow = ActorColumns & {
  id: number
  at: Date
  winner: { id: number; name: string }
  loser: { id: number; name: string }
  undone_at: Date | null
  undone_by: Actor | null
}

const named = (id: string) => sql`(SELECT jsonb_build_object('id', c.id, 'name', coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company))
  FROM client c WHERE c.studio_id = g.studio_id AND c.id = ${sql.ref(`g.${id}`)})`

/** What was merged into a client, newest first. */
export async function findMerges(work: Work, winnerId: number): Promise<Answer<Merge>[]> {
  return mergesWhere(work, sql`g.winner_id = ${winnerId}`)
}

/** One merge; refuses a number that names none. */
export async function readMerge(work: Work, id: number): Promise<Answer<Merge>> {
  const [merge] = await mergesWhere(work, sql`g.id = ${id}`)
  if (merge === undefined) throw noSuch('merge', id)
  return merge
}

async function mergesWhere(work: Work, where: ReturnType<typeof sql>): Promise<Answer<Merge>[]> {
  const { rows } = await sql<MergeRow>`
    SELECT g.id, g.at, g.actor_kind, g.actor_id, g.actor_name, g.undone_at, g.undone_by, ${named('winner_id')} AS winner, ${named('loser_id')} AS loser
    FROM client_merge g WHERE ${where} ORDER BY g.id DESC LIMIT 100`.execute(work.db)
  const hindrances = await findHindrances(
    work,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { id, at, winner, loser, undone_at, undone_by } = row
    return { id, at, actor: actorOf(row), winner, loser, undone_at, undone_by, hindrance: hindrances.get(id) ?? null }
  })
}

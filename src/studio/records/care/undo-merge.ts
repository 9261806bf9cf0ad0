import { type Selectable, sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { lockRecords } from '../lock-records.ts'
import { noSuch } from '../stale.ts'
import { writeHistory } from '../write-history.ts'
import { writeRecords } from '../write-records.ts'
import { findHindrances } from './find-hindrances.ts'
import { asRemembered } from './merged-client.ts'
import { moveRecords } from './move-records.ts'
import { partHouseholds } from './part-households.ts'
import type { ClientMergeTable } from './tables.ts'

type Merge = Selectable<ClientMergeTable>

/**
 * Parts two clients that were merged: what moved goes back, and both are as they were. Twice the same way changes nothing. Refuses once
 * something depends on the merge. What triggers generated stays, with whom it was made for.
 */
export async function undoMerge(work: Work, id: number): Promise<void> {
  const merge = await work.db.selectFrom('client_merge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (merge === undefined) throw noSuch('merge', id)
  if (merge.undone_at !== null) return
  const hindrance = (await findHindrances(work, [id])).get(id)
  if (hindrance !== undefined) throw new Refusal('conflict', 'merge-depended-on', hindrance)
  await giveBack(work, merge)
  await moveRecords(work, { mergeId: id, from: merge.winner_id, to: merge.loser_id, back: true })
  await keepUndoable(work, merge)
  await sql`UPDATE client_merge SET undone_at = ${work.now}, undone_by = ${JSON.stringify(work.actor)}::jsonb WHERE id = ${id}`.execute(work.db)
  await writeHistory(work, 'client', [
    { subjectId: merge.winner_id, what: 'unmerged', changes: { merged_from: [merge.loser_id, null] }, entered: null },
    { subjectId: merge.loser_id, what: 'unmerged', changes: { merged_into: [merge.winner_id, null] }, entered: null },
  ])
}

async function giveBack(work: Work, merge: Merge): Promise<void> {
  const { winner_id, loser_id, winner_before, loser_before } = merge
  await sql`
    UPDATE family_member SET client_id = ${loser_id}
    WHERE client_id = ${winner_id} AND id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${merge.id} AND what = 'family_member'))`.execute(
    work.db,
  )
  const { external_id, archived_at } = loser_before.row
  const households = { from: numberOf(loser_before.row.household_id), to: numberOf(winner_before.row.household_id) }
  const winner = (await lockRecords(work, keptClients, [winner_id])).get(winner_id)
  if (winner === undefined) throw noSuch('client', winner_id)
  // First neither has the numbers of the other program that the two changed.
  if (winner.row.external_id !== (winner_before.row.external_id ?? null)) {
    await sql`UPDATE client SET external_id = NULL WHERE id IN (${winner_id}, ${loser_id})`.execute(work.db)
  }
  const after = asRemembered(winner, winner_before)
  // With whom the winner lives may have changed since: only what the merge brought goes.
  const household_id = households.to === null && winner.row.household_id === households.from ? null : winner.row.household_id
  await writeRecords(work, keptClients, [{ before: winner, after: { ...after, row: { ...after.row, household_id } }, what: 'changed' }])
  await sql`
    UPDATE client SET merged_into = NULL, archived_at = ${archived_at ?? null}, external_id = ${external_id ?? null},
      version = version + 1
    WHERE id = ${loser_id}`.execute(work.db)
  await partHouseholds(work, { mergeId: merge.id, ...households, loser: loser_id })
}

function numberOf(remembered: unknown): number | null {
  return typeof remembered === 'number' ? remembered : null
}

/** What could be undone before this merge can be undone again: nobody but the merge has changed the two meanwhile. */
async function keepUndoable(work: Work, { winner_id, loser_id, winner_before, loser_before }: Merge): Promise<void> {
  await sql`
    UPDATE client_merge g SET winner_version = c.version FROM client c
    WHERE c.studio_id = g.studio_id AND c.id = g.winner_id AND g.undone_at IS NULL
      AND ((g.winner_id = ${winner_id} AND g.winner_version = ${winner_before.version}) OR (g.winner_id = ${loser_id} AND g.winner_version = ${loser_before.version}))`.execute(
    work.db,
  )
}

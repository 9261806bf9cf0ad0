import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ClientRecord } from '../clients/client.ts'
import { clientName } from '../clients/client-name.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { refuseClosed } from '../clients/refuse-closed.ts'
import { lockRecords } from '../lock-records.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { writeHistory } from '../write-history.ts'
import { writeRecords } from '../write-records.ts'
import type { MergeField } from './merge-fields.ts'
import { differingFields, mergedClient, remembered, unitedFamily, usualChoice } from './merged-client.ts'
import { moveRecords } from './move-records.ts'
import { noteMoved } from './note-moved.ts'
import { uniteHouseholds } from './unite-households.ts'

export type Merging = { winnerId: number; loserId: number; version: number; loserVersion: number; take?: readonly MergeField[] | undefined }

/**
 * Makes two clients one and returns the merge's number: the loser's records move to the winner, its number leads there from then on.
 * The ledger is taken by matching, from the queue. Refuses one client with itself, clients that are merged, archived (the winner) or
 * erased, and versions that are not the latest.
 */
export async function mergeClients(work: Work, { winnerId, loserId, version, loserVersion, take }: Merging): Promise<number> {
  if (winnerId === loserId) throw new Refusal('invalid', 'same-client', 'This is one and the same client. Choose another one to merge into it.')
  const { winner, loser } = await lockBoth(work, winnerId, loserId)
  await refuseClosed(work, winner.row)
  await refuseClosed(work, loser.row)
  if (winner.row.archived_at !== null) {
    throw new Refusal('conflict', 'winner-archived', `${clientName(winner.row)} is archived. Take this client back first, or merge it into the other one.`)
  }
  refuseStale('client', winner.row, version)
  refuseStale('client', loser.row, loserVersion)
  const taken = take ?? differingFields(winner.row, loser.row).filter((field) => usualChoice(field, winner.row, loser.row) === 'loser')
  const mergeId = await note(work, winner, loser)
  await bury(work, loser, { winner, taken, mergeId })
  await writeRecords(work, keptClients, [{ before: winner, after: mergedClient(winner, loser, taken), what: 'changed' }])
  await uniteHouseholds(work, { mergeId, from: loser.row.household_id, to: winner.row.household_id })
  await moveRecords(work, { mergeId, from: loserId, to: winnerId, back: false })
  await sql`UPDATE client_merge SET winner_version = (SELECT version FROM client WHERE id = ${winnerId}) WHERE id = ${mergeId}`.execute(work.db)
  await tell(work, winnerId, loserId)
  return mergeId
}

async function lockBoth(work: Work, winnerId: number, loserId: number): Promise<{ winner: ClientRecord; loser: ClientRecord }> {
  const found = await lockRecords(work, keptClients, [winnerId, loserId])
  const [winner, loser] = [found.get(winnerId), found.get(loserId)]
  if (winner === undefined) throw noSuch('client', winnerId)
  if (loser === undefined) throw noSuch('client', loserId)
  return { winner, loser }
}

async function note(work: Work, winner: ClientRecord, loser: ClientRecord): Promise<number> {
  const { id } = await work.db
    .insertInto('client_merge')
    .values({
      winner_id: winner.row.id,
      loser_id: loser.row.id,
      at: work.now,
      winner_before: JSON.stringify(remembered(winner)),
      loser_before: JSON.stringify(remembered(loser)),
      winner_version: winner.row.version,
      ...actorColumns(work.actor),
      undone_at: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * The loser stays as a tombstone with what was known of it, put away. Its number of another program stays with it, where that too leads
 * on; where the winner takes that number, they change numbers. Family members move with their own numbers, by which they are remembered.
 */
async function bury(
  work: Work,
  loser: ClientRecord,
  { winner, taken, mergeId }: { winner: ClientRecord; taken: readonly MergeField[]; mergeId: number },
): Promise<void> {
  const swaps = taken.includes('external_id')
  if (swaps) await sql`UPDATE client SET external_id = NULL WHERE id IN (${loser.row.id}, ${winner.row.id})`.execute(work.db)
  await sql`
    UPDATE client SET merged_into = ${winner.row.id}, archived_at = ${work.now}, household_id = NULL, version = version + 1,
      external_id = ${swaps ? winner.row.external_id : loser.row.external_id}
    WHERE id = ${loser.row.id}`.execute(work.db)
  const ids = unitedFamily(winner.family, loser.family).moved.flatMap(({ id }) => id ?? [])
  await sql`UPDATE family_member SET client_id = ${winner.row.id} WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  await noteMoved(work, { mergeId, what: 'family_member', ids })
}

async function tell(work: Work, winnerId: number, loserId: number): Promise<void> {
  await writeHistory(work, 'client', [
    { subjectId: winnerId, what: 'merged', changes: { merged_from: [null, loserId] }, entered: null },
    { subjectId: loserId, what: 'merged', changes: { merged_into: [null, winnerId] }, entered: null },
  ])
}

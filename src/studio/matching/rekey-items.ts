import { sql } from 'kysely'
import { moveForms } from '#studio/forms/move-forms.ts'
import { moveTexts } from '#studio/messages/incoming/move-texts.ts'
import { moveCommunications } from '#studio/messages/move-communications.ts'
import { movedKindNames, movedKinds } from '#studio/records/care/moved-kinds.ts'
import { noteMoved } from '#studio/records/care/note-moved.ts'
import { type TakenMerge, takeMerges } from '#studio/records/care/take-merges.ts'
import type { Work } from '#studio/staff/work.ts'
import { moveItems } from './move-items.ts'
import { verifyItems } from './verify-items.ts'

/**
 * Takes merged clients from the queue and gives their part of the ledger to those they went into (semantics §8). Of two items for the
 * same trigger and occurrence one stands: processed before deleted before held before active; the other stays with the tombstone. What an
 * undone merge had brought goes back. Nothing that was generated is generated again, and no date is made anew. Messages, texts and web forms move along.
 */
export async function rekeyItems(work: Work): Promise<void> {
  for (const merge of await takeMerges(work)) {
    await moveClient(work, merge)
    await (merge.back ? giveKeysBack(work, merge) : takeKeys(work, merge))
    await moveCommunications(work, merge)
    await moveTexts(work, merge)
    await moveForms(work, merge)
  }
}

/** Whose items they are: those of a record follow the record. */
async function moveClient(work: Work, { mergeId, from, to, back }: TakenMerge): Promise<void> {
  const theirRecords = movedKindNames.map(
    (kind) => sql`(subject_kind = ${kind} AND subject_id IN (SELECT id FROM ${sql.table(kind)} WHERE ${sql.ref(movedKinds[kind])} = ${to}))`,
  )
  const { rows } = await sql<{ id: number }>`
    UPDATE triggered_item SET client_id = ${to}
    WHERE client_id = ${from} AND (NOT ${back}::boolean
      OR id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = 'triggered_item'))
      OR session_id IN (SELECT id FROM session WHERE client_id = ${to}) OR ${sql.join(theirRecords, sql` OR `)})
    RETURNING id`.execute(work.db)
  if (!back) await noteMoved(work, { mergeId, what: 'triggered_item', ids: rows.map(({ id }) => id) })
}

type Pair = { ours: number; theirs: number | null; wins: boolean; open: boolean }

/** Items about the client itself bear its number in their key. */
async function takeKeys(work: Work, { mergeId, from, to }: TakenMerge): Promise<void> {
  const { rows } = await sql<Pair>`
    SELECT l.id AS ours, w.id AS theirs, w.id IS NULL OR ${rank('l')} < ${rank('w')} AS wins,
      CASE WHEN w.id IS NULL THEN false WHEN ${rank('l')} < ${rank('w')} THEN ${open('w')} ELSE ${open('l')} END AS open
    FROM triggered_item l LEFT JOIN triggered_item w
      ON w.studio_id = l.studio_id AND w.trigger_id = l.trigger_id AND w.subject_kind = l.subject_kind AND w.subject_id = ${to} AND w.occurrence = l.occurrence
    WHERE l.subject_kind = 'client' AND l.subject_id = ${from} ORDER BY l.id`.execute(work.db)
  const coming = rows.filter(({ wins }) => wins).map(({ ours }) => ours)
  const going = rows.flatMap(({ wins, theirs }) => (wins && theirs !== null ? [theirs] : []))
  await changeKeys(work, { coming, going, from, to })
  await noteMoved(work, { mergeId, what: 'item_key', ids: coming })
  await noteMoved(work, { mergeId, what: 'item_key_yielded', ids: going })
  const twins = rows.flatMap(({ ours, theirs, wins, open: isOpen }) => (isOpen ? [wins ? (theirs ?? 0) : ours] : []))
  await noteMoved(work, { mergeId, what: 'item_left', ids: twins })
  await moveItems(
    work,
    twins.map((id) => ({ id, to: 'withdrawn', reason: 'client-merged' })),
  )
}

async function giveKeysBack(work: Work, { mergeId, from, to }: TakenMerge): Promise<void> {
  const { rows } = await sql<{ what: string; id: number }>`SELECT what, row_id AS id FROM client_merge_move WHERE merge_id = ${mergeId}`.execute(work.db)
  const noted = (kind: string) => rows.filter(({ what }) => what === kind).map(({ id }) => id)
  await changeKeys(work, { coming: noted('item_key'), going: noted('item_key_yielded'), from, to })
  await verifyItems(work, noted('item_left'))
}

type Keys = { coming: readonly number[]; going: readonly number[]; from: number; to: number }

/** In three steps, for two items never have the same key, not even for a moment. */
async function changeKeys(work: Work, { coming, going, from, to }: Keys): Promise<void> {
  await sql`UPDATE triggered_item SET subject_id = -${to}::bigint WHERE id = ANY(${going}::bigint[])`.execute(work.db)
  await sql`UPDATE triggered_item SET subject_id = ${to}, version = version + 1 WHERE id = ANY(${coming}::bigint[]) AND subject_id = ${from}`.execute(work.db)
  await sql`UPDATE triggered_item SET subject_id = ${from}, version = version + 1 WHERE id = ANY(${going}::bigint[])`.execute(work.db)
}

function rank(alias: string) {
  return sql`array_position(ARRAY['processed', 'deleted', 'held', 'active', 'attention', 'expired', 'withdrawn'], ${sql.ref(`${alias}.state`)})`
}

function open(alias: string) {
  return sql`${sql.ref(`${alias}.state`)} IN ('active', 'held', 'attention')`
}

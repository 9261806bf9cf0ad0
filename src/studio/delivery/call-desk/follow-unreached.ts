import { sql } from 'kysely'
import { judgeItems } from '#studio/matching/judge-items.ts'
import { undoMinutes } from '#studio/messages/calls/call-result.ts'
import { noteFollowed } from '#studio/messages/calls/note-followed.ts'
import { fallBack } from '#studio/processing/fall-back.ts'
import type { Deployment, OpenStudio, Work } from '#studio/staff/work.ts'
import { notTheRecord } from '../not-the-record.ts'

/**
 * What follows a call that was closed because nobody could be reached: the next channel of its chain is taken, once, as after an email
 * that was refused for good. Not before its result can be taken back no more; and not where days of trying have passed what it was
 * about: its item is matched again first. One transaction a call; one that cannot be followed does not keep the others waiting. Returns
 * the calls that were looked at.
 */
export async function followUnreached(studio: OpenStudio): Promise<number[]> {
  const followed: number[] = []
  const troubles: Error[] = []
  const left: number[] = []
  for (;;) {
    const inHand: number[] = []
    try {
      if (!(await studio.inTransaction((work) => followNext(work, { left, inHand, deployment: studio.deployment })))) break
      followed.push(...inHand)
    } catch (error) {
      const [id] = inHand
      if (id === undefined) throw error
      left.push(id)
      troubles.push(new Error(`What follows call number ${id} could not be done: ${String(error)}`, { cause: error }))
    }
  }
  if (troubles.length > 1) throw new AggregateError(troubles, troubles.map((trouble) => trouble.message).join(' '))
  if (troubles[0] !== undefined) throw troubles[0]
  return followed
}

type Turn = { left: readonly number[]; inHand: number[]; deployment: Deployment }

/** Returns whether there was one. Notes in `inHand` which it is before anything can go wrong with it. */
async function followNext(work: Work, { left, inHand, deployment }: Turn): Promise<boolean> {
  const settled = new Date(work.now.getTime() - undoMinutes * 60_000)
  const { rows } = await sql<{ id: number; item_id: number | null }>`
    SELECT id, item_id FROM communication
    WHERE call_outcome IN ('not-reached', 'no-number') AND NOT call_followed AND closed_at < ${settled} AND id <> ALL(${left}::bigint[])
    ORDER BY closed_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(work.db)
  const call = rows[0]
  if (call === undefined) return false
  inHand.push(call.id)
  if (await stillFits(work, call.item_id)) await fallBack(work, call.id, deployment)
  await noteFollowed(work, call.id)
  return true
}

async function stillFits(work: Work, itemId: number | null): Promise<boolean> {
  if (itemId === null) return false
  const verdict = (await judgeItems(work, [itemId])).get(itemId)
  return verdict !== undefined && (verdict.failed === null || notTheRecord.includes(verdict.failed))
}

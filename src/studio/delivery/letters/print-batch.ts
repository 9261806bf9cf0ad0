import { lockWaitingLetters } from '#studio/messages/letters/lock-waiting-letters.ts'
import { printLetters } from '#studio/messages/letters/print-letters.ts'
import { countWaitingLetters, readLetterBatch } from '#studio/messages/letters/queries.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { recallUnfit } from '../recall-unfit.ts'

/**
 * Prints letters that wait, all or those that are named, at most a batch of them: each is matched once more first, like an email right
 * before it leaves, and what no longer fits is taken back. Returns the batch, which is null when nothing was left to print.
 */
export async function printBatch(work: Work, { ids = null, deployment }: { ids?: readonly number[] | null; deployment: Deployment }) {
  const chosen = await lockWaitingLetters(work, ids)
  const gone = new Set(await recallUnfit(work, { ids: chosen, old: new Set(chosen), deployment }))
  const batch = await printLetters(
    work,
    chosen.filter((id) => !gone.has(id)),
  )
  return { batch: batch === null ? null : await readLetterBatch(work, batch), recalled: gone.size, waiting: await countWaitingLetters(work) }
}

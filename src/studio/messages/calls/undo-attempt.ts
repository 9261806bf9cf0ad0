import type { Selectable } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { liftSuppression } from '../suppression/lift-suppression.ts'
import type { CallAttemptTable } from '../tables.ts'
import { undoMinutes } from './call-result.ts'
import { type LockedCall, lockCall } from './lock-call.ts'

type Attempt = Selectable<CallAttemptTable>

/**
 * Takes back a result that was given by mistake, for a while: the call stands as it stood before, a number it stopped may be called
 * again. Taken back twice is once. Refuses all but the last result, one given too long ago, and one that something has followed.
 */
export async function undoAttempt(work: Work, id: number, attemptId: number): Promise<void> {
  const call = await lockCall(work, id)
  const attempts = await work.db.selectFrom('call_attempt').selectAll().where('communication_id', '=', id).orderBy('id', 'desc').execute()
  const attempt = attempts.find((one) => one.id === attemptId)
  if (attempt === undefined) throw noSuch('try', attemptId)
  if (attempt.undone_at !== null) return
  const [last, before] = attempts.filter((one) => one.undone_at === null)
  refuseLate(work, { call, attempt, isLast: last === attempt })
  if (attempt.suppression_id !== null) await liftSuppression(work, attempt.suppression_id)
  await work.db
    .updateTable('call_attempt')
    .set({ undone_at: work.now, undone_by: JSON.stringify(work.actor) })
    .where('id', '=', attemptId)
    .execute()
  await work.db
    .updateTable('communication')
    .set({
      call_state: 'open',
      call_result: before?.result ?? null,
      call_note: attempt.note_before,
      call_outcome: null,
      call_tries: attempt.tries_before,
      due_on: attempt.due_before,
      to_address: attempt.phone_before,
      closed_at: null,
      closed_by: null,
      version: call.version + 1,
    })
    .where('id', '=', id)
    .execute()
}

function refuseLate(work: Work, { call, attempt, isLast }: { call: LockedCall; attempt: Attempt; isLast: boolean }): void {
  const refuse = (code: string, message: string) => new Refusal('conflict', code, message)
  if (!isLast) throw refuse('not-the-last', 'Only the last result of a call can be taken back.')
  if (work.now.getTime() - attempt.at.getTime() > undoMinutes * 60_000)
    throw refuse('undo-over', `A result can be taken back for ${undoMinutes} minutes. Open the call again instead, if it is closed.`)
  if (call.call_followed) throw refuse('followed', 'The next step of its trigger has been taken already. Open the call again instead.')
  const left = closes(attempt) ? 'done' : 'open'
  if (call.call_state !== left) throw refuse('changed-meanwhile', 'Somebody canceled this call or opened it again meanwhile. Reload it to see how it stands.')
}

function closes({ next }: Attempt): boolean {
  return next === 'done' || next === 'not-reached' || next === 'no-number'
}

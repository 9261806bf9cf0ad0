import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import { verifyItems } from '#studio/matching/verify-items.ts'
import { cancelCalls } from '#studio/messages/calls/cancel-calls.ts'
import { cancelLetters } from '#studio/messages/letters/cancel-letters.ts'
import { noteUndone } from '#studio/processing/note-undone.ts'
import { putBackDecided } from '#studio/processing/put-back-decided.ts'
import { takeBackEffects } from '#studio/processing/take-back-effects.ts'
import { cancelTasks } from '#studio/records/tasks/cancel-tasks.ts'
import type { Work } from '#studio/staff/work.ts'
import { recallMessages } from './recall-messages.ts'
import { type Failed, stopWrongAddress } from './stop-wrong-address.ts'
import { takeBackFailed } from './take-back-failed.ts'

export type Undone = { recalled: number; canceled: number; put_back: number; already_gone: number }

/**
 * Takes a run back as far as it can be: emails that have not been handed over or have failed are recalled, unprinted letters, and calls and tasks nobody has
 * touched, are canceled, their items are held until tomorrow; an email in doubt that would be sent again is not; what was skipped or deleted stands where it stood. What has left stays,
 * and is counted. What no longer fits leaves: nobody looked at it while it stood processed. Undoing twice finds nothing more.
 */
export async function undoRun(work: Work, runId: number): Promise<Undone> {
  const failed = await lockFailed(work, runId)
  const { stopped, undoneBefore } = await noteUndone(work, runId)
  const { rows: made } = await sql<{ communication_id: number | null; task_id: number | null; channel: string | null }>`
    SELECT e.communication_id, e.task_id, c.channel FROM effect e LEFT JOIN communication c ON c.studio_id = e.studio_id AND c.id = e.communication_id
    WHERE e.run_id = ${runId} AND e.state = 'generated' ORDER BY e.id`.execute(work.db)
  const why = `The run was undone by ${work.actor.name}.`
  const messages = made.flatMap((one) => (one.channel === 'email' ? (one.communication_id ?? []) : []))
  const { recalled, inDoubt } = await recallMessages(work, messages, { to: 'held', why })
  const calls = await cancelCalls(
    work,
    made.flatMap((one) => (one.channel === 'call' ? (one.communication_id ?? []) : [])),
  )
  const letters = await cancelLetters(
    work,
    made.flatMap((one) => (one.channel === 'letter' ? (one.communication_id ?? []) : [])),
    why,
  )
  const tasks = await cancelTasks(
    work,
    made.flatMap((one) => one.task_id ?? []),
  )
  const items = await takeBackEffects(work, { communicationIds: [...calls, ...letters], taskIds: tasks }, 'held')
  const holdUntil = startOfDay(addDays(work.today, 1), work.studio.zone)
  await moveItems(
    work,
    items.map((id) => ({ id, to: 'held', reason: 'undone', holdUntil, runId })),
  )
  await verifyItems(work, items)
  for (const one of failed) if (!one.followed) await stopWrongAddress(work, one)
  const takenBack = await takeBackFailed(
    work,
    failed.map((one) => one.id),
    runId,
  )
  const undone = recalled.length + takenBack.length + calls.length + letters.length + tasks.length
  const putBack = undoneBefore ? 0 : await putBackDecided(work, runId)
  if (undone + putBack + inDoubt.length === 0 && !stopped && !undoneBefore)
    throw new Refusal(
      'conflict',
      'nothing-to-undo',
      'Nothing of this run can be taken back any more: its emails have left, its letters were printed, its calls and tasks have been worked on, and skipped and deleted items can be put back for a few minutes only.',
    )
  return {
    recalled: recalled.length + takenBack.length,
    canceled: calls.length + letters.length + tasks.length,
    put_back: putBack,
    already_gone: made.length - undone,
  }
}

/** Before the run, in the order in which following a failure locks them: whoever is just following one of these ends first. */
async function lockFailed(work: Work, runId: number): Promise<(Failed & { followed: boolean })[]> {
  const { rows } = await sql<Failed & { followed: boolean }>`
    SELECT d.communication_id AS id, c.to_address, d.failed_scope AS scope, d.reason, d.rehearsed_to, d.followed
    FROM dispatch d JOIN communication c ON c.studio_id = d.studio_id AND c.id = d.communication_id
    WHERE d.state = 'failed' AND d.communication_id IN (SELECT communication_id FROM effect WHERE run_id = ${runId})
    ORDER BY d.communication_id FOR UPDATE OF d`.execute(work.db)
  return rows
}

import { Refusal } from '#platform/refusal.ts'
import { refuseStale } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockCall } from './lock-call.ts'

/** `note`: why nobody needs to call, or what whoever calls again should know. */
export type CallChange = { version: number; state: 'open' | 'canceled'; note?: string }

/**
 * Cancels a call, or opens one again: its tries are counted anew. Done it becomes by a try (add-attempt.ts). The same change twice changes
 * nothing. Refuses a call somebody changed meanwhile, and to cancel one that was made.
 */
export async function changeCall(work: Work, id: number, { version, state, note }: CallChange): Promise<void> {
  const call = await lockCall(work, id)
  const call_note = note?.trim() ?? call.call_note
  if (state === call.call_state && call_note === call.call_note) return
  refuseStale('call', call, version)
  if (call.call_state === 'done' && state === 'canceled') {
    throw new Refusal('conflict', 'call-done', 'This call was made, so it cannot be canceled. Open it again first if it was closed by mistake.')
  }
  const closed =
    state === 'open' ? { closed_at: null, closed_by: null, call_outcome: null, call_tries: 0 } : { closed_at: work.now, closed_by: JSON.stringify(work.actor) }
  await work.db
    .updateTable('communication')
    .set({ call_state: state, call_note, ...closed, version: call.version + 1 })
    .where('id', '=', id)
    .execute()
}

import type { Selectable } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { noSuch, refuseStale } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { changeCall as contract } from './contract.ts'
import type { CommunicationTable } from './tables.ts'

type Change = Input<typeof contract>['body']
type Row = Selectable<CommunicationTable>

/**
 * Marks a call done with its result, cancels it, or opens it again; the result of a done one can be corrected. The same change
 * twice changes nothing. Refuses a call somebody changed meanwhile, a done one without a result, and to cancel one that is done.
 */
export async function changeCall(work: Work, id: number, change: Change): Promise<void> {
  const call = await work.db.selectFrom('communication').selectAll().where('id', '=', id).where('channel', '=', 'call').forUpdate().executeTakeFirst()
  if (call === undefined) throw noSuch('call', id)
  const wanted = columnsOf(call, change)
  if (wanted.call_state === call.call_state && wanted.call_result === call.call_result && wanted.call_note === call.call_note) return
  refuseStale('call', call, change.version)
  if (call.call_state === 'done' && change.state === 'canceled') {
    throw new Refusal('conflict', 'call-done', 'This call was made, so it cannot be canceled. Open it again first if it was marked by mistake.')
  }
  const closed = change.state === 'open' ? { closed_at: null, closed_by: null } : { closed_at: work.now, closed_by: JSON.stringify(work.actor) }
  await work.db
    .updateTable('communication')
    .set({ ...wanted, ...closed, version: call.version + 1 })
    .where('id', '=', id)
    .execute()
}

function columnsOf(call: Row, { state, result = null, note = call.call_note }: Change) {
  if (state === 'done' && result === null)
    throw refuseField('result', 'result-missing', 'Say how the call went: reached, no answer, voicemail, wrong number or busy.')
  if (state !== 'done' && result !== null)
    throw refuseField('result', 'result-unfit', 'Only a call that was made has a result. Mark it done, or leave the result out.')
  return { call_state: state, call_result: result, call_note: note.trim() }
}

import { Refusal, refuseField } from '#platform/refusal.ts'
import { type CivilDate, dateLabel, isDate } from '#studio/calendar/civil-date.ts'
import { parseWorkWeek } from '#studio/calendar/work-week.ts'
import { refuseStale } from '#studio/records/stale.ts'
import { type Actor, actorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ClientReach } from '../reachability.ts'
import { stored } from '../stored-text.ts'
import { type CallResult, callResults } from './call-result.ts'
import { loadCallees } from './load-callees.ts'
import { type LockedCall, lockCall } from './lock-call.ts'
import { nextStep } from './next-step.ts'
import { readCallRules } from './read-call-rules.ts'
import { stopWrongNumber } from './stop-wrong-number.ts'

/** `phone` left out: the number of the call. `next_on`: a day somebody wished; a wish to be called back needs one. */
export type NewAttempt = { version: number; result: CallResult; note?: string; phone?: string; next_on?: string | null }

/**
 * Notes how a try at a call went, and takes the next step: the call ends, is due again, or goes to the next number on file. The same try
 * given twice is one. Refuses a call that is closed, one that somebody else was faster with, and a day that makes no sense.
 */
export async function addAttempt(work: Work, id: number, attempt: NewAttempt): Promise<void> {
  const call = await lockCall(work, id)
  if (await isRepeated(work, call, attempt)) return
  refuseStale('call', call, attempt.version)
  if (call.call_state !== 'open') throw new Refusal('conflict', 'call-closed', 'This call is closed. Open it again to note another try.')
  const wishedOn = wishedDay(work, attempt)
  const reach = await reachOf(work, call)
  const phone = calledNumber(call, attempt, reach)
  const wrong = attempt.result === 'wrong-number'
  const suppression_id = wrong && reach !== undefined ? await stopWrongNumber(work, { phone, clientId: reach.clientId, about: call.description }) : null
  const other = wrong ? (await reachOf(work, call))?.call[call.purpose] : undefined
  const week = parseWorkWeek(work.studio.workWeek)
  const tried = { result: attempt.result, wishedOn, triesBefore: call.call_tries, otherPhone: other?.ok === true ? other.address : null }
  const step = nextStep(tried, { rules: await readCallRules(work), today: work.today, workWeek: week.ok ? week.value : [1, 2, 3, 4, 5] })
  const note = stored(attempt.note?.trim() ?? '')
  const { call_tries: tries_before, call_note: note_before, to_address: phone_before, due_on: due_before } = call
  await work.db
    .insertInto('call_attempt')
    .values({
      communication_id: id,
      at: work.now,
      phone,
      result: attempt.result,
      note,
      next: step.next,
      next_on: step.on,
      seen_version: call.version,
      due_before,
      phone_before,
      tries_before,
      note_before,
      suppression_id,
      ...actorColumns(work.actor),
    })
    .execute()
  const ended = step.outcome === null ? {} : { call_state: 'done' as const, closed_at: work.now, closed_by: JSON.stringify(work.actor) }
  await work.db
    .updateTable('communication')
    .set({
      call_result: attempt.result,
      call_note: note === '' ? note_before : note,
      call_outcome: step.outcome,
      call_tries: step.tries,
      due_on: step.on ?? due_before,
      to_address: step.phone ?? phone_before,
      version: call.version + 1,
      ...ended,
    })
    .where('id', '=', id)
    .execute()
}

/** The same person, from the same view of the call, with the same result: a second click. Refuses when somebody was faster with another. */
async function isRepeated(work: Work, call: LockedCall, { version, result, note = '' }: NewAttempt): Promise<boolean> {
  if (call.version === version) return false
  const since = await work.db
    .selectFrom('call_attempt')
    .selectAll()
    .where('communication_id', '=', call.id)
    .where('seen_version', '>=', version)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  if (since === undefined) return false
  const by = actorOf(since)
  if (isSame(by, work.actor) && since.seen_version === version && since.result === result && since.note === stored(note.trim())) return true
  const next = since.next_on === null ? '' : ` It is due again on ${dateLabel(since.next_on)}.`
  throw new Refusal('conflict', 'changed-meanwhile', `${by.name} was faster with this call: “${callResults[since.result].label}”.${next} Yours was not noted.`)
}

function isSame(a: Actor, b: Actor): boolean {
  return a.kind === b.kind && a.id === b.id && a.name === b.name
}

function wishedDay({ today }: Work, { result, next_on = null }: NewAttempt): CivilDate | null {
  const { label, next } = callResults[result]
  if (next === 'callback' && next_on === null) throw refuseField('next_on', 'day-missing', 'Say on which day they want to be called.')
  if (next_on === null) return null
  if (next !== 'callback' && next !== 'again') throw refuseField('next_on', 'day-unfit', `After “${label}” nobody is called again. Leave the day out.`)
  if (!isDate(next_on) || next_on < today) throw refuseField('next_on', 'day-past', 'That day is past. Choose today or a later day.')
  return next_on
}

async function reachOf(work: Work, call: LockedCall): Promise<ClientReach | undefined> {
  const callee = { kind: call.recipient_kind, id: call.recipient_client_id ?? call.recipient_family_member_id }
  return (await loadCallees(work, [callee]))(callee)
}

function calledNumber(call: LockedCall, { phone }: NewAttempt, reach: ClientReach | undefined): string {
  if (phone === undefined || phone === call.to_address) return call.to_address
  if (reach?.phones.includes(phone) === true) return phone
  throw refuseField('phone', 'no-such-phone', `${phone} is not on file for ${call.to_name}. Add it to the client first, or leave the number out.`)
}

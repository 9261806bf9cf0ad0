import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { dateLabel } from '#studio/calendar/civil-date.ts'
import { wallClock } from '#studio/calendar/zone.ts'
import { judgeItems, type Verdict } from '#studio/matching/judge-items.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { undoMinutes } from '#studio/messages/calls/call-result.ts'
import { loadCallees } from '#studio/messages/calls/load-callees.ts'
import { type ClientReach, unreachable } from '#studio/messages/reachability.ts'
import { findStops, type StopsOf } from '#studio/messages/suppression/find-stops.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { notTheRecord } from '../not-the-record.ts'
import type { Call, CallAttempt } from './contract.ts'

/** What only the standing knows. */
type Added = 'attempts' | 'phones' | 'local_time' | 'stop' | 'no_longer' | 'undo_until'
export type CallRow = Omit<Call, Added | 'closed_at' | 'created_at'> & { closed_at: Date | null; created_at: Date; call_followed: boolean }
type Shown = Omit<CallRow, 'call_followed'>
type Attempt = Omit<CallAttempt, 'at' | 'undone_at'> & { at: Date; undone_at: Date | null }

/**
 * What holds of these calls now: what was tried, the numbers on file, what time it is there, whether they must not be made, and whether
 * anybody needs to make them still. Matched again as they are looked at, so that nothing of it is ever old.
 */
export async function findStandings(work: Work, calls: readonly CallRow[]): Promise<Answer<Call>[]> {
  const open = calls.filter((call) => call.call_state === 'open')
  const reachOf = await loadCallees(
    work,
    calls.map(({ recipient }) => recipient),
  )
  const reaches = calls.flatMap(({ recipient }) => reachOf(recipient) ?? [])
  const stops = await findStops(
    work,
    'call',
    reaches.flatMap((reach) => reach.phones),
  )
  const attempts = await findAttempts(
    work,
    calls.map(({ id }) => id),
  )
  const verdicts = await judgeItems(
    work,
    open.flatMap(({ item_id }) => item_id ?? []),
  )
  return calls.map(({ call_followed, ...call }) => {
    const tried = attempts.get(call.id) ?? []
    const reach = reachOf(call.recipient)
    const isOpen = call.call_state === 'open'
    const shown: Answer<Call> = {
      ...call,
      attempts: tried,
      phones: reach === undefined ? [] : phonesOf(call, reach, stops),
      local_time: reach === undefined ? null : timeThere(work, reach.zone),
      stop: isOpen && reach !== undefined ? stopOf(call, reach, stops) : null,
      no_longer: isOpen ? whyNoLonger(work, verdicts.get(call.item_id ?? 0), tried) : null,
      undo_until: call_followed ? null : undoUntil(work, call, tried),
    }
    return shown
  })
}

async function findAttempts(work: Work, calls: readonly number[]): Promise<Map<number, Attempt[]>> {
  const { rows } = await sql<ActorColumns & Omit<Attempt, 'actor'> & { communication_id: number }>`
    SELECT id, communication_id, at, phone, result, note, next, next_on, undone_at, actor_kind, actor_id, actor_name
    FROM call_attempt WHERE communication_id = ANY(${calls}::bigint[]) ORDER BY id DESC`.execute(work.db)
  const shown = rows.map(({ communication_id, actor_kind, actor_id, actor_name, ...attempt }) => ({
    communication_id,
    attempt: { ...attempt, actor: actorOf({ actor_kind, actor_id, actor_name }) },
  }))
  const byCall = Map.groupBy(shown, (row) => row.communication_id)
  return new Map([...byCall].map(([id, group]) => [id, group.map(({ attempt }) => attempt)]))
}

/** A wish not to be called counts for every number. */
function phonesOf({ purpose }: Shown, reach: ClientReach, stops: StopsOf): Call['phones'] {
  const refused = refusalOf(reach, purpose)
  return reach.phones.map((phone) => ({
    phone,
    sms: reach.smsPhones.includes(phone),
    stopped: refused !== null || isStopped(stops(phone, reach.clientId)),
  }))
}

function refusalOf(reach: ClientReach, purpose: Call['purpose']): string | null {
  const way = reach.call[purpose]
  return !way.ok && (way.why === 'do-not-call' || way.why === 'do-not-market') ? unreachable[way.why] : null
}

function isStopped(stops: ReturnType<StopsOf>): boolean {
  return stops.some(({ scope }) => scope === 'all')
}

function timeThere({ now, studio }: Work, zone: string): string | null {
  const there = wallClock(now, zone)
  const here = wallClock(now, studio.zone)
  return there.time === here.time && there.date === here.date ? null : there.time
}

/** The person's wish first: it counts for every number they have. */
function stopOf({ purpose, to_address: phone }: Shown, reach: ClientReach, stops: StopsOf): string | null {
  const way = reach.call[purpose]
  const refused = refusalOf(reach, purpose)
  if (refused !== null) return refused
  if (phone === '') return unreachable['no-phone']
  if (isStopped(stops(phone, reach.clientId))) return way.ok ? 'Calls to this number are stopped. Take another one on file.' : unreachable[way.why]
  return reach.phones.includes(phone) ? null : 'This number is no longer on file for the client.'
}

/** Who asked to be called back is called, whatever became of the record's dates. */
function whyNoLonger({ today }: Work, verdict: Verdict | undefined, attempts: readonly Attempt[]): string | null {
  if (verdict === undefined || verdict.failed === null || notTheRecord.includes(verdict.failed)) return null
  if (verdict.failed !== 'validity-over') return reasonSentence(verdict.failed, verdict.detail)
  const last = attempts.find(({ undone_at }) => undone_at === null)
  if (last?.next === 'callback' || verdict.validUntil === null || verdict.validUntil >= today) return null
  return `It was meant to be made by ${dateLabel(verdict.validUntil)}.`
}

function undoUntil({ now }: Work, call: Shown, attempts: readonly Attempt[]): Date | null {
  const last = attempts.find(({ undone_at }) => undone_at === null)
  if (last === undefined || call.call_state === 'canceled') return null
  const closes = last.next === 'done' || last.next === 'not-reached' || last.next === 'no-number'
  const until = new Date(last.at.getTime() + undoMinutes * 60_000)
  return until > now && closes === (call.call_state === 'done') ? until : null
}

import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { dateAt } from '#studio/calendar/zone.ts'
import { judgeSupposed } from '#studio/matching/impact/judge-supposed.ts'
import type { Verdict } from '#studio/matching/judge-items.ts'
import { type MovableKind, movableKinds } from '#studio/records/supposed/record-move.ts'
import type { Work } from '#studio/staff/work.ts'
import { triggerSubjects } from '#studio/triggers/subjects.ts'
import { recallable } from '../dispatch.ts'
import type { OutdatedMessage } from './contract.ts'
import { notTheMoment } from './find-messages-of.ts'
import { type Appointed, loadAppointed } from './load-appointed.ts'
import { type AboutRecord, aboutRecord, isAppointed, readMessages, saysDay, went } from './read-messages.ts'
import { aboutOn, outdatedText, type ToldOutdated } from './told-impact.ts'

/** So many of the newest messages are read, with their texts: what was written before them is about days that are over. */
const mostRead = 500

type Asked = { subject_kind: MovableKind; subject_id: number }
type Change = ToldOutdated['change']

/**
 * Messages about a record that were right when they went and are so no more: of each person the last one that says when it is, unless that is right or a
 * correction is on its way. A day that is over is nobody's concern any more. About a client: of all that is theirs. Writes nothing.
 */
export async function findOutdatedMessages(work: Work, { subject_kind: kind, subject_id: id }: Asked): Promise<Answer<{ rows: OutdatedMessage[] }>> {
  const newest = sql`c.id IN (SELECT c.id FROM communication c WHERE ${aboutRecord(kind, id)} ORDER BY c.id DESC LIMIT ${mostRead})`
  const messages = (await readMessages(work, newest)).filter((message) => movableKinds.includes(message.kind))
  const appointed = await loadAppointed(work, messages)
  const dated = messages.filter((message) => !appointed.has(keyOf(message)) && dayOf(message, work.today) !== null)
  const verdicts = await judgeSupposed(work, { ids: dated.flatMap(({ item_id }) => item_id ?? []), supposing: null, left: notTheMoment })
  const rows: OutdatedMessage[] = []
  for (const toOne of Map.groupBy(messages, (message) => `${keyOf(message)} ${message.recipient}`).values()) {
    const last = lastOf(work, { messages: toOne, appointed, verdicts })
    if (last !== null && last.change !== null && !last.message.corrected) rows.push(toldRow(work, last))
  }
  return { rows: rows.toSorted((one, other) => one.id - other.id) }
}

function keyOf({ kind, subject_id }: Pick<AboutRecord, 'kind' | 'subject_id'>): string {
  return `${kind} ${subject_id}`
}

/** The day that it counts from, where that is not over. */
function dayOf({ occurrence }: AboutRecord, today: CivilDate): CivilDate | null {
  const day = occurrence === null ? null : aboutOn(occurrence)
  return day !== null && day >= today ? day : null
}

type Told = { messages: readonly AboutRecord[]; appointed: ReadonlyMap<string, Appointed>; verdicts: ReadonlyMap<number, Verdict> }
type Last = { message: AboutRecord; change: Change | null }

/** The last that this person has, or is about to get, of those that say when the record is. `change`: what makes it wrong. */
function lastOf({ today }: Work, { messages, appointed, verdicts }: Told): Last | null {
  for (const message of messages.toReversed()) {
    const waits = (message.state !== null && recallable.includes(message.state)) || message.call_state === 'open' || message.letter_state === 'waiting'
    if (!waits && !went(message)) continue
    const when = appointed.get(keyOf(message))
    const change = when === undefined ? ofDate(message, verdicts, today) : ofAppointed(message, when, today)
    if (change === undefined) continue
    // What waits and is wrong is taken back by itself; a call is somebody's to make, and they see the record.
    if (waits && change !== null && message.call_state === null) continue
    return { message, change: waits ? null : change }
  }
  return null
}

/** Undefined: it says nothing of when; null: that is right. */
function ofAppointed(message: AboutRecord, { now, at }: Appointed, today: CivilDate): Change | null | undefined {
  const then = at(message.created_at)
  const says = message.corrects_id !== null || isAppointed(message.moment) || (then.on !== null && saysDay(message, then.on))
  if (!says) return undefined
  if (message.corrects_id === null && (then.on === null || then.on < today)) return undefined
  if (now.on !== null && now.on < today) return undefined
  if (now.canceled && !then.canceled) return { kind: 'canceled' }
  if (now.on !== then.on) return { kind: 'date', now: now.on }
  return now.time === then.time && now.zone === then.zone ? null : { kind: 'time' }
}

function ofDate(message: AboutRecord, verdicts: ReadonlyMap<number, Verdict>, today: CivilDate): Change | null | undefined {
  if (message.corrects_id !== null) return null
  if (dayOf(message, today) === null) return undefined
  const failed = verdicts.get(message.item_id ?? 0)?.failed
  return failed === 'moment-moved' ? { kind: 'other' } : null
}

function toldRow({ today, studio }: Work, { message, change }: Last): OutdatedMessage {
  const { id, channel, kind, subject_id, to_name, at, occurrence, trigger } = message
  const subject = message.subject === '' ? message.description : message.subject
  const about_on = occurrence === null ? null : aboutOn(occurrence)
  const on = at === null ? null : dateAt(at, studio.zone)
  const told = { channel, about: trigger ?? subject, aboutOn: about_on, toName: to_name, on, record: triggerSubjects[kind].label.toLowerCase() }
  const text = outdatedText({ ...told, change: change ?? { kind: 'other' } }, today)
  const canceled = change?.kind === 'canceled'
  return { id, channel, record: { kind, id: subject_id }, subject, to_name, about_on, at: at?.toISOString() ?? null, canceled, text }
}

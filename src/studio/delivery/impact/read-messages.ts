import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { longDate } from '#studio/messages/rendering/date-words.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import type { MomentKey } from '#studio/triggers/moments.ts'
import type { DispatchState } from '../dispatch.ts'

/** What was written about a record, with what became of it. */
export type AboutRecord = {
  id: number
  channel: 'email' | 'call' | 'letter'
  subject: string
  description: string
  plain: string
  language: string
  to_name: string
  /** Who it is for, as a key. */
  recipient: string
  item_id: number | null
  corrects_id: number | null
  state: DispatchState | null
  call_state: string | null
  letter_state: string | null
  created_at: Date
  /** When it left, was made or printed. */
  at: Date | null
  /** There is a correction of it. */
  corrected: boolean
  /** Of the record that it is about, and of its item. */
  kind: SubjectKind
  subject_id: number
  occurrence: string | null
  trigger: string | null
  moment: MomentKey | null
}

/** A correction that was taken back, or failed, is none. */
const corrected = sql`EXISTS (SELECT FROM communication k LEFT JOIN dispatch kd ON kd.studio_id = k.studio_id AND kd.communication_id = k.id
  WHERE k.studio_id = c.studio_id AND k.corrects_id = c.id AND coalesce(kd.state, '') NOT IN ('recalled', 'failed', 'expired') AND k.call_state IS DISTINCT FROM 'canceled')`

/** Messages `c` that `which` picks and that triggers or corrections wrote, the oldest first. Writes nothing. */
export async function readMessages(work: Work, which: RawBuilder<unknown>): Promise<AboutRecord[]> {
  const { rows } = await sql<AboutRecord>`
    SELECT c.id, c.channel, c.subject, c.description, c.plain, coalesce(l.language, studio.language) AS language, c.to_name,
      c.recipient_kind || ':' || coalesce(c.recipient_client_id, c.recipient_family_member_id, c.recipient_member_id, c.recipient_department_id, c.recipient_vendor_id, 0) AS recipient,
      c.item_id, c.corrects_id, d.state, c.call_state, c.letter_state, c.created_at,
      CASE c.channel WHEN 'call' THEN c.closed_at WHEN 'letter' THEN b.printed_at ELSE d.settled_at END AS at, ${corrected} AS corrected,
      coalesce(c.subject_kind, CASE WHEN c.session_id IS NULL THEN 'client' ELSE 'session' END) AS kind, coalesce(c.subject_id, c.session_id, c.client_id) AS subject_id,
      i.occurrence, t.description AS trigger, t.moment
    FROM communication c JOIN studio ON studio.id = c.studio_id
    LEFT JOIN client l ON l.studio_id = c.studio_id AND l.id = c.client_id
    LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id
    LEFT JOIN letter_batch b ON b.studio_id = c.studio_id AND b.id = c.letter_batch_id
    LEFT JOIN triggered_item i ON i.studio_id = c.studio_id AND i.id = c.item_id
    LEFT JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    WHERE (c.item_id IS NOT NULL OR c.corrects_id IS NOT NULL) AND ${which} ORDER BY c.id`.execute(work.db)
  return rows
}

/** Messages about one record; about a client, those about what is theirs too. */
export function aboutRecord(kind: SubjectKind, id: number): RawBuilder<unknown> {
  if (kind === 'client') return sql`c.client_id = ${id}`
  return kind === 'session' ? sql`c.session_id = ${id} AND c.subject_kind IS NULL` : sql`c.subject_kind = ${kind} AND c.subject_id = ${id}`
}

/** Whether somebody has it, or may have it. */
export function went({ state, call_state, letter_state }: Pick<AboutRecord, 'state' | 'call_state' | 'letter_state'>): boolean {
  return state === 'sent' || state === 'sending' || state === 'in-doubt' || call_state === 'done' || letter_state === 'printed'
}

/** Whether it names this day, as templates write days. */
export function saysDay({ plain, language }: Pick<AboutRecord, 'plain' | 'language'>, day: CivilDate): boolean {
  return plain.includes(longDate(day, language))
}

/** Moments that are when a record is: what counts from one says when to come. */
export function isAppointed(moment: MomentKey | null): boolean {
  return moment === 'session-date' || moment === 'appointment-date'
}

import { type RawBuilder, sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { dateAt } from '#studio/calendar/zone.ts'
import type { ForeseenMove, ItemOfRecord } from '#studio/matching/impact/foresee-move.ts'
import { judgeSupposed } from '#studio/matching/impact/judge-supposed.ts'
import { supposeRecord } from '#studio/matching/impact/suppose-record.ts'
import type { Verdict } from '#studio/matching/judge-items.ts'
import type { ReasonCode } from '#studio/matching/reasons.ts'
import type { SupposedRecord } from '#studio/records/supposed/suppose-move.ts'
import type { Work } from '#studio/staff/work.ts'
import { type DispatchState, recallable } from '../dispatch.ts'
import { notTheRecord } from '../not-the-record.ts'
import type { Impact } from './contract.ts'
import type { NextOf, ToldTriggers } from './impact-facts.ts'
import { aboutOn, type MessageFate, messageText, type ToldMessage } from './told-impact.ts'

/** Whether a message was right is not a matter of rules, of what is listed besides, or of the day. */
const notTheMoment = [
  'trigger-deleted', 'trigger-off', 'on-hold', 'confirmed', 'paid', 'do-not-market', 'do-not-call', 'not-due', 'validity-over', 'once', 'spaced', 'handled-before',
] as const satisfies readonly ReasonCode[] // biome-ignore format: a list to read across

/** Columns that say when the record is. */
const whenColumns = ['primary_on', 'primary_time', 'primary_zone', 'on_day', 'at_time', 'zone']

type Row = {
  id: number
  channel: 'email' | 'call' | 'letter'
  subject: string
  description: string
  to_name: string
  item_id: number | null
  state: DispatchState | null
  call_state: string | null
  letter_state: string | null
  at: Date | null
  corrected: boolean
}

type Wanted = { record: SupposedRecord; foreseen: ForeseenMove; triggers: ToldTriggers; nextOf: NextOf }
type Found = { of: ItemOfRecord | null; row: Answer<Impact>['messages'][number] }

/** Messages that say something about the record which would be so no more: those that went, and those that have not left. */
export async function findMessagesOf(work: Work, { record, foreseen, triggers, nextOf }: Wanted): Promise<Found[]> {
  const items = new Map(foreseen.items.filter(({ state }) => state === 'processed').map((item) => [item.id, item]))
  const isMoved = whenColumns.some((column) => column in record.columns)
  const messages = await sql<Row>`${writtenOf([...items.keys()])} ${isMoved ? sql`UNION ALL ${correctionsOf(record)}` : sql``} ORDER BY id`.execute(work.db)
  const ids = [...new Set(messages.rows.flatMap(({ item_id }) => item_id ?? []))]
  const supposing = supposeRecord(record)
  const right = await judgeSupposed(work, { ids, supposing: null, left: notTheMoment })
  const rightAfter = await judgeSupposed(work, { ids, supposing, left: notTheMoment })
  const fitting = await judgeSupposed(work, { ids, supposing, left: ['validity-over'] })
  return messages.rows.flatMap((message) => {
    const item = items.get(message.item_id ?? 0) ?? null
    const day = item === null ? null : aboutOn(item.occurrence)
    const wasRight = item === null || (holds(right, item.id) && day !== null && day >= work.today)
    const isWrong = item === null || !holds(rightAfter, item.id)
    const fate = fateOf(message, { item, fitting, isStale: wasRight && (isWrong || isMoved) })
    if (fate === null) return []
    return [{ of: item, row: toldRow(work, { message, fate, day, item, triggers, nextOf, hourOnly: !isWrong }) }]
  })
}

function holds(verdicts: ReadonlyMap<number, Verdict>, id: number): boolean {
  return verdicts.get(id)?.failed === null
}

type Standing = { item: ItemOfRecord | null; fitting: ReadonlyMap<number, Verdict>; isStale: boolean }

function fateOf({ channel, state, call_state, letter_state }: Row, { item, fitting, isStale }: Standing): MessageFate | null {
  const waits = (state !== null && recallable.includes(state)) || letter_state === 'waiting'
  if (waits && item !== null) {
    const failed = fitting.get(item.id)?.failed ?? null
    return failed !== null && !notTheRecord.includes(failed) ? 'recalled' : 'looked-at'
  }
  if (!isStale) return null
  if (channel === 'call') return call_state === 'open' ? 'open' : call_state === 'done' ? 'sent' : null
  return waits || state === 'sent' || state === 'sending' || state === 'in-doubt' || letter_state === 'printed' ? 'sent' : null
}

type Telling = Pick<Wanted, 'triggers' | 'nextOf'> & { message: Row; fate: MessageFate; day: CivilDate | null; item: ItemOfRecord | null; hourOnly: boolean }

function toldRow({ today, studio }: Work, { message, fate, day, item, triggers, nextOf, hourOnly }: Telling): Found['row'] {
  const { id, channel, to_name, at } = message
  const subject = message.subject === '' ? message.description : message.subject
  const told: ToldMessage = {
    fate,
    channel,
    about: item === null ? subject : (triggers.get(item.trigger_id)?.description ?? subject),
    aboutOn: day,
    toName: to_name,
    on: at === null ? null : dateAt(at, studio.zone),
    next: item === null ? null : nextOf(item),
    hourOnly,
  }
  return { id, channel, fate, subject, to_name, about_on: day, at, correctable: fate === 'sent' && !message.corrected, text: messageText(told, today) }
}

/** A correction that was taken back, or failed, is none. */
const corrected = sql`EXISTS (SELECT FROM communication k LEFT JOIN dispatch kd ON kd.studio_id = k.studio_id AND kd.communication_id = k.id
  WHERE k.studio_id = c.studio_id AND k.corrects_id = c.id AND coalesce(kd.state, '') NOT IN ('recalled', 'failed', 'expired') AND k.call_state IS DISTINCT FROM 'canceled')`

const columns = sql`c.id, c.channel, c.subject, c.description, c.to_name, c.item_id, d.state, c.call_state, c.letter_state,
  CASE c.channel WHEN 'call' THEN c.closed_at WHEN 'letter' THEN b.printed_at ELSE d.settled_at END AS at, ${corrected} AS corrected`
const joined = sql`LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id
  LEFT JOIN letter_batch b ON b.studio_id = c.studio_id AND b.id = c.letter_batch_id`

/** What items generated and still stands. */
function writtenOf(itemIds: readonly number[]): RawBuilder<unknown> {
  return sql`SELECT ${columns} FROM effect e JOIN communication c ON c.studio_id = e.studio_id AND c.id = e.communication_id ${joined}
    WHERE e.item_id = ANY(${itemIds}::bigint[]) AND e.state = 'generated'`
}

/** Corrections of earlier moves, which say what would be so no more either. */
function correctionsOf({ kind, id }: SupposedRecord): RawBuilder<unknown> {
  const about = kind === 'session' ? sql`c.session_id = ${id} AND c.subject_kind IS NULL` : sql`c.subject_kind = ${kind} AND c.subject_id = ${id}`
  return sql`SELECT ${columns} FROM communication c ${joined} WHERE c.corrects_id IS NOT NULL AND ${about}`
}

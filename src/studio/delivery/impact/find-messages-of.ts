import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { dateAt } from '#studio/calendar/zone.ts'
import type { ForeseenMove, ItemOfRecord } from '#studio/matching/impact/foresee-move.ts'
import { judgeSupposed } from '#studio/matching/impact/judge-supposed.ts'
import { supposeRecord } from '#studio/matching/impact/suppose-record.ts'
import type { Verdict } from '#studio/matching/judge-items.ts'
import type { ReasonCode } from '#studio/matching/reasons.ts'
import type { SupposedRecord } from '#studio/records/supposed/suppose-move.ts'
import type { Work } from '#studio/staff/work.ts'
import { recallable } from '../dispatch.ts'
import { notTheRecord } from '../not-the-record.ts'
import type { Impact } from './contract.ts'
import type { NextOf, ToldTriggers } from './impact-facts.ts'
import { type AboutRecord, aboutRecord, isAppointed, readMessages, saysDay, went } from './read-messages.ts'
import { aboutOn, type MessageFate, messageText, type ToldMessage } from './told-impact.ts'

/** Whether a message was right is not a matter of rules, of what is listed besides, or of the day. */
export const notTheMoment = [
  'trigger-deleted', 'trigger-off', 'on-hold', 'confirmed', 'paid', 'do-not-market', 'do-not-call', 'not-due', 'validity-over', 'once', 'spaced', 'handled-before',
] as const satisfies readonly ReasonCode[] // biome-ignore format: a list to read across

/** Columns that say when the record is: its day, the others, and what else corrections are about. */
const dayColumns = ['primary_on', 'on_day']
const whenColumns = [...dayColumns, 'primary_time', 'primary_zone', 'at_time', 'zone']
const dateColumns = [...whenColumns, 'payment_due_on', 'start_on', 'due_on']

type Wanted = { record: SupposedRecord; foreseen: ForeseenMove; triggers: ToldTriggers; nextOf: NextOf }
type Found = { of: ItemOfRecord | null; row: Answer<Impact>['messages'][number] }

/** Messages that say something about the record which would be so no more: those that went, and those that have not left. */
export async function findMessagesOf(work: Work, { record, foreseen, triggers, nextOf }: Wanted): Promise<Found[]> {
  const items = new Map(foreseen.items.filter(({ state }) => state === 'processed').map((item) => [item.id, item]))
  const has = (columns: readonly string[]) => columns.some((column) => column in record.columns)
  const isCanceled = record.columns.canceled === true
  const written = sql`SELECT e.communication_id FROM effect e WHERE e.item_id = ANY(${[...items.keys()]}::bigint[]) AND e.state = 'generated'`
  const corrections = sql`UNION ALL SELECT c.id FROM communication c WHERE c.corrects_id IS NOT NULL AND ${aboutRecord(record.kind, record.id)}`
  const messages = await readMessages(work, sql`c.id IN (${written} ${has(dateColumns) || isCanceled ? corrections : sql``})`)
  const ids = [...new Set(messages.flatMap(({ item_id }) => item_id ?? []))]
  const supposing = supposeRecord(record)
  const right = await judgeSupposed(work, { ids, supposing: null, left: notTheMoment })
  const rightAfter = await judgeSupposed(work, { ids, supposing, left: notTheMoment })
  const fitting = await judgeSupposed(work, { ids, supposing, left: ['validity-over'] })
  const wasOn = dayOf(record)
  return messages.flatMap((message) => {
    const item = items.get(message.item_id ?? 0) ?? null
    const day = item === null ? null : aboutOn(item.occurrence)
    const wasRight = item === null || (holds(right, item.id) && day !== null && day >= work.today)
    const isWrong = item === null || !holds(rightAfter, item.id)
    // Whatever it counts from: it names the day, which is another now.
    const saysOld = (has(dayColumns) || isCanceled) && wasOn !== null && wasOn >= work.today && saysDay(message, wasOn)
    const isStale = saysOld || (wasRight && (isWrong || (has(whenColumns) && isAppointed(message.moment))))
    const fate = fateOf(message, { item, fitting, isStale })
    if (fate === null) return []
    const old = isWrong ? null : saysOld && has(dayColumns) ? 'date' : 'time'
    return [{ of: item, row: toldRow(work, { message, fate, day, item, triggers, nextOf, old }) }]
  })
}

/** The day that the record is on as things are. */
function dayOf({ was }: SupposedRecord): CivilDate | null {
  const day = was.primary_on ?? was.on_day
  const read = parseDate(typeof day === 'string' ? day : '')
  return read.ok ? read.value : null
}

function holds(verdicts: ReadonlyMap<number, Verdict>, id: number): boolean {
  return verdicts.get(id)?.failed === null
}

type Standing = { item: ItemOfRecord | null; fitting: ReadonlyMap<number, Verdict>; isStale: boolean }

function fateOf(message: AboutRecord, { item, fitting, isStale }: Standing): MessageFate | null {
  const { state, letter_state, call_state } = message
  const waits = (state !== null && recallable.includes(state)) || letter_state === 'waiting'
  if (waits && item !== null) {
    const failed = fitting.get(item.id)?.failed ?? null
    return failed !== null && !notTheRecord.includes(failed) ? 'recalled' : 'looked-at'
  }
  if (waits) return 'corrected-anew'
  if (!isStale) return null
  return call_state === 'open' ? 'open' : went(message) ? 'sent' : null
}

type Telling = Pick<Wanted, 'triggers' | 'nextOf'> & {
  message: AboutRecord
  fate: MessageFate
  day: CivilDate | null
  item: ItemOfRecord | null
  old: 'time' | 'date' | null
}

function toldRow({ today, studio }: Work, { message, fate, day, item, triggers, nextOf, old }: Telling): Found['row'] {
  const { id, channel, to_name, recipient, at } = message
  const subject = message.subject === '' ? message.description : message.subject
  const told: ToldMessage = {
    fate,
    channel,
    about: item === null ? subject : (triggers.get(item.trigger_id)?.description ?? subject),
    aboutOn: day,
    toName: to_name,
    on: at === null ? null : dateAt(at, studio.zone),
    next: item === null ? null : nextOf(item),
    old,
  }
  return {
    id,
    channel,
    fate,
    subject,
    to_name,
    recipient,
    about_on: day,
    at,
    correctable: fate === 'sent' && !message.corrected,
    text: messageText(told, today),
  }
}

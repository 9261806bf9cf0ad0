import { type RawBuilder, sql } from 'kysely'
import { addDays, type CivilDate, daysBetween } from '#studio/calendar/civil-date.ts'
import { dateAt, startOfDay } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { validDays } from '#studio/triggers/validity.ts'
import { isOf } from '../find-sources.ts'
import { type Clock, clockOf, type Source } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { supposeTrigger } from '../suppose-trigger.ts'
import type { Since } from '../window.ts'
import { mayHaveFitted } from './as-then.ts'
import type { Chance } from './chance.ts'
import { chancesSql } from './chances-sql.ts'
import { invoicesThen } from './invoices-then.ts'
import { readInPages } from './read-in-pages.ts'
import { clientFlags, toldFields } from './tracked.ts'
import { spansOf, type Undone, versionsOf } from './versions.ts'

/** A trigger as it would have been, with the columns of its row, and since when it would have been on. */
export type Tested = { id: number | null; trigger: Trigger; columns: Readonly<Record<string, unknown>>; began: Date }

/** So many are read at once: few enough that what one page leaves behind is gone before it counts. */
const atOnce = 1000

/**
 * The times in which records, as they were, fitted a trigger since it began, in the order of the records; those of one record together. Keeps none of them in
 * memory but those at hand. Writes nothing.
 */
export async function* findChances(work: Work, tested: Tested): AsyncGenerator<Chance[]> {
  const { trigger, began } = tested
  const within = looks(work, tested).map((look) => chancesSql({ ...look, triggerId: trigger.id, began }))
  if (within.length === 0) return
  const query = sql`
    WITH ${supposedThen(tested)}, ${tablesThen(tested, await undoneOf(work, tested))}
    SELECT * FROM (${sql.join(within, sql` UNION `)}) f ORDER BY subject_id, at, occurrence`
  let pending: Chance[] = []
  for await (const rows of readInPages<Chance>(work, { name: 'chances', query, atOnce })) {
    const last = rows.at(-1)?.subject_id
    const whole = [...pending, ...rows].filter(({ subject_id }) => subject_id !== last)
    pending = [...pending, ...rows].filter(({ subject_id }) => subject_id === last)
    if (whole.length > 0) yield whole
  }
  if (pending.length > 0) yield pending
}

/** What is left to pay matters to payment dates, and where what is paid is left out. */
async function undoneOf(work: Work, { trigger, began }: Tested): Promise<Undone[]> {
  const counts = trigger.subject_kind === 'invoice' && (trigger.moment === 'payment-due' || trigger.exclusions.paid)
  return counts ? invoicesThen(work, { since: began, which: mayHaveFitted(trigger, began) }) : []
}

/** The trigger as it would have been, on since it began, and whom its outputs are for. */
export function supposedThen({ id, trigger, columns, began }: Tested): RawBuilder<unknown> {
  const then = { ...columns, active: true, archived_at: null, armed_at: began, swept_on: '-infinity', swept_at: '-infinity', continues_trigger_id: null }
  const outputs = trigger.outputs.map(({ recipient }) => ({ trigger_id: trigger.id, recipient_kind: recipient.kind }))
  return sql`${supposeTrigger({ id, columns: then })}, trigger_output AS (
    SELECT current_studio() AS studio_id, o.trigger_id, o.recipient_kind, NULL::timestamptz AS archived_at
    FROM jsonb_to_recordset(${JSON.stringify(outputs)}::jsonb) AS o(trigger_id bigint, recipient_kind text))`
}

function tablesThen({ trigger, began: since }: Tested, undone: readonly Undone[]): RawBuilder<unknown> {
  const { subject_kind: kind, moment, basis } = trigger
  const flags = spansOf('client', { kind: 'client', since, fields: clientFlags(trigger), statuses: false })
  const clients = sql`${flags}, client_then AS MATERIALIZED (${versionsOf('client', 'client')})`
  if (kind === 'email' || kind === 'incoming_text') return clients
  const which = mayHaveFitted(trigger, since)
  const wanted = { kind, since, fields: toldFields(kind, moment), statuses: basis !== 'type', undone, which }
  return sql`${clients}, ${spansOf('then', wanted)}, record_then AS MATERIALIZED (${versionsOf('then', kind)})`
}

type Look = { source: Source; clock: Clock; since: Since }

/** A yearly date is the one nearest the day of the source's clock, so of those some months are looked at around it; of all others all days at once. */
function looks(work: Work, { trigger, began }: Tested): Look[] {
  const clock = clockOf(work)
  const first = addDays(dateAt(began, work.studio.zone), -daysStanding(trigger))
  const isYearly = trigger.moment === 'birthday' || trigger.moment === 'anniversary'
  const slices = isYearly ? slicesOf(first, work.today) : [{ from: first, to: work.today }]
  return slices.flatMap(({ from, to }) => {
    const middle = addDays(from, Math.round(daysBetween(from, to) / 2))
    const end = to === work.today ? work.now : startOfDay(addDays(to, 1), work.studio.zone)
    const since = { on: sql`${from}::date`, at: sql`${startOfDay(from, work.studio.zone)}::timestamptz` }
    return sourcesAt({ ...clock, today: middle })
      .filter((source) => isOf(source, trigger))
      .map((source) => ({ source, clock: { ...clock, today: to, now: end }, since }))
  })
}

/** For so many days at most something stands after its trigger date. */
function daysStanding(trigger: Trigger): number {
  const { offset_count, offset_unit } = trigger
  return validDays(trigger) + 15 + (offset_unit === 'work-days' ? Math.abs(offset_count) * 7 : 0)
}

const monthsAtOnce = 150

function slicesOf(from: CivilDate, to: CivilDate): { from: CivilDate; to: CivilDate }[] {
  const end = addDays(from, monthsAtOnce)
  return end >= to ? [{ from, to }] : [{ from, to: end }, ...slicesOf(end, to)]
}

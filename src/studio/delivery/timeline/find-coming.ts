import { type RawBuilder, sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { dateAt } from '#studio/calendar/zone.ts'
import type { ForecastEntry } from '#studio/processing/forecast/entry.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { type DispatchState, dispatchStates } from '../dispatch.ts'
import type { ComingRow } from './contract.ts'
import { findEntries } from './find-entries.ts'
import type { Scope } from './moments.ts'

type Row = Answer<ComingRow>
type Wanted = { scope: Scope; clientId: number; sessionId: number | null; days: number; limit: number; deployment: Deployment }
type Found = { today: CivilDate; last_on: CivilDate; more: boolean; rows: Row[] }

/**
 * What is to come within a scope, the soonest first. What triggers do is the forecast's; what is generated already stands where it goes. Where triggers do more than `limit`,
 * everything ends with the last of them: a gap would read as if nothing were to come. Writes nothing.
 */
export async function findComing(work: Work, { scope, days, ...asked }: Wanted): Promise<Found> {
  const { entries, more } = await findEntries(work, { days, ...asked })
  const items = await versionsOf(work, entries)
  const expected = entries.map((entry) => ofEntry(work, entry, items))
  // What is listed already may have been due before today.
  const last = more ? [work.today, ...entries.map(({ due_on }) => due_on)].toSorted().at(-1) : undefined
  const last_on = last ?? addDays(work.today, days - 1)
  const others = [...(await findMessages(work, scope)), ...(await findRecords(work, scope, days))].filter(({ on }) => last === undefined || on <= last)
  return { today: work.today, last_on, more, rows: [...expected, ...others].toSorted((one, other) => order(one).localeCompare(order(other))) }
}

function order({ on, at }: Row): string {
  return `${String(on)} ${at instanceof Date ? at.toISOString() : (at ?? '')}`
}

async function versionsOf(work: Work, entries: readonly ForecastEntry[]): Promise<ReadonlyMap<number, number>> {
  const ids = entries.flatMap(({ item_id }) => item_id ?? [])
  const { rows } = await sql<{ id: number; version: number }>`SELECT id, version FROM triggered_item WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

function ofEntry({ today, studio }: Work, entry: ForecastEntry, versions: ReadonlyMap<number, number>): Row {
  const { item_id, trigger, trigger_id, record, goes_at, goes_text, outputs, warnings, occurrence } = entry
  const whom = outputs.map(({ channel, recipient }) => (channel === null ? recipient : `${channels[channel] ?? channel} to ${recipient}`))
  const on = goes_at === null ? entry.on : dateAt(goes_at, studio.zone)
  return {
    kind: item_id === null ? 'expected' : 'item',
    id: item_id,
    version: item_id === null ? null : (versions.get(item_id) ?? null),
    on: on < today ? today : on,
    at: goes_at,
    title: trigger,
    // When it goes stands in `at` already.
    detail: [...new Set([entry.state === 'held' ? 'Held' : '', whom.join(', '), goes_at === null ? goes_text : '', ...warnings.map(({ message }) => message)])]
      .filter((part) => part !== '')
      .join(' · '),
    record: { kind: record.kind, id: record.id, label: record.label },
    trigger_id,
    item_id,
    occurrence,
    may: item_id === null ? [] : entry.state === 'held' ? ['process', 'delete'] : ['process', 'skip', 'delete'],
  }
}

const channels: Readonly<Record<string, string>> = { email: 'Email', call: 'Call', letter: 'Letter', task: 'Task' }

type Message = {
  id: number
  channel: 'email' | 'letter' | 'call'
  version: number
  title: string
  to_name: string
  state: DispatchState | null
  goes_at: Date | null
  due_on: CivilDate | null
  item_id: number | null
  fresh: boolean
}

/** Emails that have not left, letters that are not printed, calls that are not made. */
async function findMessages(work: Work, { m }: Scope): Promise<Row[]> {
  const { rows } = await sql<Message>`
    SELECT m.id, m.channel, CASE m.channel WHEN 'email' THEN d.version ELSE m.version END AS version, coalesce(nullif(m.subject, ''), m.description) AS title, m.to_name, d.state,
      CASE WHEN d.state IN ('waiting', 'retry') THEN d.next_at + s.clock_shift END AS goes_at, m.due_on, m.item_id, coalesce(d.attempts = 0, true) AS fresh
    FROM communication m JOIN studio s ON s.id = m.studio_id LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id
    WHERE ${m} AND (d.state IN ('waiting', 'claimed', 'retry', 'in-doubt') OR m.letter_state = 'waiting' OR m.call_state = 'open') ORDER BY m.id`.execute(
    work.db,
  )
  return rows.map((row) => {
    const on = row.goes_at === null ? (row.due_on ?? work.today) : dateAt(row.goes_at, work.studio.zone)
    const standing = row.state === null ? (row.channel === 'letter' ? 'Waits to be printed' : 'To be made') : dispatchStates[row.state].label
    return {
      kind: row.channel,
      id: row.id,
      version: row.version,
      on: on < work.today ? work.today : on,
      at: row.goes_at,
      title: row.title,
      detail: `${row.to_name} · ${standing}`,
      record: null,
      trigger_id: null,
      item_id: row.item_id,
      occurrence: null,
      may: deedsOf(row),
    }
  })
}

function deedsOf({ channel, state, fresh }: Message): Row['may'] {
  if (channel === 'letter') return ['edit']
  if (state !== 'waiting' && state !== 'retry') return []
  return fresh ? ['send-now', 'recall', 'edit'] : ['send-now', 'recall']
}

type Dated = { kind: 'session' | 'appointment' | 'task'; id: number; on: CivilDate; title: string; detail: string; item_id: number | null }

/** Sessions with their further dates, appointments, and open tasks; those that are overdue stand at today. */
async function findRecords(work: Work, { s, a, k }: Scope, days: number): Promise<Row[]> {
  const within = (day: RawBuilder<unknown>) => sql`${day} >= ${work.today}::date AND ${day} < ${work.today}::date + ${days}::integer`
  const { rows } = await sql<Dated>`
    SELECT 'session' AS kind, s.id, s.primary_on AS on, s.number || ' ' || t.name AS title, coalesce(to_char(s.primary_time, 'HH24:MI'), '') AS detail, NULL::bigint AS item_id
      FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id WHERE ${s} AND s.archived_at IS NULL AND NOT s.canceled AND ${within(sql`s.primary_on`)}
    UNION ALL
    SELECT 'session', s.id, f.on_day, s.number || ' ' || t.name, concat_ws(' ', nullif(f.label, ''), to_char(f.at_time, 'HH24:MI')), NULL
      FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id JOIN session_date f ON f.studio_id = s.studio_id AND f.session_id = s.id
      WHERE ${s} AND s.archived_at IS NULL AND NOT s.canceled AND ${within(sql`f.on_day`)}
    UNION ALL
    SELECT 'appointment', a.id, a.on_day, coalesce(nullif(a.title, ''), t.name), coalesce(to_char(a.at_time, 'HH24:MI'), ''), NULL
      FROM appointment a JOIN type t ON t.studio_id = a.studio_id AND t.id = a.type_id WHERE ${a} AND a.archived_at IS NULL AND NOT a.canceled AND ${within(sql`a.on_day`)}
    UNION ALL
    SELECT 'task', k.id, greatest(coalesce(k.due_on, ${work.today}::date), ${work.today}::date), k.description, '', k.cause_item_id
      FROM task k WHERE ${k} AND k.completed_at IS NULL AND k.canceled_at IS NULL AND coalesce(k.due_on, ${work.today}::date) < ${work.today}::date + ${days}::integer
    ORDER BY "on", kind, detail, id`.execute(work.db)
  return rows.map(({ kind, id, on, title, detail, item_id }) => ({
    kind,
    id,
    version: null,
    on,
    at: null,
    title,
    detail,
    record: { kind, id, label: title },
    trigger_id: null,
    item_id,
    occurrence: null,
    may: [],
  }))
}

import { type RawBuilder, sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import type { RecordFacts } from '#studio/records/record-facts.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { ruleOf } from '#studio/triggers/presentation.ts'
import { loadTriggers } from '#studio/triggers/queries.ts'
import { type TriggerSubject, triggerSubjects } from '#studio/triggers/subjects.ts'
import { countWaiting } from './automatic/count-waiting.ts'
import { type Goings, loadGoing } from './automatic/load-going.ts'
import type { ItemState, ItemView } from './item.ts'
import { itemStates, stateOfView } from './item.ts'
import { itemFactsSql } from './item-facts.ts'
import { itemsById } from './items-by-id.ts'
import { type ReasonCode, reasonSentence } from './reasons.ts'
import { foundItem } from './searched.ts'
import { endsByItself, type Waiting } from './waiting.ts'

export type ItemFilter = {
  view?: ItemView
  trigger_id?: number
  client_id?: number
  session_id?: number
  subject_kind?: TriggerSubject
  subject_id?: number
  search?: string
  after?: string
  limit?: number
}

type Row = {
  id: number
  version: number
  trigger_id: number
  trigger: string
  state: ItemState
  due_on: string
  valid_until: CivilDate | null
  late: boolean
  reason: ReasonCode | null
  detail: string | null
  hold_until: Date | null
  due_at: Date
  waits_for: Waiting | null
  waits_until: Date | null
  entered_at: Date
  state_at: Date
  admitted_by: 'sweep' | 'change' | 'person'
  last_event_id: number
  subject_kind: TriggerSubject
  subject_id: number
  session_id: number | null
  client_id: number | null
  client_name: string | null
  family_name: string | null
  /** The birthday or anniversary that it is about. */
  yearly_on: string | null
  facts: RecordFacts | null
}

export type ItemRow = ReturnType<typeof shown>

/** Of these items, a table of them. */
const itemsWithRecord = (items: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT i.id, i.version, i.trigger_id, t.description AS trigger, i.state, i.due_on, i.valid_until, i.late, i.reason, i.detail, i.hold_until, i.due_at, i.waits_for, i.waits_until, i.entered_at, i.state_at, i.admitted_by, i.last_event_id,
    i.subject_kind, i.subject_id, i.session_id, c.id AS client_id, ${clientNameSql} AS client_name, ${itemFactsSql} AS facts,
    (SELECT concat_ws(', ', f.name, nullif(f.relation, '')) FROM family_member f WHERE f.studio_id = i.studio_id AND f.id = i.family_member_id) AS family_name,
    CASE WHEN t.moment IN ('birthday', 'anniversary') THEN yearly_on(
      CASE WHEN t.moment = 'anniversary' THEN c.anniversary_mmdd WHEN i.family_member_id IS NULL THEN c.birthday_mmdd
        ELSE (SELECT f.birthday_mmdd FROM family_member f WHERE f.studio_id = i.studio_id AND f.id = i.family_member_id) END,
      substring(i.occurrence FROM '(?:^|:)([0-9]{4})$')::integer, (SELECT leap_day FROM studio)) END AS yearly_on
  FROM ${items} i
  JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
  LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = i.client_id`

/** One page of a view: what is settled with the latest first, everything else by trigger, due date and id. */
export async function listItems(work: Work, filter: ItemFilter): Promise<{ rows: ItemRow[]; next: string | null }> {
  const limit = filter.limit ?? 50
  const order = orderOf(filter.view)
  const after: Cursor | null = filter.after === undefined ? null : readCursor(filter.after, order.size)
  const conditions = [
    filter.view === undefined && (filter.client_id ?? filter.session_id ?? filter.subject_id) !== undefined
      ? sql`true`
      : sql`i.state = ${stateOfView(filter.view ?? 'active')}`,
    filter.trigger_id === undefined ? sql`true` : sql`i.trigger_id = ${filter.trigger_id}`,
    filter.client_id === undefined ? sql`true` : sql`i.client_id = ${filter.client_id}`,
    filter.session_id === undefined ? sql`true` : sql`i.session_id = ${filter.session_id}`,
    filter.subject_kind === undefined ? sql`true` : sql`i.subject_kind = ${filter.subject_kind}`,
    filter.subject_id === undefined ? sql`true` : sql`i.subject_id = ${filter.subject_id}`,
    foundItem(filter.search),
    after === null ? sql`true` : order.behind(after),
  ]
  const { rows } = await sql<Row>`${itemsWithRecord(sql`triggered_item`)} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY ${order.by} LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const goings = await loadGoing(work)
  return { rows: rows.slice(0, limit).map((row) => shown(row, goings)), next: last === undefined ? null : writeCursor(order.place(last)) }
}

type Order = { by: RawBuilder<unknown>; size: number; place: (row: Row) => Cursor; behind: (place: Cursor) => RawBuilder<unknown> }

const byDueDate: Order = {
  by: sql`i.trigger_id, i.due_on, i.id`,
  size: 3,
  place: (row) => [row.trigger_id, row.due_on, row.id],
  behind: ([trigger, due, id]) => sql`(i.trigger_id, i.due_on, i.id) > (${trigger}::bigint, ${due}::date, ${id}::bigint)`,
}
const latestFirst: Order = {
  by: sql`i.last_event_id DESC`,
  size: 1,
  place: (row) => [row.last_event_id],
  behind: ([event]) => sql`i.last_event_id < ${event}::bigint`,
}

function orderOf(view: ItemView | undefined): Order {
  return view === 'done' || view === 'deleted' || view === 'left' ? latestFirst : byDueDate
}

/** Some items as rows, in no order. */
export function itemRows(work: Work, ids: readonly number[]): Promise<ItemRow[]> {
  return rowsOf(work, itemsById(ids))
}

/** Items, a table of them that may be in nobody's list, as rows, in no order. */
export async function rowsOf(work: Work, items: RawBuilder<unknown>): Promise<ItemRow[]> {
  const { rows } = await sql<Row>`${itemsWithRecord(items)}`.execute(work.db)
  const goings = await loadGoing(work)
  return rows.map((row) => shown(row, goings))
}

/** One item with everything that happened to it. */
export async function readItem(work: Work, id: number) {
  const [row] = await itemRows(work, [id])
  if (row === undefined) throw noSuchItem(id)
  const { rows: events } = await sql<
    ActorColumns & {
      id: number
      at: Date
      from_state: ItemState | null
      to_state: ItemState
      reason: ReasonCode | null
      detail: string | null
      run_id: number | null
    }
  >`
    SELECT id, at, from_state, to_state, reason, detail, run_id, actor_kind, actor_id, actor_name FROM item_event WHERE item_id = ${id} ORDER BY id`.execute(
    work.db,
  )
  return {
    ...row,
    events: events.map(({ detail, reason, actor_kind, actor_id, actor_name, ...event }) => ({
      ...event,
      reason_text: reason === null ? null : reasonSentence(reason, detail),
      actor: actorOf({ actor_kind, actor_id, actor_name }),
    })),
  }
}

export function noSuchItem(id: number): Refusal {
  return new Refusal('not-found', 'no-such-item', `There is no triggered item number ${id}. It may belong to another studio.`)
}

/** How many items each trigger has in a view, how many each view has, and the last event: what "all" refers to. */
export async function groupItems(work: Work, view: ItemView) {
  const { groups, ...counted } = await countItems(work, view)
  const goings = await loadGoing(work)
  const waiting = await countWaiting(work, view)
  const { use_invoice_statuses } = await work.db.selectFrom('studio').select('use_invoice_statuses').executeTakeFirstOrThrow()
  const triggers = await loadTriggers(
    work,
    groups.map((group) => group.trigger_id),
  )
  return {
    ...counted,
    groups: groups.map((group) => {
      const trigger = triggers.get(group.trigger_id)
      const going = goings.ready(group.trigger_id)
      const waits = waiting.get(group.trigger_id) ?? {}
      const automatic = goings.isAutomatic(group.trigger_id) && view === 'active' ? { goes_at: going.at, goes_text: going.text, waiting: waits } : null
      return { ...group, automatic, sentence: trigger === undefined ? '' : ruleOf(trigger, use_invoice_statuses) }
    }),
  }
}

async function countItems(work: Work, view: ItemView) {
  // A find in flight has drawn numbers of events that nobody can see yet; "all up to this event" must not mean those.
  await sql`SELECT pg_advisory_xact_lock_shared(7301, ${work.studio.id}::int)`.execute(work.db)
  const { rows: groups } = await sql<{ trigger_id: number; description: string; count: number; late: number; channels: string[] }>`
    SELECT g.trigger_id, t.description, g.count, g.late,
      ARRAY(SELECT p.channel FROM trigger_output o JOIN output_step p ON p.studio_id = o.studio_id AND p.output_id = o.id
            WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id AND o.archived_at IS NULL
            GROUP BY p.channel ORDER BY min(o.position), min(p.position)) AS channels
    FROM (SELECT studio_id, trigger_id, count(*)::int AS count, count(*) FILTER (WHERE late)::int AS late
          FROM triggered_item WHERE state = ${stateOfView(view)} GROUP BY studio_id, trigger_id) g
    JOIN trigger t ON t.studio_id = g.studio_id AND t.id = g.trigger_id ORDER BY g.trigger_id`.execute(work.db)
  const { rows: states } = await sql<{ state: ItemState; count: number }>`SELECT state, count(*)::int AS count FROM triggered_item GROUP BY state`.execute(
    work.db,
  )
  const { rows: last } = await sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM item_event`.execute(work.db)
  const views = Object.fromEntries(Object.values(itemStates).map(({ view: name }) => [name, 0])) as Record<ItemView, number>
  for (const { state, count } of states) views[itemStates[state].view] = count
  return { groups, views, last_event_id: last[0]?.id ?? 0 }
}

function shown(row: Row, goings: Goings) {
  const { subject_kind: kind, subject_id: id, session_id, client_id, client_name, family_name, yearly_on, facts, detail, due_at, waits_until, ...item } = row
  const going = goings.of(row)
  return {
    ...item,
    hold_until: row.hold_until !== null && endsByItself(row.hold_until) ? row.hold_until : null,
    automatic: goings.isAutomatic(row.trigger_id),
    goes_at: going.at,
    goes_text: going.text,
    reason_text: row.reason === null ? null : reasonSentence(row.reason, detail),
    record: {
      kind,
      id,
      label: family_name ?? (facts === null ? `${triggerSubjects[kind].label} ${id}` : recordLabel(kind, facts.name)),
      client_id,
      client_name,
      session_id,
      number: facts?.name ?? '',
      type: facts?.type ?? null,
      status: facts?.status ?? null,
      on: facts?.on ?? yearly_on,
      time: facts?.time ?? null,
    },
  }
}

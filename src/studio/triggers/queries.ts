import { type RawBuilder, type Selectable, sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Channel } from './channels.ts'
import { noSuchTrigger } from './refusals.ts'
import type { TriggerSubject } from './subjects.ts'
import type { TriggerEventTable, TriggerTable } from './tables.ts'
import type { Output, Recipient, Step, Trigger } from './trigger.ts'

type Row = Selectable<TriggerTable> & { status_name: string | null; type_name: string | null }
type OutputRow = Omit<Recipient, 'name'> & { id: number; trigger_id: number; name: string | null; steps: Step[] }

const rules: RawBuilder<unknown> = sql`
  SELECT t.*, s.name AS status_name, y.name AS type_name
  FROM trigger t
  LEFT JOIN status s ON s.studio_id = t.studio_id AND s.id = t.status_id
  LEFT JOIN type y ON y.studio_id = t.studio_id AND y.id = t.type_id`

/** A trigger with its outputs, deleted or not. Refuses an unknown one. */
export async function loadTrigger(work: Work, id: number): Promise<Trigger> {
  const [trigger] = await loaded(work, sql`${rules} WHERE t.id = ${id}`)
  if (trigger === undefined) throw noSuchTrigger(id)
  return trigger
}

/** Some triggers by their ids, deleted or not. Two statements, however many there are. */
export async function loadTriggers(work: Work, ids: readonly number[]): Promise<Map<number, Trigger>> {
  const triggers = await loaded(work, sql`${rules} WHERE t.id = ANY(${ids}::bigint[])`)
  return new Map(triggers.map((trigger) => [trigger.id, trigger]))
}

/** The same, and nobody else changes it before this transaction ends. */
export async function lockTrigger(work: Work, id: number): Promise<Trigger> {
  const [trigger] = await loaded(work, sql`${rules} WHERE t.id = ${id} FOR UPDATE OF t`)
  if (trigger === undefined) throw noSuchTrigger(id)
  return trigger
}

/** The triggers that are switched on, in the order in which they were made. Two statements, however many there are. */
export async function loadLiveTriggers(work: Work): Promise<Trigger[]> {
  return loaded(work, sql`${rules} WHERE t.active AND t.archived_at IS NULL ORDER BY t.id`)
}

/** Triggers that are not deleted and count from the same moment of the same records, without this one: they might do the same. */
export async function loadCompanions(work: Work, trigger: Trigger): Promise<Trigger[]> {
  return loaded(
    work,
    sql`${rules} WHERE t.archived_at IS NULL AND t.id <> ${trigger.id}
      AND (lower(t.description) = lower(${trigger.description})
        OR (t.subject_kind, t.basis, t.moment, t.offset_count, t.offset_unit) = (${trigger.subject_kind}, ${trigger.basis}, ${trigger.moment}, ${trigger.offset_count}, ${trigger.offset_unit})
          AND t.status_id IS NOT DISTINCT FROM ${trigger.status_id} AND t.type_id IS NOT DISTINCT FROM ${trigger.type_id}) ORDER BY t.id`,
  )
}

export type TriggerFilter = {
  search?: string
  active?: boolean
  subject_kind?: TriggerSubject
  channel?: Channel
  status_id?: number
  type_id?: number
  template_id?: number
  archived?: boolean
  after?: string
  limit?: number
}

/** A page of triggers by description. */
export async function findTriggers(work: Work, filter: TriggerFilter): Promise<{ triggers: Trigger[]; next: string | null }> {
  const limit = filter.limit ?? 50
  const after: Cursor | null = filter.after === undefined ? null : readCursor(filter.after, 2)
  const conditions = [
    filter.archived === true ? sql`t.archived_at IS NOT NULL` : sql`t.archived_at IS NULL`,
    filter.search === undefined ? sql`true` : sql`strpos(lower(t.description), lower(${filter.search.trim()})) > 0`,
    filter.active === undefined ? sql`true` : sql`t.active = ${filter.active}`,
    filter.subject_kind === undefined ? sql`true` : sql`t.subject_kind = ${filter.subject_kind}`,
    filter.channel === undefined ? sql`true` : hasStep(sql`p.channel = ${filter.channel}`),
    filter.status_id === undefined ? sql`true` : sql`t.status_id = ${filter.status_id}`,
    filter.type_id === undefined ? sql`true` : sql`t.type_id = ${filter.type_id}`,
    filter.template_id === undefined ? sql`true` : hasStep(sql`p.template_id = ${filter.template_id}`),
    after === null ? sql`true` : sql`(lower(t.description), t.id) > (lower(${String(after[0])}), ${Number(after[1])}::bigint)`,
  ]
  const found = await loaded(work, sql`${rules} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY lower(t.description), t.id LIMIT ${limit + 1}`)
  const triggers = found.slice(0, limit)
  const last = found.length > limit ? triggers.at(-1) : undefined
  return { triggers, next: last === undefined ? null : writeCursor([last.description, last.id]) }
}

function hasStep(which: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql`EXISTS (SELECT FROM trigger_output o JOIN output_step p ON p.studio_id = o.studio_id AND p.output_id = o.id
    WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id AND o.archived_at IS NULL AND ${which})`
}

/** Who changed a trigger, newest first. */
export async function findTriggerEvents(work: Work, id: number, { after, limit = 50 }: { after?: string; limit?: number }) {
  await loadTrigger(work, id)
  const before = after === undefined ? null : Number(readCursor(after, 1)[0])
  const { rows } = await sql<Selectable<TriggerEventTable>>`
    SELECT * FROM trigger_event WHERE trigger_id = ${id} AND (${before}::bigint IS NULL OR id < ${before}::bigint) ORDER BY id DESC LIMIT ${limit + 1}`.execute(
    work.db,
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => ({
      id: row.id,
      at: row.at,
      what: row.what,
      armed: row.armed,
      changes: row.changes,
      rolled_back_to: row.rolled_back_to,
      actor: actorOf(row),
    })),
    next: last === undefined ? null : writeCursor([last.id]),
  }
}

async function loaded(work: Work, query: RawBuilder<unknown>): Promise<Trigger[]> {
  const { rows } = await (query as RawBuilder<Row>).execute(work.db)
  if (rows.length === 0) return []
  const outputs = await outputsOf(
    work,
    rows.map((row) => row.id),
  )
  return rows.map((row) => triggerOf(row, outputs.get(row.id) ?? []))
}

async function outputsOf(work: Work, triggerIds: readonly number[]): Promise<Map<number, Output[]>> {
  const { rows } = await sql<OutputRow>`
    SELECT o.id, o.trigger_id, o.recipient_kind AS kind, o.recipient_member_id AS member_id, o.recipient_department_id AS department_id,
      coalesce(m.name, d.name) AS name,
      coalesce((SELECT jsonb_agg(jsonb_build_object('channel', p.channel, 'template_id', p.template_id, 'description', p.description, 'notes', p.notes,
          'department_id', p.department_id, 'member_id', p.member_id, 'due_in_days', p.due_in_days, 'priority', p.priority, 'task_type_id', p.task_type_id, 'attach', p.attach) ORDER BY p.position)
        FROM output_step p WHERE p.studio_id = o.studio_id AND p.output_id = o.id), '[]') AS steps
    FROM trigger_output o
    LEFT JOIN member m ON m.studio_id = o.studio_id AND m.id = o.recipient_member_id
    LEFT JOIN department d ON d.studio_id = o.studio_id AND d.id = o.recipient_department_id
    WHERE o.trigger_id = ANY(${triggerIds}::bigint[]) AND o.archived_at IS NULL
    ORDER BY o.trigger_id, o.position, o.id`.execute(work.db)
  const grouped = Map.groupBy(rows, (row) => row.trigger_id)
  return new Map(
    [...grouped].map(([id, group]) => [id, group.map(({ trigger_id: _, id: outputId, steps, ...recipient }) => ({ id: outputId, recipient, steps }))]),
  )
}

function triggerOf(row: Row, outputs: Output[]): Trigger {
  return {
    id: row.id,
    version: row.version,
    description: row.description,
    subject_kind: row.subject_kind,
    basis: row.basis,
    status_id: row.status_id,
    status_name: row.status_name,
    type_id: row.type_id,
    type_name: row.type_name,
    any_type: row.any_type,
    keyword: row.keyword,
    moment: row.moment,
    offset_count: row.offset_count,
    offset_unit: row.offset_unit,
    exclusions: {
      past: row.exclude_past,
      do_not_market: row.exclude_do_not_market,
      do_not_call: row.exclude_do_not_call,
      on_hold: row.exclude_on_hold,
      confirmed: row.exclude_confirmed,
      canceled: row.exclude_canceled,
      paid: row.exclude_paid,
    },
    purpose: row.purpose,
    validity_days: row.validity_days,
    repeat: row.repeat,
    repeat_days: row.repeat_days,
    late: row.late,
    stays_when_moved_on: row.stays_when_moved_on,
    automatic: row.automatic,
    hours: hoursOf(row),
    settle_minutes: row.settle_minutes,
    active: row.active,
    outputs,
    continues_trigger_id: row.continues_trigger_id,
    armed_at: row.armed_at,
    swept_on: row.swept_on,
    swept_at: row.swept_at,
    confirmed_burst: row.confirmed_burst,
    created_at: row.created_at,
    archived_at: row.archived_at,
  }
}

/** The wall times of the columns, without their seconds. */
function hoursOf({ hours_days, hours_from, hours_to }: Row): SendingHours | null {
  if (hours_days === null || hours_from === null || hours_to === null) return null
  return { days: hours_days, from: hours_from.slice(0, 5) as WallTime, to: hours_to.slice(0, 5) as WallTime }
}

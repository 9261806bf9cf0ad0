import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { drawNumbers } from '../draw-numbers.ts'
import type { StatusColumns } from '../tables.ts'
import { writeHistory } from '../write-history.ts'
import { oneLine } from '../written-text.ts'
import { assigned } from './assignee.ts'
import { loadStaff } from './load-staff.ts'

/** A task to be made. `ancestry` are the triggered items that led here, the oldest first. */
export type TaskDraft = {
  description: string
  notes: string
  start_on: CivilDate | null
  due_on: CivilDate | null
  priority: number
  department_id: number | null
  member_id: number | null
  client_id: number | null
  session_id: number | null
  appointment_id?: number | null
  invoice_id?: number | null
  production_order_id?: number | null
  preproduction_order_id?: number | null
  cause_item_id: number | null
  ancestry: readonly number[]
  /** Its type and status, and when that completed it. Left out or null: without a type. */
  standing?: (StatusColumns & { type_id: number; completed_at: Date | null }) | null
}

/** Makes many tasks at once and returns their numbers in the order of the drafts. Who has left is replaced, and the task flagged. */
export async function createTasks(work: Work, drafts: readonly TaskDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  const staff = await loadStaff(work, drafts)
  const ids = [...(await drawNumbers(work, 'task', drafts.length))]
  const by = actorColumns(work.actor)
  const entries = await drawNumbers(work, 'status_entry', drafts.filter(({ standing = null }) => standing !== null).length)
  const made = drafts.map(({ standing = null, ...draft }, at) => {
    const entered = standing === null ? null : { ...standing, status_entry_id: entries.next().value ?? 0, note: '' }
    return { row: { ...draft, ...assigned(draft, staff), id: ids[at] ?? 0, description: oneLine(draft.description) || 'Task' }, entered }
  })
  const rows = made.map(({ row, entered }) => ({ ...row, ...entered, type_set_at: entered === null ? null : work.now }))
  await sql`
    INSERT INTO task (id, description, notes, start_on, due_on, priority, department_id, member_id, flagged, client_id, session_id, appointment_id, invoice_id,
      production_order_id, preproduction_order_id, type_id, type_set_at, status_id, status_entry_id, status_entered_at, status_due_on, status_due_set_at, completed_at,
      cause_item_id, ancestry, actor_kind, actor_id, actor_name, created_at)
    SELECT t.id, t.description, t.notes, t.start_on, t.due_on, t.priority, t.department_id, t.member_id, t.flagged, t.client_id, t.session_id, t.appointment_id,
      t.invoice_id, t.production_order_id, t.preproduction_order_id, t.type_id, t.type_set_at, t.status_id, t.status_entry_id, t.status_entered_at, t.status_due_on,
      t.status_due_set_at, t.completed_at, t.cause_item_id,
      ARRAY(SELECT a::bigint FROM jsonb_array_elements_text(t.ancestry) WITH ORDINALITY AS e(a, place) ORDER BY place),
      ${by.actor_kind}, ${by.actor_id}::bigint, ${by.actor_name}, ${work.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(id bigint, description text, notes text, start_on date, due_on date, priority smallint,
      department_id bigint, member_id bigint, flagged text, client_id bigint, session_id bigint, appointment_id bigint, invoice_id bigint,
      production_order_id bigint, preproduction_order_id bigint, type_id bigint, type_set_at timestamptz, status_id bigint, status_entry_id bigint,
      status_entered_at timestamptz, status_due_on date, status_due_set_at timestamptz, completed_at timestamptz, cause_item_id bigint, ancestry jsonb)`.execute(
    work.db,
  )
  const created = made.map(({ row, entered }) => ({ subjectId: row.id, what: 'created' as const, changes: {}, entered }))
  await writeHistory(work, 'task', created)
  return ids
}

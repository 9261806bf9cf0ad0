import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { drawNumbers } from '../draw-numbers.ts'
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
  cause_item_id: number | null
  ancestry: readonly number[]
}

/** Makes many tasks at once and returns their numbers in the order of the drafts. Who has left is replaced, and the task flagged. */
export async function createTasks(work: Work, drafts: readonly TaskDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  const staff = await loadStaff(work, drafts)
  const ids = [...(await drawNumbers(work, 'task', drafts.length))]
  const by = actorColumns(work.actor)
  const rows = drafts.map((draft, at) => ({ ...draft, ...assigned(draft, staff), id: ids[at], description: oneLine(draft.description) || 'Task' }))
  await sql`
    INSERT INTO task (id, description, notes, start_on, due_on, priority, department_id, member_id, flagged, client_id, session_id, cause_item_id, ancestry,
      actor_kind, actor_id, actor_name, created_at)
    SELECT t.id, t.description, t.notes, t.start_on, t.due_on, t.priority, t.department_id, t.member_id, t.flagged, t.client_id, t.session_id, t.cause_item_id,
      ARRAY(SELECT a::bigint FROM jsonb_array_elements_text(t.ancestry) WITH ORDINALITY AS e(a, place) ORDER BY place),
      ${by.actor_kind}, ${by.actor_id}::bigint, ${by.actor_name}, ${work.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(id bigint, description text, notes text, start_on date, due_on date, priority smallint,
      department_id bigint, member_id bigint, flagged text, client_id bigint, session_id bigint, cause_item_id bigint, ancestry jsonb)`.execute(work.db)
  const created = ids.map((subjectId) => ({ subjectId, what: 'created' as const, changes: {}, entered: null }))
  await writeHistory(work, 'task', created)
  return ids
}

import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { differences, isEmpty } from '../differences.ts'
import { drawNumbers } from '../draw-numbers.ts'
import { refusing } from '../refuse-constraint.ts'
import { type Happening, writeHistory } from '../write-history.ts'
import { taskRefusals } from './refusals.ts'
import { statusOf, type TaskRow, taskFacts } from './task.ts'

/** A task before (null: it is new) and after; `note` stands at a new status. */
export type TaskWrite = { before: TaskRow | null; after: TaskRow; note?: string }

/** What a task keeps whatever happens to it. */
const kept: readonly string[] = ['studio_id', 'id', 'ancestry', 'cause_item_id', 'actor_kind', 'actor_id', 'actor_name', 'created_at']

/**
 * Writes many tasks that were locked before, or are new, with their history. Tasks that are as they were are left untouched. Returns
 * the numbers of those that were written. `what` says in the history what happened to them.
 */
export async function writeTasks(work: Work, writes: readonly TaskWrite[], what: 'changed' | 'imported'): Promise<number[]> {
  const changed = writes.flatMap((write) => {
    const { before, after } = write
    const enters = after.status_id !== null && after.status_id !== before?.status_id
    const changes = before === null ? {} : differences(taskFacts(before, enters), taskFacts(after, enters))
    return before === null || enters || !isEmpty(changes) || isMarked(before, after) ? [{ ...write, enters, changes }] : []
  })
  if (changed.length === 0) return []
  const ids = await drawNumbers(work, 'task', changed.filter(({ before }) => before === null).length)
  const entries = await drawNumbers(work, 'status_entry', changed.filter(({ enters }) => enters).length)
  const ready = changed.map((write) => {
    const id = write.before?.id ?? ids.next().value ?? 0
    const status_entry_id = write.enters ? (entries.next().value ?? null) : write.after.status_entry_id
    return { ...write, after: { ...write.after, studio_id: work.studio.id, id, status_entry_id, version: (write.before?.version ?? 0) + 1 } }
  })
  await refusing(taskRefusals, () => writeRows(work, ready.map(({ after }) => after))) // biome-ignore format: short
  const happenings = ready.map(({ before, after, changes, enters, note = '' }): Happening => {
    const status = enters ? statusOf(after) : null
    const entered = status === null || status.status_entry_id === null ? null : { ...status, status_entry_id: status.status_entry_id, note }
    return { subjectId: after.id, what: before !== null && isEmpty(changes) ? null : what, changes, entered }
  })
  await writeHistory(work, 'task', happenings)
  return ready.map(({ after }) => after.id)
}

/** Only imports move these, and nobody asks for them in the history. */
function isMarked(before: TaskRow, after: TaskRow): boolean {
  return before.external_id !== after.external_id || before.history_at?.getTime() !== after.history_at?.getTime()
}

async function writeRows(work: Work, rows: readonly TaskRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !kept.includes(column))
  await sql`
    INSERT INTO task SELECT * FROM jsonb_populate_recordset(NULL::task, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (studio_id, id) DO UPDATE SET (${sql.join(columns.map((column) => sql.ref(column)))})
      = ROW (${sql.join(columns.map((column) => sql.ref(`excluded.${column}`)))})`.execute(work.db)
}

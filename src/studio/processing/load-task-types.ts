import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Output } from '#studio/triggers/trigger.ts'

/** The status in which a task of the type begins. */
export type TaskType = { id: number; duration_days: number | null; is_final: boolean }

/** By type: where tasks begin that these outputs make. A type that has no such status makes tasks without a type. */
export async function loadTaskTypes(work: Work, outputs: readonly Output[]): Promise<Map<number, TaskType>> {
  const types = outputs.flatMap(({ steps }) => steps.flatMap((step) => step.task_type_id ?? []))
  if (types.length === 0) return new Map()
  const { rows } = await sql<TaskType & { type_id: number }>`
    SELECT type_id, id, duration_days, is_final FROM status
    WHERE subject_kind = 'task' AND type_id = ANY(${types}::bigint[]) AND is_initial AND active`.execute(work.db)
  return new Map(rows.map(({ type_id, ...status }) => [type_id, status]))
}

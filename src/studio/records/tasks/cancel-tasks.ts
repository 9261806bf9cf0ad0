import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noteState } from './note-state.ts'

/** Cancels those of these tasks that nobody has touched since they were made, and returns their numbers. What is done or was changed stays. */
export async function cancelTasks(work: Work, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    UPDATE task SET canceled_at = ${work.now}::timestamptz, version = version + 1
    WHERE id = ANY(${ids}::bigint[]) AND version = 1 AND completed_at IS NULL AND canceled_at IS NULL RETURNING id`.execute(work.db)
  const canceled = rows.map((row) => row.id)
  await noteState(work, canceled, ['open', 'canceled'])
  return canceled
}

import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Cause, cause } from './cause.ts'
import { type Made, traceMade } from './trace-made.ts'

/** Why a task was made. */
export async function traceTask(work: Work, id: number): Promise<Cause[]> {
  const { rows } = await sql<Made>`
    SELECT t.id, t.description AS name, 'task' AS channel, coalesce(m.name, d.name, '') AS to_name, t.cause_item_id AS item_id, t.created_at, t.actor_kind, t.actor_id, t.actor_name
    FROM task t LEFT JOIN member m ON m.studio_id = t.studio_id AND m.id = t.member_id LEFT JOIN department d ON d.studio_id = t.studio_id AND d.id = t.department_id
    WHERE t.id = ${id}`.execute(work.db)
  const [made] = rows
  if (made === undefined) throw new Refusal('not-found', 'no-such-task', `There is no task number ${id}. It may belong to another studio.`)
  const whose = made.to_name === '' ? '' : ` for ${made.to_name}`
  const first = cause('task', made.created_at, { sentence: `The task “${made.name}”${whose}.`, actor: actorOf(made), item_id: made.item_id })
  return [first, ...(await traceMade(work, made, sql`e.task_id = ${id}`))]
}

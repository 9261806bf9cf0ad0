import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { enterType } from '../statuses/enter-type.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import type { StatusColumns } from '../tables.ts'
import { checkTask } from './check-task.ts'
import type { TaskChange } from './contract.ts'
import { findFinal } from './find-final.ts'
import { refuseWrongAssignment } from './refuse-wrong-assignment.ts'
import { noStatus, statusOf, type TaskRow } from './task.ts'

/**
 * The task as it would be with these fields; who assigns somebody anew has seen the flag, so it goes. In another type the task gets the status
 * that is called alike there, or the initial one; without a type it has none. Refuses wrong fields, and who or what is not there. Writes nothing.
 */
export async function withChange(work: Work, before: TaskRow, fields: Omit<TaskChange, 'version'>): Promise<TaskRow> {
  const after = { ...before, ...checkTask(fields) }
  const moved = after.member_id !== before.member_id || after.department_id !== before.department_id
  if (moved) await refuseWrongAssignment(work, after)
  return { ...after, ...(await inType(work, before, after)), flagged: moved ? null : before.flagged }
}

async function inType(work: Work, before: TaskRow, { type_id, completed_at }: TaskRow): Promise<Partial<TaskRow>> {
  if (type_id === before.type_id) return {}
  if (type_id === null) return noStatus
  const [problem] = await findStrangers(work, [{ field: 'type_id', id: type_id, was: before.type_id, what: 'type', of: 'task' }])
  if (problem !== undefined) throw new Refusal('invalid', 'bad-task', { message: problem.message, problems: [problem] })
  const final = completed_at === null ? null : await findFinal(work, type_id)
  const status = final === null ? await entered(work, before, type_id) : entering(final.id, null, work.now)
  return { type_set_at: work.now, ...status }
}

async function entered(work: Work, before: TaskRow, type_id: number): Promise<StatusColumns> {
  const stood = statusOf(before)
  if (stood !== null) return enterType(work, 'task', { ...stood, type_id })
  const initial = await chooseStatus(work, { subject_kind: 'task', type_id })
  return entering(initial.id, defaultDueOn(initial, work.today, work.studio.workWeek), work.now)
}

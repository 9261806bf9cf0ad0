import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { type SubjectKind, subjectKinds } from '../subject.ts'
import type { StatusRow } from './status.ts'

/** A status of this kind of record that may be chosen. Without an id, the initial one. Refuses what is not there or not in use. */
export async function chooseStatus(work: Work, subjectKind: SubjectKind, id?: number): Promise<StatusRow> {
  const ofKind = work.db.selectFrom('status').selectAll().where('subject_kind', '=', subjectKind)
  const found = await (id === undefined ? ofKind.where('is_initial', '=', true) : ofKind.where('id', '=', id)).executeTakeFirst()
  const kind = subjectKinds[subjectKind].label.toLowerCase()
  if (found === undefined && id === undefined) {
    throw refuseField('status_id', 'no-initial-status', `No ${kind} status is marked as the initial one. Choose a status, or mark one under Settings.`)
  }
  if (found === undefined) throw refuseField('status_id', 'no-such-status', `There is no ${kind} status number ${id}. Reload the page and choose another.`)
  if (!found.active)
    throw refuseField('status_id', 'inactive-status', `The status “${found.name}” is not in use any more. Choose another, or make it active under Settings.`)
  return found
}

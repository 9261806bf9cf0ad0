import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { subjectKinds } from '../subject.ts'
import type { StatusFamily } from './family.ts'
import type { StatusRow } from './status.ts'

/** A status that may be chosen for such a record. Without an id, the initial one. Refuses what is not there, of another type, or not in use. */
export async function chooseStatus(work: Work, family: StatusFamily, id?: number): Promise<StatusRow> {
  const ofFamily = work.db
    .selectFrom('status')
    .selectAll()
    .where('subject_kind', '=', family.subject_kind)
    .where('type_id', 'is not distinct from', family.type_id)
  const found = await (id === undefined ? ofFamily.where('is_initial', '=', true) : ofFamily.where('id', '=', id)).executeTakeFirst()
  const kind = subjectKinds[family.subject_kind].label.toLowerCase()
  const ofType = family.type_id === null ? '' : ' of this type'
  if (found === undefined && id === undefined) {
    throw refuseField('status_id', 'no-initial-status', `No ${kind} status${ofType} is marked as the initial one. Choose a status, or mark one under Settings.`)
  }
  if (found === undefined)
    throw refuseField('status_id', 'no-such-status', `There is no ${kind} status number ${id}${ofType}. Reload the page and choose another.`)
  if (!found.active)
    throw refuseField('status_id', 'inactive-status', `The status “${found.name}” is not in use any more. Choose another, or make it active under Settings.`)
  return found
}

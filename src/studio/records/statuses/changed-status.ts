import { refuseField } from '#platform/refusal.ts'
import { oneLine } from '../written-text.ts'
import type { NewStatus, StatusChange } from './contract.ts'
import { refuseWrongMarks } from './refusals.ts'
import type { StatusRow } from './status.ts'

/** What a person says of a status, as it is kept. */
export type StatusFields = Pick<
  StatusRow,
  'name' | 'duration_days' | 'is_initial' | 'is_final' | 'active' | 'default_department_id' | 'default_member_id' | 'on_booking' | 'on_order'
>

/** A new status, complete. Refuses marks that its kind cannot have. */
export function newStatusFields(given: NewStatus): StatusFields {
  const { duration_days = null, initial = false, final = false, active = true } = given
  const { default_department_id = null, default_member_id = null, on_booking = false, on_order = false } = given
  const marks = { is_initial: initial, is_final: final, active: active || initial, on_booking, on_order }
  refuseWrongMarks(given.subject_kind, marks)
  return { name: oneLine(given.name), duration_days, ...marks, default_department_id, default_member_id }
}

/** A status after a change. The initial mark can be given but not taken: new records need one, so it is given to another status instead. */
export function changedStatus(before: StatusFields & Pick<StatusRow, 'subject_kind'>, change: Omit<StatusChange, 'version'>): StatusFields {
  const after = {
    name: change.name === undefined ? before.name : oneLine(change.name),
    duration_days: change.duration_days === undefined ? before.duration_days : change.duration_days,
    is_initial: change.initial ?? before.is_initial,
    is_final: change.final ?? before.is_final,
    active: change.active ?? before.active,
    default_department_id: change.default_department_id === undefined ? before.default_department_id : change.default_department_id,
    default_member_id: change.default_member_id === undefined ? before.default_member_id : change.default_member_id,
    on_booking: change.on_booking ?? before.on_booking,
    on_order: change.on_order ?? before.on_order,
  }
  if (before.is_initial && !after.is_initial)
    throw refuseField('initial', 'initial-needed', 'New records need an initial status. Mark another one as initial; this one then loses the mark.')
  if (after.is_initial && !after.active)
    throw refuseField('active', 'initial-inactive', 'New records get this status, so it cannot be inactive. Mark another one as initial first.')
  refuseWrongMarks(before.subject_kind, after)
  return after
}

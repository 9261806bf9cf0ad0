import type { Work } from '#studio/staff/work.ts'
import type { StatusRow } from '../statuses/status.ts'
import { type Assignment, assigned } from '../tasks/assignee.ts'
import { loadStaff } from '../tasks/load-staff.ts'

/**
 * Who takes an order over that enters this status: its default department and member, together [g]. A status that names neither
 * leaves the order with whom it is. For a member who has left the department's default member stands in, if there is one. A department
 * that was put away gets nothing: nobody looks there.
 */
export async function takingOver(work: Work, { default_department_id, default_member_id }: StatusRow): Promise<Partial<Assignment>> {
  const wanted = { department_id: default_department_id, member_id: default_member_id }
  if (default_department_id === null && default_member_id === null) return {}
  const staff = await loadStaff(work, [wanted])
  const isAway = default_department_id !== null && staff.departments.get(default_department_id)?.archived === true
  const { department_id, member_id } = assigned(isAway ? { ...wanted, department_id: null } : wanted, staff)
  return department_id === null && member_id === null ? {} : { department_id, member_id }
}

import type { Work } from '#studio/staff/work.ts'
import type { StatusRow } from '../statuses/status.ts'
import { type Assignment, assigned } from '../tasks/assignee.ts'
import { loadStaff } from '../tasks/load-staff.ts'

/**
 * Who takes an order over that enters this status: its default department and member, together [g]. A status that names neither
 * leaves the order with whom it is. For a member who has left the department's default member stands in, if there is one.
 */
export async function takingOver(work: Work, { default_department_id, default_member_id }: StatusRow): Promise<Partial<Assignment>> {
  const wanted = { department_id: default_department_id, member_id: default_member_id }
  if (default_department_id === null && default_member_id === null) return {}
  const { department_id, member_id } = assigned(wanted, await loadStaff(work, [wanted]))
  return { department_id, member_id }
}

import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Assignment } from './assignee.ts'
import { loadStaff } from './load-staff.ts'

/** Refuses a task that a person gives to somebody who is not there or has left. */
export async function refuseWrongAssignment(work: Work, { member_id, department_id }: Assignment): Promise<void> {
  const { members, departments } = await loadStaff(work, [{ member_id, department_id }])
  const member = member_id === null ? null : members.get(member_id)
  const department = department_id === null ? null : departments.get(department_id)
  if (member === undefined) throw refuseField('member_id', 'no-such-member', `There is no member number ${member_id}. Reload the page and choose another.`)
  if (member?.left === true) throw refuseField('member_id', 'member-left', `${member.name} has left. Choose somebody else.`)
  if (department === undefined)
    throw refuseField('department_id', 'no-such-department', `There is no department number ${department_id}. Reload the page and choose another.`)
  if (department?.archived === true) throw refuseField('department_id', 'department-archived', `The department ${department.name} is archived. Choose another.`)
}

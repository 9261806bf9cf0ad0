/** Who there is to take a task: members and departments by number. */
export type Staff = {
  members: ReadonlyMap<number, { name: string; left: boolean }>
  departments: ReadonlyMap<number, { name: string; default_member_id: number | null; archived: boolean }>
}

export type Assignment = { member_id: number | null; department_id: number | null }

/**
 * Who gets a task. When the one it is meant for has left, the default member of the department does, and the task is flagged with
 * the reason; without such a member the department has it, or nobody.
 */
export function assigned({ member_id, department_id }: Assignment, staff: Staff): Assignment & { flagged: string | null } {
  const member = member_id === null ? undefined : staff.members.get(member_id)
  const kept = { member_id, department_id, flagged: null }
  if (member_id === null) return kept
  if (member !== undefined && !member.left) return kept
  const name = member?.name ?? 'The assigned member'
  const department = department_id === null ? undefined : staff.departments.get(department_id)
  const stand = department?.default_member_id ?? null
  const standIn = stand === null ? undefined : staff.members.get(stand)
  if (standIn !== undefined && !standIn.left)
    return { member_id: stand, department_id, flagged: `${name} has left; this went to ${standIn.name}, the default of ${department?.name ?? ''}.` }
  if (department !== undefined)
    return { member_id: null, department_id, flagged: `${name} has left and ${department.name} has no default member. Assign somebody.` }
  return { member_id: null, department_id, flagged: `${name} has left. Assign somebody.` }
}

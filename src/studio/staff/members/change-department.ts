import type { Work } from '../work.ts'
import { checkedDepartment, type DepartmentFields } from './checked-department.ts'
import { putMembers } from './put-members.ts'
import { type Department, readDepartment } from './queries.ts'
import { writeDepartment } from './write-department.ts'

/** Changes a department; who is in it is replaced when given. */
export async function changeDepartment(work: Work, id: number, { version, ...change }: DepartmentFields & { version: number }): Promise<Department> {
  const { member_ids, ...fields } = checkedDepartment(change)
  await writeDepartment(work, { id, version, fields })
  if (member_ids !== undefined) await putMembers(work, id, member_ids)
  return readDepartment(work, id)
}

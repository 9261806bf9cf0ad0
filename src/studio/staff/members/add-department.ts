import type { Work } from '../work.ts'
import { checkedDepartment, type DepartmentFields } from './checked-department.ts'
import { putMembers } from './put-members.ts'
import { type Department, readDepartment } from './queries.ts'

/** Adds a department. */
export async function addDepartment(work: Work, wanted: DepartmentFields & { name: string }): Promise<Department> {
  const { member_ids = [], ...fields } = checkedDepartment(wanted)
  const { id } = await work.db
    .insertInto('department')
    .values({ email: null, default_member_id: null, ...fields, name: wanted.name.trim() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putMembers(work, id, member_ids)
  return readDepartment(work, id)
}

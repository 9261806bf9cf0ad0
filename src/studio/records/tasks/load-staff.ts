import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Assignment, Staff } from './assignee.ts'

/** The members and departments that tasks are meant for, and the default members of those departments. */
export async function loadStaff(work: Work, wanted: readonly Assignment[]): Promise<Staff> {
  const departmentIds = [...new Set(wanted.flatMap(({ department_id }) => department_id ?? []))]
  const departments = await sql<{ id: number; name: string; default_member_id: number | null; archived: boolean }>`
    SELECT id, name, default_member_id, archived_at IS NOT NULL AS archived FROM department WHERE id = ANY(${departmentIds}::bigint[])`.execute(work.db)
  const memberIds = [...new Set([...wanted.flatMap(({ member_id }) => member_id ?? []), ...departments.rows.flatMap((row) => row.default_member_id ?? [])])]
  const members = await sql<{ id: number; name: string; left: boolean }>`
    SELECT id, name, archived_at IS NOT NULL AS left FROM member WHERE id = ANY(${memberIds}::bigint[])`.execute(work.db)
  return { members: new Map(members.rows.map((row) => [row.id, row])), departments: new Map(departments.rows.map((row) => [row.id, row])) }
}

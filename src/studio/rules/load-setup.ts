import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { DepartmentRow, MemberRow, Setup, StatusRow, TemplateRow, TypeRow } from './setup.ts'

/** Everything that a file of rules can name, in five statements. Statuses and types in their order, the others by name. */
export async function loadSetup(work: Work): Promise<Setup> {
  const members = await sql<MemberRow>`SELECT id, name, email, archived_at IS NOT NULL AS archived FROM member ORDER BY lower(name), id`.execute(work.db)
  const departments = await sql<DepartmentRow>`
    SELECT id, name, email, default_member_id, version, archived_at IS NOT NULL AS archived,
      ARRAY(SELECT d.member_id FROM department_member d WHERE d.studio_id = department.studio_id AND d.department_id = department.id ORDER BY d.member_id) AS member_ids
    FROM department ORDER BY lower(name), id`.execute(work.db)
  const types = await sql<TypeRow>`SELECT id, subject_kind, name, active, version FROM type ORDER BY subject_kind, position, id`.execute(work.db)
  const statuses = await sql<StatusRow>`
    SELECT id, subject_kind, type_id, name, duration_days, is_initial, is_final, active, on_booking, on_order, default_department_id, default_member_id, version
    FROM status ORDER BY subject_kind, type_id, position, id`.execute(work.db)
  const templates = await sql<TemplateRow>`
    SELECT id, name, subject_kind, purpose, subject, body, version, archived_at IS NOT NULL AS archived FROM template ORDER BY lower(name), id`.execute(work.db)
  return { members: members.rows, departments: departments.rows, types: types.rows, statuses: statuses.rows, templates: templates.rows }
}

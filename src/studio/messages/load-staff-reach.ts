import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type DepartmentReach, type StaffReach, usableEmail, type Way } from './reachability.ts'
import { findStops } from './suppression/find-stops.ts'

export type StaffWanted = { members: readonly number[]; departments: readonly number[] }
export type StaffReachability = { members: Map<number, StaffReach>; departments: Map<number, DepartmentReach> }

/** How members and departments can be reached, as things stand now: three queries, whatever their number. */
export async function loadStaffReach(work: Work, { members, departments }: StaffWanted): Promise<StaffReachability> {
  const shared = departments.length === 0 ? [] : await sharedAddresses(work, departments)
  const staff = await sql<MemberRow>`
    SELECT m.id AS "memberId", m.name, m.email, m.phone, m.archived_at IS NOT NULL AS left,
      ARRAY(SELECT d.department_id FROM department_member d WHERE d.studio_id = m.studio_id AND d.member_id = m.id AND d.department_id = ANY(${departments})) AS departments
    FROM member m
    WHERE m.id = ANY(${members})
       OR m.id IN (SELECT d.member_id FROM department_member d WHERE d.studio_id = m.studio_id AND d.department_id = ANY(${departments}))
    ORDER BY lower(m.name), m.id`.execute(work.db)
  const stops = await findStops(
    work,
    'email',
    [...shared, ...staff.rows].flatMap(({ email }) => (email === null ? [] : [email])),
  )
  const emailOf = (email: string | null) => usableEmail(email === null || email.trim() === '' ? [] : [{ email, stops: stops(email) }])
  const reach = (row: MemberRow) => staffReach(row, emailOf(row.email))
  const present = staff.rows.filter(({ left }) => !left)
  return {
    members: new Map(staff.rows.map((row) => [row.memberId, reach(row)])),
    departments: new Map(
      shared.map(({ email, ...department }) => [
        department.departmentId,
        {
          ...department,
          email: emailOf(email),
          members: present.filter((row) => row.departments.includes(department.departmentId)).map(reach),
        },
      ]),
    ),
  }
}

type MemberRow = { memberId: number; name: string; email: string | null; phone: string | null; left: boolean; departments: number[] }
type DepartmentRow = { departmentId: number; name: string; archived: boolean; defaultMemberId: number | null; email: string | null }

async function sharedAddresses(work: Work, departments: readonly number[]): Promise<DepartmentRow[]> {
  const { rows } = await sql<DepartmentRow>`
    SELECT d.id AS "departmentId", d.name, d.archived_at IS NOT NULL AS archived, d.default_member_id AS "defaultMemberId", d.email
    FROM department d WHERE d.id = ANY(${departments})`.execute(work.db)
  return rows
}

function staffReach({ memberId, name, phone, left }: MemberRow, email: Way): StaffReach {
  const gone: Way = { ok: false, why: 'left' }
  const call: Way = phone === null || phone.trim() === '' ? { ok: false, why: 'no-phone' } : { ok: true, address: phone }
  return { memberId, name, firstName: name.split(/\s+/)[0] ?? name, left, email: left ? gone : email, call: left ? gone : call }
}

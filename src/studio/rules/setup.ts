import type { SubjectKind, TypedKind } from '#studio/records/subject.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { oneLine } from '#studio/records/written-text.ts'

/** What a file of rules names, as the studio has it. */
export type Setup = {
  members: readonly MemberRow[]
  departments: readonly DepartmentRow[]
  types: readonly TypeRow[]
  statuses: readonly StatusRow[]
  templates: readonly TemplateRow[]
}

export type MemberRow = { id: number; name: string; email: string | null; archived: boolean }
export type DepartmentRow = {
  id: number
  name: string
  email: string | null
  default_member_id: number | null
  member_ids: readonly number[]
  archived: boolean
  version: number
}
export type TypeRow = { id: number; subject_kind: TypedKind; name: string; active: boolean; version: number }
export type StatusRow = {
  id: number
  /** Those of web forms, which nobody sets up, are among them. */
  subject_kind: SubjectKind | 'web_form'
  type_id: number | null
  name: string
  duration_days: number | null
  is_initial: boolean
  is_final: boolean
  active: boolean
  on_booking: boolean
  on_order: boolean
  default_department_id: number | null
  default_member_id: number | null
  version: number
}
export type TemplateRow = {
  id: number
  name: string
  subject_kind: string
  purpose: 'transactional' | 'marketing'
  subject: string
  body: string
  archived: boolean
  version: number
}

/** What is the same for two names that a person takes for the same, and that the database would not keep beside each other. */
export function nameKey(name: string): string {
  return oneLine(name).toLowerCase()
}

/** Two names that a person takes for the same. */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other)
}

/** The row of this name: one in use before an archived one. */
export function named<Row extends { name: string }>(rows: readonly Row[], name: string): Row | undefined {
  const found = rows.filter((row) => sameName(row.name, name))
  return found.find((row) => !('archived' in row && row.archived === true)) ?? found[0]
}

/** What a file calls a member: by name, or by email where somebody else in the studio has the same name. */
export function memberName({ name, email }: MemberRow, members: readonly MemberRow[]): string {
  const alone = members.filter((each) => !each.archived && sameName(each.name, name)).length <= 1
  return alone ? name : (email ?? name)
}

/** The members that a file may mean by a word: by name, else by email. */
export function membersCalled(members: readonly MemberRow[], word: string): MemberRow[] {
  const living = members.filter((each) => !each.archived)
  const byName = living.filter((each) => sameName(each.name, word))
  if (byName.length === 1) return byName
  const byEmail = living.filter((each) => each.email !== null && sameName(each.email, word))
  if (byEmail.length > 0 || byName.length > 0) return byEmail.length > 0 ? byEmail : byName
  return members.filter((each) => sameName(each.name, word) || (each.email !== null && sameName(each.email, word))).slice(0, 1)
}

/** Whether the types of such records have statuses of their own. */
export function hasStatusesByType(kind: string): boolean {
  const entry = Object.entries(subjectKinds).find(([key]) => key === kind)?.[1]
  return entry?.statusesOf === 'type'
}

import { refuseField } from '#platform/refusal.ts'
import { parseEmail } from '../email-address.ts'
import { changedMeanwhile } from '../refusals.ts'
import type { Work } from '../work.ts'
import { type Department, readDepartment } from './department-queries.ts'

export type DepartmentFields = {
  name?: string | undefined
  email?: string | null | undefined
  default_member_id?: number | null | undefined
  member_ids?: readonly number[] | undefined
}

/** Adds a department. */
export async function addDepartment(work: Work, wanted: DepartmentFields & { name: string }): Promise<Department> {
  const { member_ids = [], ...fields } = checked(wanted)
  const { id } = await work.db
    .insertInto('department')
    .values({ email: null, default_member_id: null, ...fields, name: wanted.name.trim() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putMembers(work, id, member_ids)
  return readDepartment(work, id)
}

/** Changes a department; who is in it is replaced when given. */
export async function changeDepartment(work: Work, id: number, { version, ...change }: DepartmentFields & { version: number }): Promise<Department> {
  const { member_ids, ...fields } = checked(change)
  await write(work, { id, version, fields })
  if (member_ids !== undefined) await putMembers(work, id, member_ids)
  return readDepartment(work, id)
}

/** Archives a department or brings it back. */
export async function archiveDepartment(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<Department> {
  const before = await readDepartment(work, id)
  if (archived === (before.archived_at !== null)) return before
  await write(work, { id, version, fields: { archived_at: archived ? work.now : null } })
  return readDepartment(work, id)
}

type Written = Omit<DepartmentFields, 'member_ids'> & { archived_at?: Date | null }

async function write(work: Work, { id, version, fields }: { id: number; version: number; fields: Written }): Promise<void> {
  await readDepartment(work, id)
  const changed = await work.db
    .updateTable('department')
    .set((row) => ({ ...fields, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw changedMeanwhile('this department')
}

async function putMembers({ db }: Work, department_id: number, member_ids: readonly number[]): Promise<void> {
  await db.deleteFrom('department_member').where('department_id', '=', department_id).execute()
  const rows = [...new Set(member_ids)].map((member_id) => ({ department_id, member_id }))
  if (rows.length > 0) await db.insertInto('department_member').values(rows).execute()
}

function checked<T extends DepartmentFields>(fields: T): T {
  const kept = { ...fields }
  if (fields.name !== undefined) kept.name = fields.name.trim()
  if (fields.email !== undefined) kept.email = fields.email === null || fields.email.trim() === '' ? null : readEmail(fields.email)
  return kept
}

function readEmail(text: string): string {
  const reading = parseEmail(text)
  if (!reading.ok) throw refuseField('email', 'bad-email', reading.message)
  return reading.value
}

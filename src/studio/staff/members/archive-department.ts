import type { Work } from '../work.ts'
import { type Department, readDepartment } from './queries.ts'
import { writeDepartment } from './write-department.ts'

/** Archives a department or brings it back. */
export async function archiveDepartment(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<Department> {
  const before = await readDepartment(work, id)
  if (archived === (before.archived_at !== null)) return before
  await writeDepartment(work, { id, version, fields: { archived_at: archived ? work.now : null } })
  return readDepartment(work, id)
}

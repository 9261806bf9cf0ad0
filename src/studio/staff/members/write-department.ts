import { changedMeanwhile } from '../refusals.ts'
import type { Work } from '../work.ts'
import type { DepartmentFields } from './checked-department.ts'
import { readDepartment } from './queries.ts'

type Written = Omit<DepartmentFields, 'member_ids'> & { archived_at?: Date | null }

/** Writes fields of the version that was seen. */
export async function writeDepartment(work: Work, { id, version, fields }: { id: number; version: number; fields: Written }): Promise<void> {
  await readDepartment(work, id)
  const changed = await work.db
    .updateTable('department')
    .set((row) => ({ ...fields, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw changedMeanwhile('this department')
}

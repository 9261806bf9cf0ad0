import type { Work } from '../work.ts'

/** Replaces who is in a department. */
export async function putMembers({ db }: Work, department_id: number, member_ids: readonly number[]): Promise<void> {
  await db.deleteFrom('department_member').where('department_id', '=', department_id).execute()
  const rows = [...new Set(member_ids)].map((member_id) => ({ department_id, member_id }))
  if (rows.length > 0) await db.insertInto('department_member').values(rows).execute()
}

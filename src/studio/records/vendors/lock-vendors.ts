import type { Work } from '#studio/staff/work.ts'
import type { VendorRow } from './vendor.ts'

/** These vendors by their numbers, locked against other changes until the transaction ends. What is not there is left out. */
export async function lockVendors(work: Work, ids: readonly number[]): Promise<Map<number, VendorRow>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('vendor').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
  return new Map(rows.map((row) => [row.id, row]))
}

import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'

/** Writes to the address again. The entry is kept with the day it was lifted; lifted twice it keeps the first. Refuses an unknown id. */
export async function liftSuppression(work: Work, id: number): Promise<void> {
  const entry = await work.db.selectFrom('suppression').select('lifted_at').where('id', '=', id).forUpdate().executeTakeFirst()
  if (entry === undefined) throw noSuch('suppression', id)
  if (entry.lifted_at !== null) return
  await work.db.updateTable('suppression').set({ lifted_at: work.now }).where('id', '=', id).execute()
}

import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ClientRecord } from './client.ts'
import { clientName } from './client-name.ts'

/** Refuses to change a client that is none any more: one that was merged into another, or erased. */
export async function refuseClosed(
  work: Work,
  row: Pick<ClientRecord['row'], 'id' | 'merged_into' | 'erased_at' | 'first_name' | 'last_name' | 'company'>,
): Promise<void> {
  if (row.erased_at !== null) throw new Refusal('conflict', 'client-erased', 'This client was erased, and nothing of it can be changed any more.')
  if (row.merged_into === null) return
  const winner = await work.db.selectFrom('client').select(['first_name', 'last_name', 'company']).where('id', '=', row.merged_into).executeTakeFirstOrThrow()
  throw new Refusal('conflict', 'client-merged', `${clientName(row)} was merged into ${clientName(winner)}, number ${row.merged_into}. Open that client.`)
}

import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { keptClients } from './keep-clients.ts'

/** What moves a client by itself, and what the history says of it. */
export type Occasion = { mark: 'on_booking' | 'on_order'; note: string }

/**
 * Moves a client to the status that the studio has marked for such an occasion. Never back in the order, never out of a final status,
 * and nobody who is archived; where no status has the mark, nothing happens.
 */
export async function advanceClient(work: Work, id: number, { mark, note }: Occasion): Promise<void> {
  const status = await work.db.selectFrom('status').selectAll().where('subject_kind', '=', 'client').where(mark, '=', true).executeTakeFirst()
  if (status === undefined) return
  const before = await lockRecord(work, keptClients, id)
  const stands = await work.db.selectFrom('status').select(['position', 'is_final']).where('id', '=', before.row.status_id).executeTakeFirstOrThrow()
  if (stands.is_final || stands.position >= status.position || before.row.archived_at !== null) return
  const enters = entering(status.id, defaultDueOn(status, work.today, work.studio.workWeek), work.now)
  await writeRecords(work, keptClients, [{ before, after: { ...before, row: { ...before.row, ...enters } }, what: 'changed', note }])
}

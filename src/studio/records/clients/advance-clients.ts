import type { Work } from '#studio/staff/work.ts'
import { lockRecords } from '../lock-records.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { keptClients } from './keep-clients.ts'

/** A client whom something moves by itself, and what the history says of it. */
export type Occasion = { client_id: number; note: string }

/**
 * Moves clients to the status that the studio has marked for such an occasion; of several for one client the first is told. Never back
 * in the order, never out of a final status, and nobody who is archived; where no status has the mark, nothing happens.
 */
export async function advanceClients(work: Work, mark: 'on_booking' | 'on_order', occasions: readonly Occasion[]): Promise<void> {
  if (occasions.length === 0) return
  const statuses = await work.db.selectFrom('status').selectAll().where('subject_kind', '=', 'client').execute()
  const status = statuses.find((one) => one[mark])
  if (status === undefined) return
  const behind = new Set(statuses.filter(({ is_final, position }) => !is_final && position < status.position).map(({ id }) => id))
  const notes = new Map(occasions.toReversed().map(({ client_id, note }) => [client_id, note]))
  const clients = await lockRecords(work, keptClients, [...notes.keys()])
  const moving = [...clients.values()].filter(({ row }) => behind.has(row.status_id) && row.archived_at === null)
  const enters = () => entering(status.id, defaultDueOn(status, work.today, work.studio.workWeek), work.now)
  await writeRecords(
    work,
    keptClients,
    moving.map((before) => ({ before, after: { ...before, row: { ...before.row, ...enters() } }, what: 'changed', note: notes.get(before.row.id) ?? '' })),
  )
}

import type { Work } from '#studio/staff/work.ts'
import type { Keeping } from './keeping.ts'
import { lockRecord } from './lock-record.ts'
import type { AnyRecord } from './record-write.ts'
import { refuseStale } from './stale.ts'
import { subjectKinds } from './subject.ts'
import { writeRecords } from './write-records.ts'

export type Archiving = { id: number; archived: boolean; version: number }

/** Puts a record away or takes it back; twice the same way changes nothing. */
export async function archiveRecord<R extends AnyRecord>(work: Work, keeping: Keeping<R>, { id, archived, version }: Archiving): Promise<void> {
  const before = await lockRecord(work, keeping, id)
  refuseStale(subjectKinds[keeping.kind].label.toLowerCase(), before.row, version)
  if (archived === (before.row.archived_at !== null)) return
  const after = { ...before, row: { ...before.row, archived_at: archived ? work.now : null } }
  await writeRecords(work, keeping, [{ before, after, what: archived ? 'archived' : 'restored' }])
}

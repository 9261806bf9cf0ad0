import type { Static } from 'typebox'
import type { Work } from '#studio/staff/work.ts'
import type { Keeping } from '../keeping.ts'
import { lockRecord } from '../lock-record.ts'
import type { AnyRecord } from '../record-write.ts'
import { refuseStale } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import type { Assignment } from '../tasks/assignee.ts'
import { writeRecords } from '../write-records.ts'
import { manyLines } from '../written-text.ts'
import type { changeStatusBody } from './contract.ts'
import { withStatus } from './with-status.ts'

/** `due_on` left out: by the duration of the status; null: none. `version` is the one the person saw; `given` goes before whom the status names. */
export type StatusChange = Static<typeof changeStatusBody> & { id: number; given?: Partial<Assignment> }

/**
 * Moves a record to a status and keeps that in its history, or changes the due date alone. The same status again without
 * another due date changes nothing. Refuses a version that is not the latest, and a status that may not be chosen.
 */
export async function changeStatus<R extends AnyRecord>(work: Work, keeping: Keeping<R>, change: StatusChange): Promise<void> {
  const before = await lockRecord(work, keeping, change.id)
  refuseStale(subjectKinds[keeping.kind].label.toLowerCase(), before.row, change.version)
  const after = { ...before, row: { ...before.row, ...(await withStatus(work, { keeping, before, to: change })), ...change.given } }
  await writeRecords(work, keeping, [{ before, after, what: 'changed', note: manyLines(change.note ?? '') }])
}

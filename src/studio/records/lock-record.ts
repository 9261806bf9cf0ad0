import type { Work } from '#studio/staff/work.ts'
import type { Keeping } from './keeping.ts'
import { lockRecords } from './lock-records.ts'
import type { AnyRecord } from './record-write.ts'
import { noSuch } from './stale.ts'
import { subjectKinds } from './subject.ts'

/** One record, locked against other changes until the transaction ends; refuses a number that names none. */
export async function lockRecord<R extends AnyRecord>(work: Work, keeping: Keeping<R>, id: number): Promise<R> {
  const found = (await lockRecords(work, keeping, [id])).get(id)
  if (found === undefined) throw noSuch(subjectKinds[keeping.kind].label.toLowerCase(), id)
  return found
}

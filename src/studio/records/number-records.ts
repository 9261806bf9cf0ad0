import type { Work } from '#studio/staff/work.ts'
import { drawNumbers } from './draw-numbers.ts'
import { type AnyRecord, entersStatus, type RecordWrite } from './record-write.ts'
import type { SubjectKind } from './subject.ts'

/** Gives new records and new status entries their numbers, and every record its next version. */
export async function numberRecords<R extends AnyRecord>(work: Work, table: SubjectKind, writes: readonly RecordWrite<R>[]): Promise<RecordWrite<R>[]> {
  const ids = await drawNumbers(work, table, writes.filter(({ before }) => before === null).length)
  const entries = await drawNumbers(work, 'status_entry', writes.filter(entersStatus).length)
  return writes.map((write) => {
    const { before, after } = write
    const id = before?.row.id ?? next(ids)
    const status_entry_id = entersStatus(write) ? next(entries) : after.row.status_entry_id
    return { ...write, after: { ...after, row: { ...after.row, studio_id: work.studio.id, id, status_entry_id, version: (before?.row.version ?? 0) + 1 } } }
  })
}

function next(numbers: Iterator<number>): number {
  const { value, done } = numbers.next()
  if (done === true) throw new Error('Too few numbers were drawn.')
  return value
}

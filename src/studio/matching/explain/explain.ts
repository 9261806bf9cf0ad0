import type { Work } from '#studio/staff/work.ts'
import { explainPair } from './explain-pair.ts'
import { explainRecord } from './explain-record.ts'
import type { Record } from './occurrence.ts'

/** One trigger and a record, whole; without a trigger every one of the record's kind, in a line each. */
export async function explain(work: Work, record: Record, triggerId?: number) {
  if (triggerId === undefined) return { ...(await explainRecord(work, record)), explained: null }
  const { record: named, ...explained } = await explainPair(work, triggerId, record)
  return { record: named, explained, rows: [] }
}

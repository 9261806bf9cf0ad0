import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ClientRecord } from '../clients/client.ts'
import type { RecordWrite } from '../record-write.ts'

/**
 * Gives the sessions of clients of whom a file of the past takes *Do Not Market* or *Do Not Call* the history mark: those marks keep
 * sessions off the list, and what is past by now must not come onto it because they are gone.
 */
export async function markSessions(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const freed = writes.flatMap(({ before, after }) => (before !== null && isFreed(before.row, after.row) ? [after.row.id] : []))
  if (freed.length === 0) return
  await sql`UPDATE session SET history_at = ${work.now} WHERE client_id = ANY(${freed}::bigint[])`.execute(work.db)
}

type Flags = { do_not_market: boolean; do_not_call: boolean }

function isFreed(was: Flags, is: Flags): boolean {
  return (was.do_not_market && !is.do_not_market) || (was.do_not_call && !is.do_not_call)
}

import type { Work } from '#studio/staff/work.ts'
import { refuseStale } from '../stale.ts'
import { lockSession } from './load-sessions.ts'
import { writeSessions } from './write-sessions.ts'

/** Puts a session away or takes it back; twice the same way changes nothing. */
export async function archiveSession(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<void> {
  const before = await lockSession(work, id)
  refuseStale('session', before.row, version)
  if (archived === (before.row.archived_at !== null)) return
  const after = { ...before, row: { ...before.row, archived_at: archived ? work.now : null } }
  await writeSessions(work, [{ before, after, what: archived ? 'archived' : 'restored' }])
}
